import { readFileSync } from 'node:fs'
import { interpolate, type VariableValue } from '../../../src/generate/dashboard/fixture/interpolate.ts'
import type { PanelQuery } from '../../../src/generate/dashboard/fixture/queries-of.ts'

/** What a query of a panel cost. */
export interface Cost {
  readonly name: string
  readonly milliseconds: number
  /** Of processors in Prometheus: about the same however busy the machine is. */
  readonly processorMilliseconds: number
  /** Samples that Prometheus read for it: the same on any machine. */
  readonly samples: number
  readonly series: number
  readonly error?: string
}

interface Answer {
  readonly status: string
  readonly error?: string
  readonly data?: {
    readonly result: readonly unknown[]
    readonly stats?: { readonly samples?: { readonly totalQueryableSamples: number } }
  }
}

const scrapeInterval = 30
/** Of a window on a usual screen. A panel asks for as many points as it has pixels. */
const pixels = 1500
const columns = 24
/** Where Grafana rounds a step: up to the first it takes the second, in seconds (its `roundInterval`). */
const steps = [
  [17.5, 15],
  [25, 20],
  [45, 30],
  [90, 60],
  [210, 120],
  [450, 300],
  [750, 600],
  [1050, 900],
  [1500, 1200],
  [2700, 1800],
  [5400, 3600],
] as const
const longestStep = 7200

/** Asks Prometheus what Grafana asks for a panel at a time range, and takes the time. */
export class GrafanaTimer {
  readonly #url: string
  readonly #pid: number
  readonly #end: number

  /** @param end of the time ranges, in seconds */
  constructor(prometheus: { readonly url: string; readonly pid: number }, end: number) {
    this.#url = prometheus.url
    this.#pid = prometheus.pid
    this.#end = end
  }

  async time(
    { name, panel, target }: PanelQuery,
    variables: Readonly<Record<string, VariableValue>>,
    seconds: number,
  ): Promise<Cost> {
    const { w: width } = panel.gridPos as { readonly w: number }
    const least = panel.interval === undefined ? scrapeInterval : secondsOf(String(panel.interval))
    const step = Math.max(least, rounded(seconds / ((pixels * width) / columns)))
    const query = interpolate(target.expr, {
      variables,
      rateInterval: `${Math.max(step + least, 4 * least)}s`,
      range: `${seconds}s`,
    })
    const span = target.instant
      ? { time: String(this.#end) }
      : { start: String(this.#end - seconds), end: String(this.#end), step: String(step) }
    const started = performance.now()
    const worked = processorMilliseconds(this.#pid)
    const response = await fetch(`${this.#url}/api/v1/${target.instant ? 'query' : 'query_range'}`, {
      method: 'POST',
      body: new URLSearchParams({ query, stats: 'true', ...span }),
    })
    const { status, error, data } = (await response.json()) as Answer
    return {
      name,
      milliseconds: performance.now() - started,
      processorMilliseconds: processorMilliseconds(this.#pid) - worked,
      samples: data?.stats?.samples?.totalQueryableSamples ?? 0,
      series: data?.result.length ?? 0,
      ...(status !== 'success' && { error: error ?? status }),
    }
  }
}

/** Of a process until now (proc_pid_stat(5), fields 14 and 15, in hundredths of a second). */
function processorMilliseconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return 10 * (Number(fields[11]) + Number(fields[12]))
}

function rounded(seconds: number): number {
  return steps.find(([upTo]) => seconds <= upTo)?.[1] ?? longestStep
}

/** `1m`, as panels write their least step. */
function secondsOf(text: string): number {
  const [, count, unit = ''] = /^>?(\d+)([smh])$/.exec(text) ?? []
  const factor = { s: 1, m: 60, h: 3600 }[unit]
  if (factor === undefined) throw new Error(`no duration: ${text}`)
  return Number(count) * factor
}
