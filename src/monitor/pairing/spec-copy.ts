import type { SchemaLeaf } from './schema-leaf.ts'
import { isUnpairedName } from './unpaired-name.ts'

/** An object of the status that repeats a part of the spec as it is. */
export interface SpecCopy {
  /** Its field of the status. */
  readonly within: string
  /** The part of the spec; empty for the whole. */
  readonly original: readonly string[]
}

const copyNames = /^(lastApplied|applied|observed|current|active)(Spec|Config|Configuration)?$/
/** So many fields of one name and type are no chance. */
const enough = 3

/** The objects of the status that are copies of the spec: by their name, or because of what they share with it. */
export function copiesOf(spec: readonly SchemaLeaf[], status: readonly SchemaLeaf[]): SpecCopy[] {
  const types = new Map(spec.map(({ path, type }) => [path.join('.'), type]))
  const groups = new Map<string, SchemaLeaf[]>()
  for (const leaf of status) {
    const [within] = leaf.path
    if (within === undefined || leaf.path.length < 2) continue
    const group = groups.get(within)
    if (group) group.push(leaf)
    else groups.set(within, [leaf])
  }
  return [...groups].flatMap(([within, leaves]): SpecCopy[] => {
    if (within === 'atProvider') return [{ within, original: ['forProvider'] }]
    const shared = leaves.filter(
      ({ path, type }) => !isUnpairedName(path.at(-1) ?? '') && types.get(path.slice(1).join('.')) === type,
    )
    return copyNames.test(within) || shared.length >= enough ? [{ within, original: [] }] : []
  })
}
