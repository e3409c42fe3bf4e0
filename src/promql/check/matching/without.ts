import type { PossibleLabels } from '../../knowledge/possible-labels.ts'

export function without(possible: PossibleLabels, labels: readonly string[]): PossibleLabels {
  if (possible.kind !== 'only') return possible
  return { kind: 'only', labels: new Set([...possible.labels].filter((label) => !labels.includes(label))) }
}
