import { isJsonObject, type JsonObject, parseApiVersion } from '../object/index.ts'
import { type DiscoveredGroup, type DiscoveredResource, preferFirst } from './discovery.ts'

/*
 * Readers of the documents of discovery. They take what an aggregated API server may have got wrong as absent
 * rather than fail: one bad entry must not hide the rest.
 */

/** What `/api` and `/apis` answer in the aggregated form, APIGroupDiscoveryList of apidiscovery.k8s.io/v2. */
export interface AggregatedDocument {
  readonly groups: readonly DiscoveredGroup[]
  readonly resources: readonly DiscoveredResource[]
  /** `group/version` of parts that an aggregated API server did not answer for lately. */
  readonly stale: readonly string[]
}

/** Undefined when the document is of another form. */
export function readAggregatedDocument(body: unknown): AggregatedDocument | undefined {
  if (!isJsonObject(body) || body.kind !== 'APIGroupDiscoveryList') return undefined
  const groups: DiscoveredGroup[] = []
  const resources: DiscoveredResource[] = []
  const stale: string[] = []
  for (const item of records(body.items)) {
    const group = isJsonObject(item.metadata) ? text(item.metadata.name) : ''
    const versions = records(item.versions)
    groups.push({ name: group, versions: versions.map((version) => text(version.version)) })
    for (const version of versions) {
      const name = text(version.version)
      if (version.freshness === 'Stale') stale.push(group === '' ? name : `${group}/${name}`)
      for (const entry of records(version.resources)) {
        const resource = readAggregatedResource(group, name, entry)
        if (resource) resources.push(resource)
      }
    }
  }
  return { groups, resources, stale }
}

function readAggregatedResource(
  group: string,
  version: string,
  entry: JsonObject,
): DiscoveredResource | undefined {
  const resource = text(entry.resource)
  const kind = isJsonObject(entry.responseKind) ? text(entry.responseKind.kind) : ''
  if (resource === '' || kind === '') return undefined
  return {
    group,
    version,
    resource,
    kind,
    namespaced: entry.scope === 'Namespaced',
    singular: text(entry.singularResource),
    shortNames: texts(entry.shortNames),
    categories: texts(entry.categories),
    verbs: texts(entry.verbs),
    subresources: records(entry.subresources).map(({ subresource }) => text(subresource)),
  }
}

/** `/api` of old: APIVersions. */
export function readCoreVersions(body: unknown): DiscoveredGroup[] {
  if (!isJsonObject(body)) return []
  const versions = texts(body.versions)
  return versions.length === 0 ? [] : [{ name: '', versions: preferFirst(versions, undefined) }]
}

/** `/apis` of old: APIGroupList. */
export function readGroupList(body: unknown): DiscoveredGroup[] {
  if (!isJsonObject(body)) return []
  return records(body.groups).map((group) => {
    const preferred = isJsonObject(group.preferredVersion) ? text(group.preferredVersion.version) : undefined
    const versions = records(group.versions).map(({ version }) => text(version))
    return { name: text(group.name), versions: preferFirst(versions, preferred) }
  })
}

/** `/api/v1` and `/apis/group/version` of old: APIResourceList. */
export function readResourceList(body: unknown): DiscoveredResource[] {
  if (!isJsonObject(body)) return []
  const { group, version } = parseApiVersion(text(body.groupVersion))
  const entries = records(body.resources)
  const names = entries.map(({ name }) => text(name))
  return entries.flatMap((entry) => {
    const resource = text(entry.name)
    const kind = text(entry.kind)
    if (resource === '' || resource.includes('/') || kind === '') return []
    return {
      group,
      version,
      resource,
      kind,
      namespaced: entry.namespaced === true,
      singular: text(entry.singularName),
      shortNames: texts(entry.shortNames),
      categories: texts(entry.categories),
      verbs: texts(entry.verbs),
      subresources: names
        .filter((name) => name.startsWith(`${resource}/`))
        .map((name) => name.slice(resource.length + 1)),
    }
  })
}

function records(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}
