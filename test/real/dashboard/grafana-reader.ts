import { interpolate, type VariableValue } from '../../../src/generate/dashboard/fixture/interpolate.ts'
import { labelQueriesOf, type PanelQuery } from '../../../src/generate/dashboard/fixture/queries-of.ts'
import type { GrafanaDashboard } from '../../../src/generate/index.ts'

/** A series of an answer: one value of an instant, several of a range; seconds and values as Prometheus writes them. */
export interface AnswerSeries {
  readonly metric: Readonly<Record<string, string>>
  readonly value?: readonly [number, string]
  readonly values?: readonly (readonly [number, string])[]
}

/** What a query gave, or what Prometheus said against it. */
export type Outcome = { readonly series: readonly AnswerSeries[] } | { readonly error: string }

export interface Reading {
  /** Variables without a single value to choose, by name. */
  readonly withoutValues: readonly string[]
  readonly variables: Readonly<Record<string, VariableValue>>
}

/** The scrapes of the tests are a second apart. */
const rateInterval = 20

/** Asks Prometheus what Grafana asks it when a dashboard is opened. */
export class GrafanaReader {
  readonly #url: string
  readonly #window: number

  /** @param window the time range, in seconds until now */
  constructor(prometheusUrl: string, window = 120) {
    this.#url = prometheusUrl
    this.#window = window
  }

  /** Values of the variables in their order, each with those before it put in. `choices` win over the first value. */
  async readVariables(
    dashboard: GrafanaDashboard,
    choices: Readonly<Record<string, string>>,
  ): Promise<Reading> {
    const variables: Record<string, VariableValue> = {}
    const withoutValues: string[] = []
    for (const { variable, series, label } of labelQueriesOf(dashboard)) {
      const ascending = await this.#labelValues(label, this.interpolated(series, variables))
      const values = variable.sort === 2 ? ascending.toReversed() : ascending
      if (values.length === 0) withoutValues.push(variable.name)
      const choice = choices[variable.name]
      if (choice !== undefined) variables[variable.name] = choice
      else if (!variable.includeAll) variables[variable.name] = values[0] ?? ''
      else if (typeof variable.allValue === 'string') variables[variable.name] = { all: variable.allValue }
      else variables[variable.name] = values
    }
    return { variables, withoutValues }
  }

  /** Series without a single number are left out: they draw nothing. */
  async ask(
    { panel, target }: PanelQuery,
    variables: Readonly<Record<string, VariableValue>>,
  ): Promise<Outcome> {
    const now = Date.now() / 1000
    // Panels of counts ask for wide steps, and the range of a rate is then about a step.
    const counts = panel.interval !== undefined
    const step = Math.max(1, Math.round(this.#window / (counts ? 15 : 60)))
    const query = this.interpolated(target.expr, variables, counts ? Math.max(step, 3) : rateInterval)
    const answer = target.instant
      ? await this.#get('query', { query, time: String(now) })
      : await this.#get('query_range', {
          query,
          start: String(now - this.#window),
          end: String(now),
          step: String(step),
        })
    if (answer.status !== 'success') return { error: `${answer.error}: ${query}` }
    return { series: (answer.data as { result: AnswerSeries[] }).result.filter(hasNumber) }
  }

  /** A query as Prometheus gets it. */
  interpolated(
    query: string,
    variables: Readonly<Record<string, VariableValue>>,
    seconds = rateInterval,
  ): string {
    return interpolate(query, { variables, rateInterval: `${seconds}s`, range: `${this.#window}s` })
  }

  async #labelValues(label: string, series: string): Promise<string[]> {
    const answer = await this.#get(`label/${label}/values`, { 'match[]': series })
    if (answer.status !== 'success') throw new Error(`${series}: ${answer.error}`)
    return answer.data as string[]
  }

  async #get(
    path: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<{ status: string; error?: string; data: unknown }> {
    const response = await fetch(`${this.#url}/api/v1/${path}?${new URLSearchParams(parameters)}`)
    return (await response.json()) as { status: string; error?: string; data: unknown }
  }
}

function hasNumber({ value, values = [] }: AnswerSeries): boolean {
  return [...values, ...(value ? [value] : [])].some(([, number]) => number !== 'NaN')
}
