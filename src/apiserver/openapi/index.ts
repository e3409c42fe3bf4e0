export {
  type DocumentedResource,
  groupVersionDocument,
  type OpenApiDocument,
  openApiIndex,
} from './group-version-document.ts'
