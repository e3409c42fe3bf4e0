import type { Clock, Timer } from '../../../base/index.ts'
import type { ResourceLookup } from '../../monitor-part.ts'
import type { ResourceRecord } from '../../record/resource-record.ts'
import { withSummary } from '../../record/with-summary.ts'
import type { WantedSpec } from '../drift/wanted-spec.ts'
import type { OwnedTable } from '../object/owned-table.ts'
import { isCustomResource } from '../object/workload-node.ts'
import { summaryOf } from './summary-of.ts'

export interface RollUpOptions {
  readonly clock: Clock
  readonly table: OwnedTable
  readonly resources: () => ResourceLookup | undefined
  /** What the spec of a custom resource asks for, where that was looked at. */
  readonly wantedOf: (resource: ResourceRecord) => WantedSpec | undefined
  /** Told of a resource whenever what it owns was looked at. */
  readonly onTaken: (resource: ResourceRecord) => void
}

/** How long changes are gathered, milliseconds: a burst of them is taken up once, and shown within a second. */
const gatherMs = 500
/** Resources that are taken up in one turn of the event loop. */
const mostATurn = 500

/** Takes what has changed below resources up into their records: each once for a burst of changes. */
export class RollUp {
  readonly #options: RollUpOptions
  readonly #changed = new Set<string>()
  #timer: Timer | undefined
  #at = Number.POSITIVE_INFINITY
  #stopped = false
  #onDrained: (() => void) | undefined

  constructor(options: RollUpOptions) {
    this.#options = options
  }

  changed({ uid }: ResourceRecord): void {
    this.#changed.add(uid)
    this.#schedule(gatherMs)
  }

  /** Takes up at once what has changed so far. One caller at a time; `done` is called when nothing is left. */
  drain(done: () => void): void {
    this.#onDrained = done
    this.#schedule(0)
  }

  stop(): void {
    this.#stopped = true
    this.#timer?.cancel()
  }

  #schedule(ms: number): void {
    const { clock } = this.#options
    const at = clock.monotonic() + ms
    if (this.#stopped || at >= this.#at) return
    this.#timer?.cancel()
    this.#at = at
    this.#timer = clock.setTimer(ms, () => this.#turn(), { unref: true })
  }

  #turn(): void {
    const { clock, table } = this.#options
    const now = clock.now()
    this.#at = Number.POSITIVE_INFINITY
    table.age(now)
    let left = mostATurn
    for (const uid of this.#changed) {
      if (left-- === 0) break
      this.#changed.delete(uid)
      this.#takeUp(uid, now)
    }
    if (this.#changed.size > 0) this.#schedule(0)
    else {
      this.#onDrained?.()
      this.#onDrained = undefined
    }
    const { nextAgeing } = table
    if (nextAgeing !== Number.POSITIVE_INFINITY) this.#schedule(Math.max(gatherMs, nextAgeing - now))
  }

  #takeUp(uid: string, now: number): void {
    const { table, resources, wantedOf, onTaken } = this.#options
    const node = table.graph.get(uid)
    if (!node || !isCustomResource(node)) return
    const summary = summaryOf(node, table.graph, wantedOf(node))
    onTaken(node)
    resources()?.amend(node, (record) => withSummary(record, summary, now))
  }
}
