import type { ApiResource } from '../../object/index.ts'
import { KindFilter } from '../definition/kind-filter.ts'

interface Entry {
  readonly pattern: string
  readonly filter: KindFilter
  readonly names: readonly string[]
}

/**
 * Which labels, or annotations, of which kinds are let through. Written as kube-state-metrics'
 * `--metric-labels-allowlist` is, with patterns of kinds as in `KindFilter`:
 * `Certificate.cert-manager.io=[team,app.kubernetes.io/name],*.acme.io=[*]`. Of a kind that several patterns mean, the
 * names of all are let through.
 */
export class MetadataAllowList {
  /** As it was written. */
  readonly text: string
  readonly #entries: readonly Entry[]

  /** Throws a SyntaxError that says what of `text` cannot be read, and how it is written. */
  constructor(text: string) {
    this.text = text
    this.#entries = parse(text).map(({ pattern, names }) => ({
      pattern,
      filter: new KindFilter({ include: [pattern] }),
      names,
    }))
  }

  /** Undefined when nothing of the kind is let through; `*` among the names means all. */
  namesOf(resource: Pick<ApiResource, 'group' | 'kind' | 'resource'>): ReadonlySet<string> | undefined {
    const names = this.#entries
      .filter(({ filter }) => filter.admits(resource))
      .flatMap((entry) => entry.names)
    return names.length === 0 ? undefined : new Set(names)
  }

  /** The patterns that mean none of the kinds. */
  unmatched(kinds: readonly Pick<ApiResource, 'group' | 'kind' | 'resource'>[]): string[] {
    return this.#entries
      .filter(({ filter }) => !kinds.some((kind) => filter.admits(kind)))
      .map(({ pattern }) => pattern)
  }
}

function parse(text: string): { pattern: string; names: string[] }[] {
  const entry = /\s*([^\s=,[\]]+)\s*=\s*\[([^\]]*)\]\s*(?:,|$)/y
  const entries: { pattern: string; names: string[] }[] = []
  while (entry.lastIndex < text.length) {
    const from = entry.lastIndex
    const match = entry.exec(text)
    const names = match?.[2]
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
    if (!match?.[1] || !names || names.length === 0)
      throw new SyntaxError(
        `cannot read "${text.slice(from).trim()}": write KIND.GROUP=[NAME,…], several with a comma between, * for all`,
      )
    entries.push({ pattern: match[1], names })
  }
  return entries
}
