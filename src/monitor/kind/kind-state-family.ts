import { monitorMetrics } from '../../catalogue/index.ts'
import { type Family, formatLabels, sampleLine } from '../../exposition/index.ts'
import type { GroupKind } from '../../object/index.ts'
import { TextChunk } from '../series/text-chunk.ts'
import { type KindState, kindStates } from './kind-status.ts'

/** Where the watch of a kind stands. The object is the same from scrape to scrape while the kind is. */
export type StateOfKind = readonly [kind: GroupKind, state: KindState]

/**
 * The states of all kinds as a state set. It is there for kinds that nothing else is told of: what is forbidden or
 * has no version has no other series to alert on.
 */
export function kindStateFamily(states: () => Iterable<StateOfKind>): Family {
  const metadata = monitorMetrics.kindState
  const made = new WeakMap<GroupKind, { readonly state: KindState; readonly text: string }>()
  const textOf = (subject: GroupKind, state: KindState): string => {
    const known = made.get(subject)
    if (known?.state === state) return known.text
    const { group, kind } = subject
    const line = (name: KindState) =>
      sampleLine(metadata.name, formatLabels({ group, kind, state: name }), Number(name === state))
    const text = kindStates.map(line).join('')
    made.set(subject, { state, text })
    return text
  }
  const make = () => {
    let text = ''
    for (const [kind, state] of distinct(states())) text += textOf(kind, state)
    return text
  }
  // A state may change by time alone, so there is no revision to wait for.
  const chunk = new TextChunk(make)
  return { metadata, chunks: () => [chunk] }
}

/** Two definitions may name one kind; then that is told of which is watched, because the server admits one alone. */
function distinct(states: Iterable<StateOfKind>): Iterable<StateOfKind> {
  const byName = new Map<string, StateOfKind>()
  for (const one of states) {
    const [{ group, kind }, state] = one
    const name = `${kind}.${group}`
    if (state !== 'unwatchable' || !byName.has(name)) byName.set(name, one)
  }
  return byName.values()
}
