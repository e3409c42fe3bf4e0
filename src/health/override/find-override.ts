import { formatGroupKind, type KubernetesObject, parseApiVersion } from '../../object/index.ts'
import { clip, type Found, type Subject } from '../evidence/subject.ts'
import type { Override, OverrideVerdict } from './override.ts'
import { overrideTable } from './override-table.ts'
import { overrideOf } from './rule.ts'

/** What is used where the hints name no other: the table that comes with the engine. */
export const defaultOverrides: ReadonlyMap<string, Override> = overridesFrom(overrideTable.map(overrideOf))

/** For `Hints.overrides`: the general rules alone. */
export const noOverrides: ReadonlyMap<string, Override> = new Map()

/** As `Hints.overrides` wants them; of several for one kind the last counts. */
export function overridesFrom(overrides: readonly Override[]): ReadonlyMap<string, Override> {
  return new Map(overrides.map((override) => [formatGroupKind(override), override]))
}

/** Adds what the rules for this kind say, if there are any and one of them applies. */
export function findOverride(subject: Subject, found: Found): boolean {
  const overrides = subject.hints.overrides ?? defaultOverrides
  if (overrides.size === 0 || subject.kind === '') return false
  const { group } = parseApiVersion(subject.apiVersion)
  const override = overrides.get(formatGroupKind({ group, kind: subject.kind }))
  const verdict = override && verdictOf(override, subject.object)
  if (verdict === undefined) return false
  found.push({
    kind: 'override',
    rule: 'override',
    path: verdict.field ?? '',
    state: verdict.state,
    weight: 0.95,
    reason: verdict.reason ?? 'Override',
    message: clip(verdict.message ?? ''),
  })
  return true
}

/** Total: a rule that stumbles over an object says nothing of it. */
function verdictOf(override: Override, object: KubernetesObject): OverrideVerdict | undefined {
  try {
    return override.assess(object)
  } catch {
    return undefined
  }
}
