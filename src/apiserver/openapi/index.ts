export { OpenApiDocuments } from './open-api-documents.ts'
export { type SwaggerEncoding, swaggerDocument } from './swagger-document.ts'
