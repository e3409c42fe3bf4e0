import type { Counter } from '../../exposition/index.ts'
import type { GroupKind } from '../../object/index.ts'
import type { EventRow } from '../../view/index.ts'

/** Reasons of one kind and type that have series of their own; what comes after them is `other`. */
const mostReasons = 25
const other = 'other'

type CountedType = EventRow['type']

/** Counts occurrences of events by the kind of the custom resource that they belong to. */
export class EventCounter {
  readonly #counter: Counter<'group' | 'kind' | 'type' | 'reason'>
  /** By kind and type, the reasons that have series. */
  readonly #reasons = new Map<string, Set<string>>()

  constructor(counter: Counter<'group' | 'kind' | 'type' | 'reason'>) {
    this.#counter = counter
  }

  /** 0 makes the series, so that `increase` sees what comes next. */
  add(
    { group, kind }: GroupKind,
    { type, reason }: Pick<EventRow, 'type' | 'reason'>,
    occurrences: number,
  ): void {
    this.#counter
      .labels({ group, kind, type, reason: this.#bounded({ group, kind }, type, reason) })
      .inc(occurrences)
  }

  /** Takes away what was counted of a kind. */
  forget({ group, kind }: GroupKind): void {
    for (const type of ['Normal', 'Warning'] as const) {
      const key = keyOf({ group, kind }, type)
      for (const reason of [...(this.#reasons.get(key) ?? []), other])
        this.#counter.remove({ group, kind, type, reason })
      this.#reasons.delete(key)
    }
  }

  #bounded(kind: GroupKind, type: CountedType, reason: string): string {
    const key = keyOf(kind, type)
    const reasons = this.#reasons.get(key) ?? new Set()
    this.#reasons.set(key, reasons)
    if (!reasons.has(reason)) {
      if (reasons.size >= mostReasons) return other
      reasons.add(reason)
    }
    return reason
  }
}

function keyOf({ group, kind }: GroupKind, type: CountedType): string {
  return `${kind}.${group} ${type}`
}
