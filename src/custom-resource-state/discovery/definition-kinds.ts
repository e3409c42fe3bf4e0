import { compareText } from '../../base/index.ts'
import type { Sink } from '../../cache/index.ts'
import { type KubernetesObject, objectKey } from '../../object/index.ts'
import { readServedKinds, type ServedKind } from './served-kind.ts'

/** The kinds that the cluster's CustomResourceDefinitions serve: the sink of their reflector. */
export class DefinitionKinds implements Sink {
  readonly #onChange: () => void
  #kinds = new Map<string, readonly ServedKind[]>()
  #replacement: Map<string, readonly ServedKind[]> | undefined

  /** @param onChange called after each list and each change */
  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /** By the names of the definitions. */
  served(): readonly ServedKind[] {
    const sorted = [...this.#kinds].sort(([a], [b]) => compareText(a, b))
    return sorted.flatMap(([, kinds]) => kinds)
  }

  begin(): void {
    this.#replacement = new Map()
  }

  add(definition: KubernetesObject): void {
    this.#replacement?.set(objectKey(definition.metadata), readServedKinds(definition))
  }

  commit(): void {
    this.#kinds = this.#replacement ?? this.#kinds
    this.#replacement = undefined
    this.#onChange()
  }

  abandon(): void {
    this.#replacement = undefined
  }

  upsert(definition: KubernetesObject): void {
    this.#kinds.set(objectKey(definition.metadata), readServedKinds(definition))
    this.#onChange()
  }

  remove(definition: KubernetesObject): void {
    this.#kinds.delete(objectKey(definition.metadata))
    this.#onChange()
  }
}
