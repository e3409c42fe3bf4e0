export { ApiError, PlainError } from './api-error.ts'
export { causesOf } from './causes-of.ts'
export {
  alreadyExists,
  badRequest,
  conflict,
  entityTooLarge,
  expired,
  forbidden,
  forbiddenPath,
  internalError,
  invalid,
  methodNotAllowed,
  methodNotSupported,
  modified,
  notAcceptable,
  notFound,
  pageNotFound,
  resourceVersionTooLarge,
  unauthorized,
  unclassified,
  unknownResource,
  unsupportedMediaType,
} from './problem.ts'
