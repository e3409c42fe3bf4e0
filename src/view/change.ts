import type { EventRow } from './event-row.ts'
import type { KindSummary } from './kind-summary.ts'
import type { ResourceRow } from './resource-row.ts'

/**
 * One message of the live stream. `id` rises by one from message to message; whoever resumes behind the oldest that
 * is kept gets a `reset` first, and asks for everything anew.
 */
export type Change = { readonly id: number } & (
  | { readonly what: 'resource'; readonly row: ResourceRow }
  | { readonly what: 'gone'; readonly uid: string }
  | { readonly what: 'kind'; readonly kind: KindSummary }
  | { readonly what: 'event'; readonly event: EventRow }
  | { readonly what: 'reset' }
)
