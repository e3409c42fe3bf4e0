import { type Client, ClientError, type Discovery } from '../../client/index.ts'
import {
  type ApiResource,
  formatGroupKind,
  isJsonObject,
  type KubernetesObject,
  parseApiVersion,
} from '../../object/index.ts'
import type { EventRow, ResourceRef } from '../../view/index.ts'

/** What events are asked for: the resources of a kind, or one of them. */
export interface Root {
  readonly resource: ApiResource
  readonly namespace?: string
  readonly name?: string
}

type Regarding = EventRow['regarding']

/** What was found out is forgotten past so many objects, and found out anew. */
const mostKnown = 10_000

/**
 * Tells whether an object is one of the roots or is owned by one, by asking the API server for it and its owners, each
 * once. What is gone belongs to nobody any more; what cannot be read is a problem, told once a kind.
 */
export class Ownership {
  readonly #client: Pick<Client, 'get'>
  readonly #discovery: Pick<Discovery, 'kind'>
  readonly #roots: readonly Root[]
  /** Owners, by the UID of what they own. */
  readonly #known = new Map<string, Promise<readonly Regarding[]>>()
  readonly #refused = new Set<string>()
  /** Sentences, by kind. */
  readonly #problems = new Map<string, string>()

  constructor(client: Pick<Client, 'get'>, discovery: Pick<Discovery, 'kind'>, roots: readonly Root[]) {
    this.#client = client
    this.#discovery = discovery
    this.#roots = roots
  }

  /** Why not all could be told; a sentence for each kind. */
  get problems(): string[] {
    return [...this.#problems.values()].sort()
  }

  async belongs(object: Regarding): Promise<boolean> {
    const seen = new Set<string>()
    for (let layer: readonly Regarding[] = [object]; layer.length > 0; ) {
      if (layer.some((one) => this.#roots.some((root) => isRoot(root, one)))) return true
      const unseen = layer.filter(({ uid }) => uid !== '' && !seen.has(uid))
      for (const { uid } of unseen) seen.add(uid)
      layer = (await Promise.all(unseen.map((one) => this.#ownersOf(one)))).flat()
    }
    return false
  }

  #ownersOf(object: Regarding): Promise<readonly Regarding[]> {
    const known = this.#known.get(object.uid)
    if (known) return known
    if (this.#known.size >= mostKnown) this.#known.clear()
    const owners = this.#fetch(object).then((found) => (found ? ownersOf(found, object.namespace) : []))
    this.#known.set(object.uid, owners)
    return owners
  }

  async #fetch({ group, kind, namespace, name, uid }: Regarding): Promise<KubernetesObject | undefined> {
    const resource = this.#discovery.kind({ group, kind })
    const word = formatGroupKind({ group, kind })
    if (!resource || this.#refused.has(word)) return undefined
    try {
      const object = await this.#client.get(resource, name, resource.namespaced ? { namespace } : {})
      return object.metadata.uid === uid ? object : undefined
    } catch (error) {
      if (!(error instanceof ClientError)) throw error
      if (error.code === 404) return undefined
      if (error.code === 403) this.#refused.add(word)
      else this.#known.delete(uid)
      this.#problems.set(word, `events of ${word} are left out: ${error.message}`)
      return undefined
    }
  }
}

function isRoot({ resource, namespace, name }: Root, object: ResourceRef): boolean {
  return (
    object.kind === resource.kind &&
    object.group === resource.group &&
    (name === undefined || object.name === name) &&
    (namespace === undefined || !resource.namespaced || object.namespace === namespace)
  )
}

/** An owner lies in the namespace of what it owns, or in none. */
function ownersOf({ metadata }: KubernetesObject, namespace: string): Regarding[] {
  const references: unknown = metadata.ownerReferences
  if (!Array.isArray(references)) return []
  return references.filter(isJsonObject).map(({ apiVersion, kind, name, uid }) => ({
    group: parseApiVersion(String(apiVersion)).group,
    kind: String(kind),
    namespace,
    name: String(name),
    uid: String(uid),
  }))
}
