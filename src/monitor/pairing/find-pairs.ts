import { schemaAt, type UncheckedSchema } from '../../schema/index.ts'
import { isSecretName } from '../../view/index.ts'
import { isCount, observedName, rankOf, wantedName } from './field-name.ts'
import { notionOf } from './notion-of.ts'
import type { Pair } from './pair.ts'
import { isTimeLeaf, type SchemaLeaf, schemaLeaves } from './schema-leaf.ts'
import { copiesOf } from './spec-copy.ts'
import { isUnpairedName } from './unpaired-name.ts'

/** More pairs than that would be a series each that nobody looks at. */
export const mostPairs = 64
/** The first fields of a copy, which lie nearest to its top, tell as well as all whether it follows. */
const mostOfCopy = 16

/**
 * The fields of spec and status that mean the same, by what the schema of a kind declares. A wrong pair is a false
 * alert, so a pair needs a reason:
 * - the same path in both, where the status may say `current`, `observed` and the like before the name, and the spec
 *   `desired` or `target` (`spec.version` and `status.currentVersion`);
 * - the same path below a copy of the spec within the status: `forProvider` and `atProvider` of Crossplane, a
 *   `lastAppliedSpec`, and any object of the status that has three fields of the spec or more;
 * - a path that the other side writes in one word: `spec.kafka.version` and `status.kafkaVersion`;
 * - of counts what is ready before what is there: `spec.instances` and `status.readyInstances`;
 * - `status.desiredVersion` and `status.currentVersion`, where the spec leaves the version to the controller.
 *
 * Types have to agree, and names that mean different things in spec and status (see `isUnpairedName`), times and what
 * may be a secret are left out. Pure; in the order of the spec.
 */
export function findPairs(schema: UncheckedSchema | undefined): readonly Pair[] {
  const spec = pairableLeaves(schemaAt(schema, ['spec']))
  const status = pairableLeaves(schemaAt(schema, ['status']))
  if (status.length === 0) return []
  const search = new PairSearch(spec)
  for (const leaf of status) search.observe(leaf, [], [])
  for (const { within, original } of copiesOf(spec, status)) {
    let left = mostOfCopy
    for (const leaf of status)
      if (leaf.path.length > 1 && leaf.path[0] === within && left > 0)
        left -= search.observe(leaf, [within], original) ? 1 : 0
  }
  const pairs = search.pairs()
  return [...pairs, ...desiredVersions(status, pairs)].slice(0, mostPairs)
}

interface Candidate {
  readonly wanted: SchemaLeaf
  readonly observed: SchemaLeaf
  readonly rank: number
}

/** Ranks of pairs by something else than their names. */
const byCapacity = 50
const byJoinedName = 100

/** Gathers the pairs of a spec with the fields of a status, as they are shown to it. */
export class PairSearch {
  readonly #leaves = new Map<string, SchemaLeaf>()
  /** By parents and stem of the name. */
  readonly #stems = new Map<string, SchemaLeaf>()
  readonly #found = new Map<SchemaLeaf, Candidate>()
  /** What counts the same whatever its state. */
  readonly #totals = new Map<SchemaLeaf, SchemaLeaf>()
  readonly #types: 'exact' | 'loose'

  /** By `loose` types a text and a number may be the same value. */
  constructor(spec: readonly SchemaLeaf[], types: 'exact' | 'loose' = 'exact') {
    this.#types = types
    for (const leaf of spec) {
      this.#leaves.set(leaf.path.join('.'), leaf)
      const { stem, prefix } = wantedName(nameOf(leaf.path))
      const key = [...parentsOf(leaf.path), stem].join('.')
      if (prefix === '' || !this.#stems.has(key)) this.#stems.set(key, leaf)
    }
  }

  /**
   * `within` stands before the path in the status and is taken away; `original` is where the copy is from. Tells whether
   * a field of the spec has found its pair by it.
   */
  observe(observed: SchemaLeaf, within: readonly string[], original: readonly string[]): boolean {
    const before = this.#found.size
    const path = [...original, ...observed.path.slice(within.length)]
    const { stem, prefix } = observedName(nameOf(path))
    const wanted = this.#stems.get([...parentsOf(path), stem].join('.'))
    if (wanted && isSameMeaning(wanted, observed) && this.#hasSameType(wanted, observed)) {
      this.#propose({ wanted, observed, rank: rankOf(prefix) })
      if (prefix === '' && isCount(stem)) this.#totals.set(wanted, observed)
    }
    for (const [candidate, rank] of [...this.#joined(path, stem), ...this.#sizes(path)])
      if (this.#hasSameType(candidate, observed)) this.#propose({ wanted: candidate, observed, rank })
    return this.#found.size > before
  }

  pairs(): Pair[] {
    const inOrder = [...this.#leaves.values()].flatMap((leaf) => this.#found.get(leaf) ?? [])
    return inOrder.map(({ wanted, observed }) => {
      const total = this.#totals.get(wanted)
      const isCapacity = nameOf(observed.path) === 'capacity' && nameOf(wanted.path) !== 'capacity'
      return {
        field: wanted.path.join('.'),
        specPath: ['spec', ...wanted.path],
        statusPath: ['status', ...observed.path],
        notion: isCapacity ? 'at-least' : notionOf(wanted, observed),
        ...(total && total !== observed && { totalPath: ['status', ...total.path] }),
      }
    })
  }

  #propose(candidate: Candidate): void {
    const known = this.#found.get(candidate.wanted)
    if (!known || candidate.rank < known.rank) this.#found.set(candidate.wanted, candidate)
  }

  #hasSameType(wanted: SchemaLeaf, observed: SchemaLeaf): boolean {
    if (wanted.type === observed.type) return true
    const types = [wanted.type, observed.type]
    const isLoose = this.#types === 'loose' || types.includes('int-or-string')
    return isLoose && !types.includes('boolean') && !types.includes('texts')
  }

  /** `kafka.version` for `kafkaVersion`, and the other way round. */
  *#joined(path: readonly string[], stem: string): Generator<[SchemaLeaf, number]> {
    const parents = parentsOf(path)
    const word = /^([a-z][a-zA-Z\d]*)(Version|Image|Replicas)$/.exec(stem)
    if (word?.[1] !== undefined && word[2] !== undefined) {
      const leaf = this.#leaves.get([...parents, word[1], word[2].toLowerCase()].join('.'))
      if (leaf) yield [leaf, byJoinedName]
    }
    const parent = parents.at(-1)
    if (parent === undefined || !/^(version|image|replicas)$/.test(stem)) return
    const joined = `${parent}${stem.charAt(0).toUpperCase()}${stem.slice(1)}`
    const leaf = this.#leaves.get([...parents.slice(0, -1), joined].join('.'))
    if (leaf) yield [leaf, byJoinedName]
  }

  /** What a capacity has been asked for as. */
  *#sizes(path: readonly string[]): Generator<[SchemaLeaf, number]> {
    if (nameOf(path) !== 'capacity') return
    for (const asked of ['resources.requests.storage', 'storage.size', 'size', 'storage']) {
      const leaf = this.#leaves.get([...parentsOf(path), asked].join('.'))
      if (leaf && leaf.type !== 'number') yield [leaf, byCapacity]
    }
  }
}

function pairableLeaves(schema: UncheckedSchema | undefined): SchemaLeaf[] {
  return schemaLeaves(schema).filter((leaf) => !isTimeLeaf(leaf) && !leaf.path.some(isSecretName))
}

function isSameMeaning(wanted: SchemaLeaf, observed: SchemaLeaf): boolean {
  const [left, right] = [wantedName(nameOf(wanted.path)), observedName(nameOf(observed.path))]
  // A state that is asked for has a word that says so; without it the spec does not ask.
  if (isUnpairedName(left.stem)) return left.stem === 'state' && left.prefix !== ''
  if (left.prefix === '' && right.prefix === '') return true
  if (wanted.type === 'number') return isCount(left.stem)
  // A version that is ready or available is one that could be had.
  return right.prefix !== 'ready' && right.prefix !== 'available'
}

function desiredVersions(status: readonly SchemaLeaf[], known: readonly Pair[]): Pair[] {
  return status.flatMap(({ path, type }): Pair[] => {
    if (nameOf(path) !== 'desiredVersion' || type !== 'string') return []
    const current = [...parentsOf(path), 'currentVersion']
    const isThere = status.some((leaf) => leaf.type === 'string' && leaf.path.join('.') === current.join('.'))
    const statusPath = ['status', ...current]
    if (!isThere || known.some((pair) => pair.statusPath.join('.') === statusPath.join('.'))) return []
    return [
      { field: ['status', ...path].join('.'), specPath: ['status', ...path], statusPath, notion: 'version' },
    ]
  })
}

function nameOf(path: readonly string[]): string {
  return path.at(-1) ?? ''
}

function parentsOf(path: readonly string[]): readonly string[] {
  return path.slice(0, -1)
}
