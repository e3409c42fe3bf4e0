import { formatApiVersion } from '../../object/index.ts'
import type { ResourceRegistry } from '../resource/resource-registry.ts'
import type { ServedResource } from '../resource/served-resource.ts'
import { subresourcesOf } from '../resource/subresource.ts'
import { groupVersionDocument } from './group-version-document.ts'
import { openApiIndex } from './open-api-index.ts'

interface CachedDocument {
  readonly resources: readonly ServedResource[]
  readonly text: string
}

/** The OpenAPI v3 documents of what is served now; each is made anew only when its resources changed. */
export class OpenApiDocuments {
  readonly #resources: ResourceRegistry
  #documents = new Map<string, CachedDocument>()
  #revision = -1

  constructor(resources: ResourceRegistry) {
    this.#resources = resources
  }

  /** The body of `/openapi/v3`. */
  index(): unknown {
    const texts = [...this.#current()].map(([path, { text }]) => [path, text] as const)
    return openApiIndex(new Map(texts))
  }

  /** The document at a path below `/openapi/v3/`, such as `apis/apps/v1`. */
  document(path: string): string | undefined {
    return this.#current().get(path)?.text
  }

  #current(): ReadonlyMap<string, CachedDocument> {
    const { revision } = this.#resources
    if (revision === this.#revision) return this.#documents
    const documents = new Map<string, CachedDocument>()
    for (const { name, versions } of this.#resources.groups())
      for (const { version, resources } of versions) {
        const groupVersion = { group: name, version }
        const path = `${name === '' ? 'api' : 'apis'}/${formatApiVersion(groupVersion)}`
        const known = this.#documents.get(path)
        const unchanged =
          known?.resources.length === resources.length &&
          known.resources.every((resource, index) => resource === resources[index])
        documents.set(path, unchanged ? known : { resources, text: write(groupVersion, resources) })
      }
    this.#documents = documents
    this.#revision = revision
    return documents
  }
}

function write(
  groupVersion: { group: string; version: string },
  resources: readonly ServedResource[],
): string {
  const documented = resources.map((resource) => ({
    ...resource,
    subresources: subresourcesOf(resource).map(({ name }) => name),
  }))
  return JSON.stringify(groupVersionDocument(groupVersion, documented))
}
