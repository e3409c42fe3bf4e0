import type { Client } from '../../client/index.ts'
import type { EventRow } from '../../view/index.ts'
import type { Progress } from '../print/progress.ts'
import type { EventPrinter } from './event-printer.ts'
import type { Ownership, Root } from './ownership.ts'

/** What `events` was asked, read and checked. */
export interface EventsQuestion {
  readonly client: Client
  /** Where to look; undefined for all namespaces. */
  readonly namespace: string | undefined
  /** Undefined for events about anything. */
  readonly ownership: Ownership | undefined
  /** The one resource that was asked for by name. */
  readonly single: Root | undefined
  /** Undefined for both. */
  readonly types: readonly EventRow['type'][] | undefined
  readonly printer: EventPrinter
  readonly progress: Progress
}
