import { formatGroupKind, type GroupKind } from '../../object/index.ts'
import type { TimeRange } from '../../view/index.ts'
import type { HistoryFilter, WatchSpan } from './history-store.ts'
import { isKind } from './subject-filter.ts'

/** A shorter gap is none: times of objects have whole seconds. */
export const shortestGap = 1000
/** Of one kind and namespace; past it the oldest are forgotten, and what they told counts as not observed. */
const mostSpans = 1000

/** When each kind was watched. */
export class WatchSpans {
  readonly #spans = new Map<string, WatchSpan[]>()

  watched(kind: GroupKind, namespace: string | undefined, at: number): void {
    const { spans, last } = this.#of(kind, namespace)
    if (last && last.until === undefined) return
    const { group, kind: name } = kind
    if (last?.until !== undefined && at - last.until < shortestGap)
      spans[spans.length - 1] = { ...last, until: undefined }
    else spans.push({ group, kind: name, namespace, from: at, until: undefined })
    if (spans.length > mostSpans) spans.shift()
  }

  unwatched(kind: GroupKind, namespace: string | undefined, at: number): void {
    const { spans, last } = this.#of(kind, namespace)
    if (last && last.until === undefined)
      spans[spans.length - 1] = { ...last, until: Math.max(last.from, at) }
  }

  all({ kinds, namespaces }: HistoryFilter, { from, to }: TimeRange): WatchSpan[] {
    return [...this.#spans.values()]
      .flat()
      .filter(
        (span) =>
          (!kinds || kinds.some((kind) => isKind(span, kind))) &&
          (!namespaces || span.namespace === undefined || namespaces.includes(span.namespace)) &&
          span.from < to &&
          (span.until ?? to) > from,
      )
      .sort((a, b) => a.from - b.from)
  }

  #of(kind: GroupKind, namespace: string | undefined) {
    const key = `${formatGroupKind(kind)}/${namespace ?? ''}`
    const spans = this.#spans.get(key) ?? []
    this.#spans.set(key, spans)
    return { spans, last: spans.at(-1) }
  }
}
