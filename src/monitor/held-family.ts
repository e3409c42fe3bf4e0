import { kindMetrics, resourceMetrics } from '../catalogue/index.ts'
import type { Family } from '../exposition/index.ts'

/** What goes by verdicts; an alert that reads them must not see one that is taken back a moment later. */
const metricsOfVerdicts: ReadonlySet<Family['metadata']> = new Set([
  resourceMetrics.health,
  kindMetrics.resources,
])

/** The family, empty until `hasLooked` when it goes by verdicts. What is absent is no claim, as before the first list. */
export function heldFamily(family: Family, hasLooked: () => boolean): Family {
  const { metadata } = family
  if (!metricsOfVerdicts.has(metadata)) return family
  return { metadata, chunks: () => (hasLooked() ? family.chunks() : []) }
}
