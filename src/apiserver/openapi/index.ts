export {
  type DocumentedResource,
  groupVersionDocument,
  type OpenApiDocument,
} from './group-version-document.ts'
export { type OpenApiIndex, openApiIndex } from './open-api-index.ts'
