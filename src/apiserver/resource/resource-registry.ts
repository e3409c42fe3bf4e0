import { compareVersions, formatApiVersion } from '../../object/index.ts'
import type { ServedResource } from './served-resource.ts'

/** Which resources are served now. One writer (the server and its CRDs), many readers. */
export class ResourceRegistry {
  readonly #resources = new Map<string, ServedResource>()
  #revision = 0

  /** Moves with every change: whoever caches what follows from the resources compares it. */
  get revision(): number {
    return this.#revision
  }

  add(resource: ServedResource): void {
    this.#resources.set(keyOf(resource), resource)
    this.#revision++
  }

  remove(resource: ServedResource): void {
    if (this.#resources.delete(keyOf(resource))) this.#revision++
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
  groups(): ResourceGroup[] {
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
  preferred(): ServedResource[] {
    const byCollection = new Map<string, ServedResource>()
    for (const { versions } of this.groups())
      for (const { resources } of versions)
        for (const resource of resources)
          if (!byCollection.has(resource.collection)) byCollection.set(resource.collection, resource)
    return [...byCollection.values()]
  }
}

export interface ResourceGroup {
  readonly name: string
  /** The most preferred first. */
  readonly versions: readonly { readonly version: string; readonly resources: readonly ServedResource[] }[]
}

const keyOf = ({ group, version, resource }: ServedResource): string => `${group}/${version}/${resource}`
