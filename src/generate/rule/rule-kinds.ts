import { suggestion } from '../../base/index.ts'
import type { KindScope } from './alert/rule-scope.ts'
import { kindScopeOf, type ResolveKind } from './build-rules.ts'
import type { RuleValues } from './rule-values.ts'

/** A kind that a cluster serves. */
export interface ServedKind {
  readonly group: string
  readonly kind: string
  /** Plural name: with the group, the name of its definition. */
  readonly resource: string
}

/** Every kind that the values name, once each. */
export function namedKinds({ only, kinds, applications }: RuleValues): readonly string[] {
  return [...new Set([...only.kinds, ...Object.keys(kinds), ...applications.map(({ kind }) => kind)])]
}

/** Finds kinds among those of a cluster, so that rules select them by kind and not by the name of their definition. */
export function resolveAmong(served: readonly ServedKind[]): ResolveKind {
  return (name): KindScope => {
    const found = served.find((one) => namesOf(one).includes(name))
    return found
      ? { group: found.group, kind: found.kind, definition: `${found.resource}.${found.group}` }
      : kindScopeOf(name)
  }
}

/** A kind that is named and not served, and what to say of it. */
export interface MissingKind {
  readonly group: string
  readonly message: string
}

/** Every kind that is named and not served, with the nearest that is. */
export function missingKinds(values: RuleValues, served: readonly ServedKind[]): readonly MissingKind[] {
  const known = new Set(served.flatMap(namesOf))
  return namedKinds(values)
    .filter((name) => !known.has(name))
    .map((name) => {
      const advice = suggestion(name, known, 'its rules would be silent until it is there')
      return { group: kindScopeOf(name).group, message: `the cluster has no kind ${name}${advice}` }
    })
}

function namesOf({ group, kind, resource }: ServedKind): readonly string[] {
  return [`${resource}.${group}`, `${kind}.${group}`]
}
