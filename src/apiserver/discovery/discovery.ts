import { formatApiVersion } from '../../object/index.ts'
import { pageNotFound } from '../error/index.ts'
import { type Answer, type ApiRequest, json } from '../request/api-request.ts'
import { parseAccept } from '../request/media-type.ts'
import type { ResourceRegistry } from '../resource/resource-registry.ts'
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
    const aggregated = aggregatedVersion(request.header('accept'))
    if (aggregated !== undefined)
      return {
        kind: 'document',
        code: 200,
        contentType: `application/json;g=apidiscovery.k8s.io;v=${aggregated};as=APIGroupDiscoveryList`,
        body: JSON.stringify(aggregatedDiscovery(groups, aggregated)),
      }
    return json(200, core ? coreVersions(address) : groupList(groups))
  }
  const [, first, second] = parts
  const found = core ? groups[0] : groups.find(({ name }) => name === first)
  if (!found) throw pageNotFound()
  const versionName = core ? first : second
  if (versionName === undefined) return json(200, group(found))
  const version = found.versions.find(({ version }) => version === versionName)
  if (!version) throw pageNotFound()
  const groupVersion = formatApiVersion({ group: found.name, version: version.version })
  return json(200, resourceList(groupVersion, version.resources))
}

/** The version of apidiscovery.k8s.io asked for, if the aggregated form is. */
function aggregatedVersion(accept: string | undefined): string | undefined {
  for (const { type, parameters } of parseAccept(accept ?? '')) {
    if (type !== 'application/json') continue
    if (parameters.as === undefined) return undefined
    const { as, g, v } = parameters
    if (as === 'APIGroupDiscoveryList' && g === 'apidiscovery.k8s.io' && (v === 'v2' || v === 'v2beta1'))
      return v
  }
  return undefined
}
