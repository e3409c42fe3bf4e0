import type { KubernetesObject } from '../../object/index.ts'
import type { KindDefinition } from '../definition/kind-definition.ts'
import { meets, overridePairs, type Pair, type PairOverride, shownText } from '../pairing/index.ts'
import type { ObjectShapes } from './object-shapes.ts'
import type { Divergence, ReplicaCounts } from './resource-record.ts'
import type { StringPool } from './string-pool.ts'

/** Of one kind: its pairs, and the readings that many of its resources share. */
interface KindPairs {
  readonly pairs: readonly Pair[]
  readonly override: PairOverride | undefined
  /** By what they say: most resources of a kind say one of a few things. */
  readonly known: Map<string, readonly Divergence[]>
}

const mostKnown = 512
const none: readonly Divergence[] = []

/**
 * Reads what objects say in the paired fields of their kinds. Objects that are not told from their schema, because it
 * keeps unknown fields, are looked at themselves. A default of the schema is not looked up where the spec is silent:
 * the server has written defaults into whatever it gives out.
 *
 * While a change is under way a resource diverges, and is meant to: whoever is alerted waits for some time first.
 */
export class DivergenceReader {
  readonly #pool: StringPool
  readonly #overrides: ReadonlyMap<string, PairOverride>
  readonly #shapes: ObjectShapes
  readonly #kinds = new WeakMap<KindDefinition, KindPairs>()

  constructor(pool: StringPool, shapes: ObjectShapes, overrides: readonly PairOverride[] = []) {
    this.#pool = pool
    this.#shapes = shapes
    this.#overrides = new Map(overrides.map((override) => [keyOf(override), override]))
  }

  /** One for each pair of which both sides say something, in the order of the pairs; replicas last if no pair is of them. */
  read(
    object: KubernetesObject,
    definition: KindDefinition,
    replicas?: ReplicaCounts,
  ): readonly Divergence[] {
    const kind = this.#kindOf(definition)
    const found: Divergence[] = []
    let key = ''
    const compare = ({ field, specPath, statusPath, notion, totalPath }: Pair) => {
      if (found.some((known) => known.field === field)) return
      const wanted = valueAt(object, specPath)
      const observed = valueAt(object, statusPath) ?? zeroBeside(object, totalPath)
      if (wanted === undefined || observed === undefined) return
      const met = meets(notion, wanted, observed)
      const [left, right] = [shownText(wanted), shownText(observed)]
      if (met === undefined || left === undefined || right === undefined) return
      found.push({ field, diverged: !met, wanted: left, observed: right })
      key += `${field}\n${met}\n${left}\n${right}\n`
    }
    for (const pair of kind.pairs) compare(pair)
    if (definition.keepsUnknownFields)
      for (const pair of overridePairs(this.#shapes.pairsOf(object), kind.override)) compare(pair)
    const counts = isSilenced(kind.override, 'replicas') ? undefined : countsOf(replicas)
    if (counts && !found.some(({ field }) => field === 'replicas')) {
      found.push(counts)
      key += `replicas\n${counts.wanted}\n${counts.observed}\n`
    }
    return found.length === 0 ? none : this.#shared(kind, key, found)
  }

  #kindOf(definition: KindDefinition): KindPairs {
    const known = this.#kinds.get(definition)
    if (known) return known
    const override = this.#overrides.get(keyOf(definition.resource))
    const kind = { pairs: overridePairs(definition.pairs, override), override, known: new Map() }
    this.#kinds.set(definition, kind)
    return kind
  }

  #shared({ known }: KindPairs, key: string, found: readonly Divergence[]): readonly Divergence[] {
    const shared = known.get(key)
    if (shared) return shared
    const pooled = found.map(({ field, diverged, wanted, observed }) => ({
      field: this.#pool.intern(field),
      diverged,
      wanted: this.#pool.intern(wanted),
      observed: this.#pool.intern(observed),
    }))
    if (known.size >= mostKnown) known.clear()
    known.set(key, pooled)
    return pooled
  }
}

/** Replicas by the scale subresource, the ready ones, or where those are not told the existing ones. */
function countsOf(replicas: ReplicaCounts | undefined): Divergence | undefined {
  const [wanted, observed] = [replicas?.wanted, replicas?.ready ?? replicas?.existing]
  if (wanted === undefined || observed === undefined) return undefined
  return {
    field: 'replicas',
    diverged: wanted !== observed,
    wanted: String(wanted),
    observed: String(observed),
  }
}

/** A count of those in one state is left out when it is nought, and the count of all is there. */
function zeroBeside(object: unknown, totalPath: readonly string[] | undefined): 0 | undefined {
  return totalPath && typeof valueAt(object, totalPath) === 'number' ? 0 : undefined
}

function isSilenced(override: PairOverride | undefined, field: string): boolean {
  return override !== undefined && (override.silence.includes(field) || override.silence.includes('*'))
}

function valueAt(object: unknown, path: readonly string[]): unknown {
  let value = object
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[name]
  }
  return value
}

function keyOf({ group, kind }: { readonly group: string; readonly kind: string }): string {
  return `${group}/${kind}`
}
