import { type Clock, type Random, sleep } from 'binnacle/exporter'

export interface SimulatedTasksOptions {
  readonly processed: { inc(by: number): void }
  readonly active: { set(value: number): void }
  readonly clock: Clock
  readonly random: Random
  readonly signal: AbortSignal
}

const mostWorkers = 10

/** Each second some workers finish one to five tasks each, until the signal aborts. */
export async function simulateTasks({
  processed,
  active,
  clock,
  random,
  signal,
}: SimulatedTasksOptions): Promise<void> {
  while (!signal.aborted) {
    const workers = 1 + Math.floor(random() * mostWorkers)
    active.set(workers)
    processed.inc(workers * (1 + Math.floor(random() * 5)))
    await sleep(clock, 1_000, signal).catch(() => {})
  }
  active.set(0)
}
