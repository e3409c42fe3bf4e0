export { groupVersionDocument } from './group-version-document.ts'
export { openApiIndex } from './open-api-index.ts'
export { type SwaggerEncoding, swaggerDocument } from './swagger-document.ts'
