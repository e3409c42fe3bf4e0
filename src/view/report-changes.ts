import type { ReportedLife } from './report.ts'
import type { ResourceRef } from './resource-ref.ts'
import type { FieldChange } from './revision.ts'
import type { TimeRange } from './timeline.ts'

/** Something that was done to a resource: that it was created, changed in its spec, or deleted. */
export interface ReportChange extends ResourceRef {
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  readonly what: 'created' | 'spec' | 'deletion-asked' | 'deleted'
  readonly generation?: number
  /** The field managers that did it, where managedFields tell. */
  readonly managers: readonly string[]
  /** Absent when the spec before is not known. */
  readonly changes?: readonly FieldChange[]
  readonly cut?: number
}

/** What was done to resources in a range of time, oldest first. */
export function reportChanges(lives: Iterable<ReportedLife>, { from, to }: TimeRange): ReportChange[] {
  const changes: ReportChange[] = []
  for (const { subject, created, entries } of lives) {
    const { group, kind, namespace, name } = subject
    const ref = { group, kind, namespace, name }
    if (created !== undefined) changes.push({ ...ref, at: created, what: 'created', managers: [] })
    for (const entry of entries) {
      if (entry.what === 'spec') changes.push({ ...ref, ...entry })
      else if (entry.what === 'deletion-asked' || entry.what === 'deleted')
        changes.push({ ...ref, ...entry, managers: [] })
    }
  }
  return changes.filter(({ at }) => at >= from && at < to).sort((a, b) => a.at - b.at)
}
