import { formatApiVersion } from '../../object/index.ts'
import { methodNotAllowed, notAcceptable, pageNotFound, routeNotAcceptable } from '../error/index.ts'
import { type Answer, type ApiRequest, json } from '../request/api-request.ts'
import { acceptedTypes, negotiate, parseAccept } from '../request/media-type.ts'
import type { ResourceGroup, ResourceRegistry } from '../resource/resource-registry.ts'
import { aggregatedDiscovery } from './aggregated.ts'
import { coreVersions, group, groupList, resourceList } from './legacy.ts'

/** `/api`, `/apis` and what lies below them down to a group and version. Throws `PlainError` 404. */
export function discovery(
  resources: ResourceRegistry,
  request: ApiRequest,
  parts: readonly string[],
  address: string,
): Answer {
  const core = parts[0] === 'api'
  const groups = resources.groups().filter(({ name }) => (name === '') === core)
  if (parts.length === 1) {
    if (wantsAggregated(request.header('accept')))
      return {
        kind: 'document',
        code: 200,
        contentType: 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
        body: JSON.stringify(aggregatedDiscovery(groups)),
      }
    if (core && request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed()
    checkAccept(request, notAcceptable)
    return json(200, core ? coreVersions(address) : groupList(groups))
  }
  const [, first, second] = parts
  const isFixed = (core || second !== undefined) && isBuiltin(groups, core ? '' : first)
  if (isFixed && request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed()
  checkAccept(request, isFixed ? routeNotAcceptable : notAcceptable)
  const found = core ? groups[0] : groups.find(({ name }) => name === first)
  if (!found) throw pageNotFound()
  const versionName = core ? first : second
  if (versionName === undefined) return json(200, group(found))
  const version = found.versions.find(({ version }) => version === versionName)
  if (!version) throw pageNotFound()
  const groupVersion = formatApiVersion({ group: found.name, version: version.version })
  return json(200, resourceList(groupVersion, version.resources))
}

/** Whether the aggregated form is asked for before the old one. */
function wantsAggregated(accept: string | undefined): boolean {
  for (const { type, parameters } of parseAccept(accept ?? '')) {
    if (type !== 'application/json') continue
    const { as, g, v } = parameters
    if (as === undefined) return false
    if (as === 'APIGroupDiscoveryList' && g === 'apidiscovery.k8s.io' && v === 'v2') return true
  }
  return false
}

/** These documents have one form only. */
function checkAccept(request: ApiRequest, refused: typeof notAcceptable): void {
  if (negotiate(request.header('accept'))?.representation !== 'object') throw refused(acceptedTypes)
}

const isBuiltin = (groups: readonly ResourceGroup[], name: string | undefined): boolean =>
  groups.some(
    (group) =>
      group.name === name && group.versions.some(({ resources }) => resources.some(({ custom }) => !custom)),
  )
