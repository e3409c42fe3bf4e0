import { compareText } from '../../base/index.ts'
import { isSameRevision, type Sink } from '../../cache/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import { type DefinitionRecord, readDefinition } from './definition-record.ts'

/**
 * The CustomResourceDefinitions of the cluster: the sink of their reflector. `onChange` is called for each that
 * came, changed or went (then with undefined), in the order of their names after a whole list.
 */
export class DefinitionTable implements Sink {
  readonly #records = new Map<string, DefinitionRecord>()
  readonly #onChange: (name: string, record: DefinitionRecord | undefined) => void
  #replacement: Map<string, DefinitionRecord> | undefined

  constructor(onChange: (name: string, record: DefinitionRecord | undefined) => void) {
    this.#onChange = onChange
  }

  /** By group, kind and name. */
  records(): DefinitionRecord[] {
    return [...this.#records.values()].sort(
      (a, b) => compareText(a.group, b.group) || compareText(a.kind, b.kind) || compareText(a.name, b.name),
    )
  }

  get(name: string): DefinitionRecord | undefined {
    return this.#records.get(name)
  }

  begin(): void {
    this.#replacement = new Map()
  }

  add(object: KubernetesObject): void {
    const record = this.#read(object)
    this.#replacement?.set(record.name, record)
  }

  commit(): void {
    const replacement = this.#replacement ?? new Map<string, DefinitionRecord>()
    this.#replacement = undefined
    for (const name of [...this.#records.keys()].filter((name) => !replacement.has(name))) this.#drop(name)
    for (const record of replacement.values()) this.#put(record)
  }

  abandon(): void {
    this.#replacement = undefined
  }

  upsert(object: KubernetesObject): void {
    this.#put(this.#read(object))
  }

  remove(object: KubernetesObject): void {
    this.#drop(object.metadata?.name ?? '')
  }

  #read(object: KubernetesObject): DefinitionRecord {
    const known = this.#records.get(object.metadata?.name ?? '')
    return known && isSameRevision(known, object.metadata ?? {}) ? known : readDefinition(object)
  }

  #put(record: DefinitionRecord): void {
    if (this.#records.get(record.name) === record) return
    this.#records.set(record.name, record)
    this.#onChange(record.name, record)
  }

  #drop(name: string): void {
    if (this.#records.delete(name)) this.#onChange(name, undefined)
  }
}
