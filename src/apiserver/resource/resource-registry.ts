import { compareVersions, formatApiVersion } from '../../object/index.ts'
import type { ServedResource } from './served-resource.ts'

/** Which resources are served now. One writer (the server and its CRDs), many readers. */
export class ResourceRegistry {
  readonly #resources = new Map<string, ServedResource>()
  #revision = 0
  #groups: readonly ResourceGroup[] | undefined
  #preferred: readonly ServedResource[] | undefined

  /** Moves with every change: whoever caches what follows from the resources compares it. */
  get revision(): number {
    return this.#revision
  }

  add(resource: ServedResource): void {
    this.#resources.set(keyOf(resource), resource)
    this.#changed()
  }

  remove(resource: ServedResource): void {
    if (this.#resources.delete(keyOf(resource))) this.#changed()
  }

  find(group: string, version: string, resource: string): ServedResource | undefined {
    return this.#resources.get(`${group}/${version}/${resource}`)
  }

  /** The kind at that version, as owner references name it. */
  findKind(apiVersion: string, kind: string): ServedResource | undefined {
    for (const resource of this.#resources.values())
      if (resource.kind === kind && formatApiVersion(resource) === apiVersion) return resource
    return undefined
  }

  [Symbol.iterator](): IterableIterator<ServedResource> {
    return this.#resources.values()
  }

  /** The groups in the order of discovery: built-in ones as they were added, then the rest by name. */
  groups(): readonly ResourceGroup[] {
    this.#groups ??= this.#readGroups()
    return this.#groups
  }

  #readGroups(): ResourceGroup[] {
    const versions = new Map<string, Map<string, ServedResource[]>>()
    for (const resource of this.#resources.values()) {
      const ofGroup = versions.get(resource.group) ?? new Map<string, ServedResource[]>()
      versions.set(resource.group, ofGroup)
      const ofVersion = ofGroup.get(resource.version) ?? []
      ofGroup.set(resource.version, ofVersion)
      ofVersion.push(resource)
    }
    return [...versions].map(([name, ofGroup]) => ({
      name,
      versions: [...ofGroup]
        .map(([version, resources]) => ({ version, resources }))
        .sort((a, b) => compareVersions(a.version, b.version)),
    }))
  }

  /** One collection once, through its most preferred version: what a controller walks over. */
  preferred(): readonly ServedResource[] {
    this.#preferred ??= this.#readPreferred()
    return this.#preferred
  }

  #readPreferred(): ServedResource[] {
    const byCollection = new Map<string, ServedResource>()
    const all = this.groups().flatMap(({ versions }) => versions.flatMap(({ resources }) => resources))
    for (const resource of all)
      if (!byCollection.has(resource.collection)) byCollection.set(resource.collection, resource)
    return [...byCollection.values()]
  }

  #changed(): void {
    this.#revision++
    this.#groups = undefined
    this.#preferred = undefined
  }
}

export interface ResourceGroup {
  readonly name: string
  /** The most preferred first. */
  readonly versions: readonly { readonly version: string; readonly resources: readonly ServedResource[] }[]
}

const keyOf = ({ group, version, resource }: ServedResource): string => `${group}/${version}/${resource}`
