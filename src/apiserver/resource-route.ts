import type { Context } from './context.ts'
import {
  badRequest,
  methodNotAllowed,
  methodNotSupported,
  notFound,
  pageNotFound,
  unknownResource,
} from './error/index.ts'
import type { Answer, ApiRequest } from './request/api-request.ts'
import type { ResourceRequestInfo } from './request/request-info.ts'
import type { ServedResource } from './resource/served-resource.ts'
import { subresourcesOf } from './resource/subresource.ts'
import { create } from './verb/create.ts'
import { remove, removeCollection } from './verb/delete.ts'
import { get } from './verb/get.ts'
import { list } from './verb/list.ts'
import { patch } from './verb/patch.ts'
import { review } from './verb/review.ts'
import { scale } from './verb/scale.ts'
import { update } from './verb/update.ts'
import { watch } from './verb/watch.ts'

/** Takes a request for a resource to its verb. Throws `ApiError` and `PlainError`. */
export function routeResource(
  context: Context,
  request: ApiRequest,
  info: ResourceRequestInfo,
): Promise<Answer> {
  const resource = context.resources.find(info.group, info.version, info.resource)
  if (!resource) throw isBuiltin(context, info) ? unknownResource() : pageNotFound()
  if (info.verb === '') throw resource.custom ? methodNotSupported(resource, '') : methodNotAllowed()
  checkScope(resource, info)
  if (resource.review) {
    if (info.verb !== 'create') throw methodNotAllowed()
    return review(context, request, resource, resource.review)
  }
  if (info.subresource !== '') return routeSubresource(context, request, info, resource)
  switch (info.verb) {
    case 'list':
      return list(context, request, info, resource)
    case 'watch':
      return watch(context, request, info, resource)
    case 'get':
      return get(context, request, info, resource)
    case 'create':
      if (info.name !== '' && !resource.custom) throw methodNotAllowed()
      return create(context, request, info, resource)
    case 'update':
    case 'patch':
      if (info.name === '') throw resource.custom ? badRequest('name must be provided') : methodNotAllowed()
      return (info.verb === 'update' ? update : patch)(context, request, info, resource)
    case 'delete':
      return remove(context, request, info, resource)
    case 'deletecollection':
      if (!resource.verbs.includes('deletecollection')) throw methodNotAllowed()
      return removeCollection(context, request, info, resource)
  }
}

/** Below a group of built-in kinds a path that names nothing gets a Status, elsewhere a text. */
function isBuiltin({ resources }: Context, { group }: ResourceRequestInfo): boolean {
  const served = resources.groups().find(({ name }) => name === group)
  return served?.versions.some(({ resources }) => resources.some(({ custom }) => !custom)) ?? false
}

/** A namespaced resource is read across namespaces only as a collection; a cluster-scoped one never in one. */
function checkScope(resource: ServedResource, { namespace, name, verb }: ResourceRequestInfo): void {
  const across = verb === 'list' || verb === 'watch'
  const fits = resource.namespaced ? namespace !== '' || (across && name === '') : namespace === ''
  if (fits) return
  if (resource.custom) throw pageNotFound()
  throw resource.namespaced && name === '' ? methodNotAllowed() : unknownResource()
}

function routeSubresource(
  context: Context,
  request: ApiRequest,
  info: ResourceRequestInfo,
  resource: ServedResource,
): Promise<Answer> {
  const { subresource, verb } = info
  const known = subresourcesOf(resource).find(({ name }) => name === subresource)
  if (!known) throw resource.custom ? notFound(resource, info.name) : unknownResource()
  if (!known.verbs.includes(verb))
    throw resource.custom ? methodNotSupported(resource, verb) : methodNotAllowed()
  if (subresource === 'scale' && resource.scale)
    return scale(context, request, info, resource, resource.scale)
  if (verb === 'get') return get(context, request, info, resource)
  if (verb === 'update') return update(context, request, info, resource)
  return patch(context, request, info, resource)
}
