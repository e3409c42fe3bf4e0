import type { Client } from '../../client/index.ts'
import { ClientError } from '../../client/index.ts'
import {
  type ApiResource,
  formatGroupKind,
  formatGroupResource,
  type GroupKind,
  type KubernetesObject,
} from '../../object/index.ts'

/** What of a kind is listed. */
export interface ListedKind {
  readonly resource: ApiResource
  readonly whole: boolean
}

/** Kinds that are read at the same time, as `get` does. */
const concurrency = 8

/**
 * The objects of many kinds in one namespace, or in all of them: those that have an owner, and the names of all. A kind
 * that is not served has none; one that cannot be read is a problem.
 */
export class ObjectLists {
  readonly #client: Client
  readonly #namespace: string | undefined
  readonly #names = new Set<string>()
  readonly #listed = new Set<string>()
  readonly #problems: string[] = []
  readonly #denied: string[] = []

  constructor(client: Client, namespace: string | undefined) {
    this.#client = client
    this.#namespace = namespace
  }

  /** A sentence for each kind that could not be read, and one for all that the server denies. */
  get problems(): readonly string[] {
    const where = this.#namespace === undefined ? 'in all namespaces' : `in namespace "${this.#namespace}"`
    const denied = `${this.#denied.toSorted().join(', ')}: forbidden; grant the verb list ${where}`
    return [...this.#problems.toSorted(), ...(this.#denied.length === 0 ? [] : [denied])]
  }

  /** Hands on every object that has an owner. `onKind` is told the number of kinds that are done. */
  async read<Kind extends ListedKind>(
    kinds: readonly Kind[],
    take: (object: KubernetesObject, kind: Kind) => void,
    onKind: (done: number) => void,
  ): Promise<void> {
    const waiting = [...kinds]
    let done = 0
    const worker = async () => {
      for (let kind = waiting.shift(); kind; kind = waiting.shift()) {
        await this.#list(kind, take)
        onKind(++done)
      }
    }
    await Promise.all(Array.from({ length: concurrency }, worker))
  }

  /** Undefined when the kind was not read, or not in that namespace. */
  has(kind: GroupKind, namespace: string, name: string): boolean | undefined {
    if (!this.#listed.has(formatGroupKind(kind))) return undefined
    if (this.#namespace !== undefined && namespace !== '' && namespace !== this.#namespace) return undefined
    return this.#names.has(keyOf(kind, namespace, name)) || this.#names.has(keyOf(kind, '', name))
  }

  async #list<Kind extends ListedKind>(
    kind: Kind,
    take: (object: KubernetesObject, kind: Kind) => void,
  ): Promise<void> {
    const { resource, whole } = kind
    const namespace = this.#namespace
    try {
      for await (const { items } of this.#client.pages(resource, {
        ...(resource.namespaced && namespace !== undefined && { namespace }),
        ...(!whole && { metadataOnly: true }),
      })) {
        for (const object of items) {
          const { name = '', namespace: its = '', ownerReferences } = object.metadata
          this.#names.add(keyOf(resource, its, name))
          if (ownerReferences?.length) take(object, kind)
        }
      }
      this.#listed.add(formatGroupKind(resource))
    } catch (error) {
      if (!(error instanceof ClientError)) throw error
      if (error.code === 404) return
      if (error.code === 403) this.#denied.push(formatGroupResource(resource))
      else this.#problems.push(`${formatGroupResource(resource)}: ${error.message}`)
    }
  }
}

function keyOf(kind: GroupKind, namespace: string, name: string): string {
  return `${formatGroupKind(kind)}/${namespace}/${name}`
}
