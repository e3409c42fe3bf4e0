import type { EventRow } from './event-row.ts'
import type { KindSummary } from './kind-summary.ts'
import type { ResourceRef } from './resource-ref.ts'
import type { ResourceRow } from './resource-row.ts'

/**
 * One message of the live stream.
 * - `reset`: whatever is known may be outdated; ask for everything anew. The first message of a reader that does not
 *   resume, and of one that resumes behind the oldest change that is kept, or with an id of another process.
 * - `resource`: a resource came, or is another now.
 * - `gone`: a resource is no longer there.
 * - `kind`, `kind-gone`: the same of a kind; its counts follow the resources within about a second.
 * - `event`: an event of Kubernetes came, or occurred again.
 */
export type Change = {
  /** Says where in the stream this stands; opaque, for `changes` alone. */
  readonly id: string
} & (
  | { readonly what: 'reset' }
  | { readonly what: 'resource'; readonly row: ResourceRow }
  | { readonly what: 'gone'; readonly ref: ResourceRef; readonly uid: string }
  | { readonly what: 'kind'; readonly kind: KindSummary }
  | { readonly what: 'kind-gone'; readonly group: string; readonly kind: string }
  | { readonly what: 'event'; readonly event: EventRow }
)
