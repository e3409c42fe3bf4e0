import type { CustomResourceDefinition } from '../../schema/index.ts'

/** The names that a group's other kinds have. */
export interface TakenNames {
  readonly resources: ReadonlySet<string>
  readonly kinds: ReadonlySet<string>
}

export interface AcceptedNames {
  /** `status.acceptedNames`. */
  readonly names: Readonly<Record<string, unknown>>
  /** Why not all were. */
  readonly conflict?: { readonly reason: string; readonly message: string }
}

/**
 * Which of a definition's names it may have: each that is free. Of several conflicts the last one is told
 * (apiextensions' NamingConditionController).
 */
export function acceptNames(
  { plural, singular, shortNames, kind, listKind, categories }: CustomResourceDefinition['names'],
  { resources, kinds }: TakenNames,
): AcceptedNames {
  const names: Record<string, unknown> = { plural: '', kind: '' }
  let conflict: AcceptedNames['conflict']
  const check = (reason: string, wanted: readonly string[], taken: ReadonlySet<string>) => {
    const clashes = wanted
      .filter((name) => taken.has(name))
      .map((name) => `${JSON.stringify(name)} is already in use`)
    if (clashes.length === 0) return true
    const message = clashes.length === 1 ? clashes.join() : `[${clashes.join(', ')}]`
    conflict = { reason: `${reason}Conflict`, message }
    return false
  }
  if (check('Plural', [plural], resources)) names.plural = plural
  if (check('Singular', [singular], resources)) names.singular = singular
  if (check('ShortNames', shortNames, resources) && shortNames.length > 0) names.shortNames = shortNames
  if (check('Kind', [kind], kinds)) names.kind = kind
  if (check('ListKind', [listKind], kinds)) names.listKind = listKind
  if (categories.length > 0) names.categories = categories
  return { names, ...(conflict && { conflict }) }
}
