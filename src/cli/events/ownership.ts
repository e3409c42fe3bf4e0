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

/** Longer chains of owners are not followed. */
const mostSteps = 8
/** What was found out is forgotten past so many objects, and found out anew. */
const mostKnown = 10_000

/**
 * Tells whether an object is one of the roots or is owned by one, by asking the API server for it and its owners, each
 * once. What is gone belongs to nobody any more; what cannot be read is a problem, told once a kind.
 */
export class Ownership {
  readonly #client: Client
  readonly #discovery: Discovery
  readonly #roots: readonly Root[]
  readonly #known = new Map<string, Promise<boolean>>()
  readonly #refused = new Set<string>()
  /** Sentences, by kind. */
  readonly #problems = new Map<string, string>()

  constructor(client: Client, discovery: Discovery, roots: readonly Root[]) {
    this.#client = client
    this.#discovery = discovery
    this.#roots = roots
  }

  /** Why not all could be told; a sentence for each kind. */
  get problems(): string[] {
    return [...this.#problems.values()].sort()
  }

  belongs(object: Regarding, steps = 0): Promise<boolean> {
    if (this.#roots.some((root) => isRoot(root, object))) return Promise.resolve(true)
    if (object.uid === '' || steps > mostSteps) return Promise.resolve(false)
    const known = this.#known.get(object.uid)
    if (known) return known
    if (this.#known.size >= mostKnown) this.#known.clear()
    const answer = this.#ask(object, steps)
    this.#known.set(object.uid, answer)
    return answer
  }

  async #ask(object: Regarding, steps: number): Promise<boolean> {
    const found = await this.#fetch(object)
    for (const owner of found ? ownersOf(found, object.namespace) : [])
      if (await this.belongs(owner, steps + 1)) return true
    return false
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
