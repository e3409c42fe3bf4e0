import { formatGroupKind, formatGroupResource, type StatusCause } from '../../object/index.ts'
import { ApiError, PlainError } from './api-error.ts'

/** The failures of apimachinery's api/errors, word for word: clients and test suites compare them. */

interface GroupResource {
  readonly group: string
  readonly resource: string
}

const detailsOf = ({ group, resource }: GroupResource, name?: string) => ({
  ...(name && { name }),
  ...(group && { group }),
  ...(resource && { kind: resource }),
})

export const pageNotFound = (): PlainError => new PlainError(404, '404 page not found\n')

export const notFound = (resource: GroupResource, name: string): ApiError =>
  new ApiError(
    404,
    'NotFound',
    `${formatGroupResource(resource)} ${JSON.stringify(name)} not found`,
    detailsOf(resource, name),
  )

/** For a path under a served version that names nothing. */
export const unknownResource = (): ApiError =>
  new ApiError(404, 'NotFound', 'the server could not find the requested resource', {})

export const alreadyExists = (resource: GroupResource, name: string, prefix = ''): ApiError =>
  new ApiError(
    409,
    'AlreadyExists',
    `${prefix}${formatGroupResource(resource)} ${JSON.stringify(name)} already exists`,
    detailsOf(resource, name),
  )

export const conflict = (resource: GroupResource, name: string, message: string): ApiError =>
  new ApiError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${formatGroupResource(resource)} ${JSON.stringify(name)}: ${message}`,
    detailsOf(resource, name),
  )

export const modified =
  'the object has been modified; please apply your changes to the latest version and try again'

/** `kind` is what the details call `kind`; a few old registries put the plural there. */
export function invalid(
  { group, kind }: { group: string; kind: string },
  name: string,
  causes: readonly StatusCause[],
): ApiError {
  const texts = [...new Set(causes.map(({ field, message }) => `${field || '<nil>'}: ${message}`))]
  const all = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`
  return new ApiError(
    422,
    'Invalid',
    `${formatGroupKind({ group, kind })} ${JSON.stringify(name)} is invalid: ${all}`,
    {
      ...(name && { name }),
      ...(group && { group }),
      ...(kind && { kind }),
      causes: [...causes],
    },
  )
}

export const badRequest = (message: string): ApiError => new ApiError(400, 'BadRequest', message)

export const unauthorized = (): ApiError => new ApiError(401, 'Unauthorized', 'Unauthorized')

export const methodNotAllowed = (): ApiError =>
  new ApiError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', {})

export const methodNotSupported = (resource: GroupResource, action: string): ApiError =>
  new ApiError(
    405,
    'MethodNotAllowed',
    `${action} is not supported on resources of kind ${JSON.stringify(formatGroupResource(resource))}`,
    detailsOf(resource),
  )

export const notAcceptable = (accepted: readonly string[]): ApiError =>
  new ApiError(406, 'NotAcceptable', `only the following media types are accepted: ${accepted.join(', ')}`)

/** As the router of built-in kinds says it, before a handler is reached. */
export const routeNotAcceptable = (accepted: readonly string[]): ApiError =>
  new ApiError(
    406,
    'NotAcceptable',
    `406: Not Acceptable\n\nAvailable representations: ${accepted.join(', ')}`,
    {},
  )

export const routeUnsupportedMediaType = (): ApiError =>
  new ApiError(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {})

export const unsupportedMediaType = (accepted: readonly string[]): ApiError =>
  new ApiError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`,
  )

export const entityTooLarge = (limit: number): ApiError =>
  requestTooLarge(`Request entity too large: limit is ${limit}`)

export const requestTooLarge = (message: string): ApiError =>
  new ApiError(413, 'RequestEntityTooLarge', message)

/** A patch that does not fit the object. */
export const unprocessable = (): ApiError =>
  new ApiError(422, 'Invalid', 'the server rejected our request due to an error in our request', {})

export const nameUndeterminable = (name: string): ApiError =>
  badRequest(`the name of the object (${name} based on URL) was undeterminable: name must be provided`)

export const expired = (message: string): ApiError => new ApiError(410, 'Expired', message)

/** A version from the future: kube-apiserver waits three seconds for it before it says so. */
export const resourceVersionTooLarge = (asked: number, current: number): ApiError =>
  new ApiError(504, 'Timeout', `Timeout: Too large resource version: ${asked}, current: ${current}`, {
    causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
    retryAfterSeconds: 1,
  })

/** Go errors that reach the client as they are: code 500 and no reason. */
export const unclassified = (message: string): ApiError => new ApiError(500, '', message)

export const internalError = (message: string): ApiError =>
  new ApiError(500, 'InternalError', `Internal error occurred: ${message}`, {
    causes: [{ message }],
  })

export const forbiddenPath = (user: string, verb: string, path: string): ApiError =>
  new ApiError(
    403,
    'Forbidden',
    `forbidden: User ${JSON.stringify(user)} cannot ${verb} path ${JSON.stringify(path)}`,
    {},
  )

export const forbidden = (
  resource: GroupResource,
  name: string,
  message: string,
  causes?: StatusCause[],
): ApiError =>
  new ApiError(
    403,
    'Forbidden',
    name
      ? `${formatGroupResource(resource)} ${JSON.stringify(name)} is forbidden: ${message}`
      : `${formatGroupResource(resource)} is forbidden: ${message}`,
    { ...detailsOf(resource, name), ...(causes && { causes }) },
  )
