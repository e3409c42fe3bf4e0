import type { Clock, Timer } from '../../base/index.ts'
import { healthStates } from '../../health/index.ts'
import type { Monitor } from '../../monitor/index.ts'
import { emptyStates } from '../../view/index.ts'
import { stateCounts } from '../print/state-counts.ts'
import { readTerminalStyle, type TerminalStyle } from '../print/terminal-style.ts'
import { HealthTurns } from './health-turns.ts'

export interface LiveLineOptions {
  readonly monitor: Pick<Monitor, 'summaries' | 'readiness' | 'rows'>
  readonly stream: { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown }
  readonly clock: Clock
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether resources that begin or cease to be in trouble are told above the line; for clusters of few resources. */
  readonly turns?: boolean
}

const refreshMs = 500

/** One line on a terminal that counts the states of health and stays up to date; nothing elsewhere. */
export class LiveLine {
  readonly #options: LiveLineOptions
  readonly #style: TerminalStyle
  readonly #turns: HealthTurns | undefined
  #timer: Timer | undefined
  #last = ''

  constructor(options: LiveLineOptions) {
    this.#options = options
    this.#style = readTerminalStyle(options.env, options.stream)
    this.#turns = options.turns ? new HealthTurns(this.#style) : undefined
  }

  start({ cluster, url }: { cluster: string; url: string }): void {
    const { stream } = this.#options
    if (stream.isTTY !== true) return
    const bold = (text: string) => (this.#style.color ? `\u001b[1m${text}\u001b[22m` : text)
    stream.write(
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
    if (this.#last !== '') this.#options.stream.write('\n')
  }

  #refresh(): void {
    const { monitor, stream, clock } = this.#options
    const turns = this.#turns?.next(monitor.rows(), clock.now()) ?? []
    const line = summaryOf(monitor, this.#style)
    if (turns.length > 0 || line !== this.#last) {
      stream.write(`\r\u001b[2K${turns.map((turn) => `${turn}\n`).join('')}${line}`)
    }
    this.#last = line
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
