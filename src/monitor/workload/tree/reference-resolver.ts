import { type ApiResource, formatGroupKind } from '../../../object/index.ts'
import type { Fetched } from '../../object-fetcher.ts'
import type { Reference } from '../../record/references.ts'
import type { ResourceRecord } from '../../record/resource-record.ts'
import { isCustomResource, type WorkloadNode } from '../object/workload-node.ts'
import { ownedKinds } from '../watch/owned-kind.ts'
import { labelReferences } from './label-references.ts'

export interface ReferenceResolverOptions {
  /** All that is known. */
  readonly nodes: Iterable<WorkloadNode>
  readonly find: (
    resource: Pick<ApiResource, 'group' | 'kind'>,
    namespace: string,
    name: string,
  ) => WorkloadNode | undefined
  /** Asks the server whether it is there, its metadata is enough; absent when nothing is asked. */
  readonly fetch?: (resource: ApiResource, namespace: string, name: string) => Promise<Fetched>
}

/** References that are looked up at the server, because nothing known bears their names. */
const mostAsked = 20

/** The kinds of Kubernetes itself that fields name. */
const builtinKinds: readonly ApiResource[] = ownedKinds.flat().map(({ resource }) => resource)

/**
 * Finds what references of custom resources name. That something is not there is only said of known kinds, and when the
 * server says so: not every object is known.
 */
export class ReferenceResolver {
  readonly #options: ReferenceResolverOptions
  /** Custom kinds that there are resources of, by name. */
  readonly #kinds = new Map<string, Map<string, ApiResource>>()
  readonly #missing = new Set<Reference>()

  constructor(options: ReferenceResolverOptions) {
    this.#options = options
    for (const node of options.nodes) {
      if (!isCustomResource(node)) continue
      const { resource } = node.definition
      const known = this.#kinds.get(resource.kind) ?? new Map<string, ApiResource>()
      this.#kinds.set(resource.kind, known.set(formatGroupKind(resource), resource))
    }
  }

  /** What its spec names, and what its labels name as far as that is there. */
  referencesOf(record: ResourceRecord): readonly Reference[] {
    const kinds = [...this.#kinds.values()].flatMap((resources) => [...resources.values()])
    const labelled = labelReferences(record.labels, kinds).filter((one) => {
      const target = this.resolve(record, one)
      return target !== undefined && target !== record
    })
    return labelled.length === 0 ? record.references : [...record.references, ...labelled]
  }

  /** Asks the server for what is named and not known. */
  async prepare(resources: readonly ResourceRecord[]): Promise<void> {
    const { fetch } = this.#options
    if (!fetch) return
    const unknown = resources.flatMap((record) =>
      record.references.flatMap((reference) =>
        this.resolve(record, reference) ? [] : [{ record, reference }],
      ),
    )
    await Promise.all(
      unknown.slice(0, mostAsked).map(async ({ record, reference }) => {
        const { namespace = record.namespace, name } = reference
        const kinds = [...this.#kindsOf(reference), ...builtinsOf(reference)]
        if (kinds.length === 0) return
        const answers = await Promise.all(
          kinds.map((kind) => fetch(kind, kind.namespaced ? namespace : '', name)),
        )
        if (answers.every((answer) => answer.object === undefined && answer.gone))
          this.#missing.add(reference)
      }),
    )
  }

  resolve(node: WorkloadNode, reference: Reference): WorkloadNode | 'missing' | undefined {
    const { group, kind, namespace = node.namespace, name } = reference
    const kinds = group === undefined ? this.#kindsOf(reference) : [{ group, kind }]
    for (const one of kinds) {
      const found = this.#options.find(one, namespace, name) ?? this.#options.find(one, '', name)
      if (found) return found
    }
    return this.#missing.has(reference) ? 'missing' : undefined
  }

  #kindsOf({ group, kind }: Reference): ApiResource[] {
    const kinds = [...(this.#kinds.get(kind)?.values() ?? [])]
    return group === undefined ? kinds : kinds.filter((one) => one.group === group)
  }
}

function builtinsOf({ group, kind }: Reference): readonly ApiResource[] {
  return builtinKinds.filter((one) => one.kind === kind && (group === undefined || one.group === group))
}
