import { type JsonObject, type KubernetesObject, specOf, statusOf } from '../../object/index.ts'
import { isSecretName } from '../../view/index.ts'
import { mostPairs, PairSearch } from './find-pairs.ts'
import type { Pair } from './pair.ts'
import { isTimeLeaf, type LeafType, type SchemaLeaf } from './schema-leaf.ts'

/**
 * The pairs that an object itself shows, for kinds whose schema does not: fields at the top of spec and status only,
 * by the same rules as `findPairs`. A number and a text may be one value, because nothing says which it has to be.
 */
export function pairsOfObject(object: KubernetesObject): readonly Pair[] {
  const status = leavesOf(statusOf(object))
  if (status.length === 0) return none
  const spec = leavesOf(specOf(object))
  if (spec.length === 0) return none
  const search = new PairSearch(spec, 'loose')
  for (const leaf of status) search.observe(leaf, [], [])
  return search.pairs().slice(0, mostPairs)
}

const none: readonly Pair[] = []
const mostFields = 256
const noSchema = {}

function leavesOf(fields: Readonly<JsonObject>): SchemaLeaf[] {
  const leaves: SchemaLeaf[] = []
  let left = mostFields
  for (const name in fields) {
    if (left-- <= 0) break
    const type = typeOf(fields[name])
    if (type === undefined || isSecretName(name)) continue
    const leaf = { path: [name], type, schema: noSchema }
    if (!isTimeLeaf(leaf)) leaves.push(leaf)
  }
  return leaves
}

function typeOf(value: unknown): LeafType | undefined {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' ? 'boolean' : undefined
}
