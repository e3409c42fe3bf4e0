/** The verbs of authorization and audit (apiserver's RequestInfo.Verb for resources). */
export type RequestVerb =
  | 'get'
  | 'list'
  | 'watch'
  | 'create'
  | 'update'
  | 'patch'
  | 'delete'
  | 'deletecollection'
  /** OPTIONS, HEAD and the like: the upstream verb is empty. */
  | ''

export interface ResourceRequestInfo {
  readonly isResource: true
  readonly verb: RequestVerb
  readonly group: string
  readonly version: string
  readonly namespace: string
  readonly resource: string
  readonly subresource: string
  readonly name: string
  /** What follows the subresource. */
  readonly rest: readonly string[]
}

export interface PathRequestInfo {
  readonly isResource: false
  readonly path: string
  readonly parts: readonly string[]
}

export type RequestInfo = ResourceRequestInfo | PathRequestInfo

const verbOfMethod: Readonly<Record<string, RequestVerb>> = {
  POST: 'create',
  GET: 'get',
  HEAD: 'get',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
}

/** Subresources of a namespace itself; anything else after its name is a resource in it. */
const namespaceSubresources: readonly string[] = ['status', 'finalize']

/**
 * What a request asks for, by its path and method alone: apiserver's RequestInfoFactory. `watch` is the raw
 * query parameter.
 */
export function requestInfo(method: string, path: string, watch: string | null): RequestInfo {
  const parts = path.split('/').filter((part) => part !== '')
  const core = parts[0] === 'api'
  const head = core ? 2 : 3
  if ((!core && parts[0] !== 'apis') || parts.length <= head) return { isResource: false, path, parts }

  let rest = parts.slice(head)
  let verb = verbOfMethod[method] ?? ''
  const legacyWatch = rest[0] === 'watch' && rest.length > 1
  if (legacyWatch) rest = rest.slice(1)

  let namespace = ''
  if (rest[0] === 'namespaces' && rest[1] !== undefined) {
    namespace = rest[1]
    const [, , third] = rest
    if (third !== undefined && !namespaceSubresources.includes(third)) rest = rest.slice(2)
  }
  const [resource = '', name = '', subresource = '', ...more] = rest
  const scoped = resource === 'namespaces' ? '' : namespace
  if (legacyWatch && verb === 'get') verb = 'watch'
  else if (name === '' && verb === 'get') verb = isTrue(watch) ? 'watch' : 'list'
  else if (name === '' && verb === 'delete') verb = 'deletecollection'
  return {
    isResource: true,
    verb,
    group: core ? '' : (parts[1] ?? ''),
    version: (core ? parts[1] : parts[2]) ?? '',
    namespace: scoped,
    resource,
    subresource,
    name,
    rest: more,
  }
}

/** conversion of a query parameter to bool: anything but these is true, even `maybe`. */
export function isTrue(parameter: string | null): boolean {
  return parameter !== null && parameter !== '0' && parameter.toLowerCase() !== 'false'
}
