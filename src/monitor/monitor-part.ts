import type { Family } from '../exposition/index.ts'
import type { ReadinessPart } from './kind-status.ts'
import type { ResourceObserver } from './resource-observer.ts'

/**
 * What follows the resources beside their records and adds to what is known of them: transitions, owned workloads,
 * events, history. A part may be left out, and one that fails does not take the others with it.
 */
export interface MonitorPart {
  /** Told of every resource of every kind. */
  readonly observer?: ResourceObserver
  /** Always the same objects, in a stable order. */
  families?(): readonly Family[]
  /** Called once, before the first kind is watched. Aborting the signal is as good as `stop`. */
  start?(signal: AbortSignal): void
  /** Resolves when nothing of it runs any more. Never rejects. */
  stop?(): Promise<void>
  /** What it has to say to a readiness probe; nothing when it never keeps the monitor from being ready. */
  readiness?(): readonly ReadinessPart[]
}
