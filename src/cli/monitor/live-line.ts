import type { Clock, Timer } from '../../base/index.ts'
import { healthStates } from '../../health/index.ts'
import type { Monitor } from '../../monitor/index.ts'
import { emptyStates } from '../../view/index.ts'
import { stateCounts } from '../print/state-counts.ts'
import type { StatusLine } from '../print/status-line.ts'
import type { TerminalStyle } from '../print/terminal-style.ts'
import { HealthTurns } from './health-turns.ts'

export interface LiveLineOptions {
  readonly monitor: Pick<Monitor, 'summaries' | 'readiness' | 'rows'>
  readonly status: StatusLine
  readonly style: TerminalStyle
  readonly clock: Clock
  /** Whether resources that begin or cease to be in trouble are told above the line; for clusters of few resources. */
  readonly turns?: boolean
}

const refreshMs = 500

/** Keeps the status line of a terminal at the counts of the states of health. */
export class LiveLine {
  readonly #options: LiveLineOptions
  readonly #turns: HealthTurns | undefined
  #timer: Timer | undefined

  constructor(options: LiveLineOptions) {
    this.#options = options
    this.#turns = options.turns ? new HealthTurns(options.style) : undefined
  }

  start({ cluster, url }: { cluster: string; url: string }): void {
    const { status, style } = this.#options
    const bold = (text: string) => (style.color ? `\u001b[1m${text}\u001b[22m` : text)
    status.above(
      [
        `Binnacle watches ${cluster}`,
        '',
        `  start page  ${bold(url)}`,
        `  metrics     ${bold(`${url}/metrics`)}`,
        `  readiness   ${bold(`${url}/readyz?verbose`)}`,
        '',
        '',
      ].join('\n'),
    )
    this.#refresh()
  }

  stop(): void {
    this.#timer?.cancel()
    this.#options.status.end()
  }

  #refresh(): void {
    const { monitor, status, style, clock } = this.#options
    for (const turn of this.#turns?.next(monitor.rows(), clock.now()) ?? []) status.above(`${turn}\n`)
    status.show(summaryOf(monitor, style))
    this.#timer = clock.setTimer(refreshMs, () => this.#refresh(), { unref: true })
  }
}

/** `61 resources of 6 kinds: ✖ 5 degraded · …`, with how many kinds are not there yet. */
export function summaryOf(monitor: Pick<Monitor, 'summaries' | 'readiness'>, style: TerminalStyle): string {
  const states = emptyStates()
  let total = 0
  const kinds = monitor.summaries()
  for (const kind of kinds) {
    total += kind.total
    for (const state of healthStates) states[state] += kind.states[state]
  }
  const counted = stateCounts(states, style)
  const waiting = monitor.readiness().parts.filter(({ ready }) => !ready).length
  const notReady = waiting === 0 ? '' : ` (${waiting} not synced)`
  return `${total} resources of ${kinds.length} kinds${notReady}${counted === '' ? '' : `: ${counted}`}`
}
