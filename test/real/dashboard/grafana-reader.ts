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

const rateInterval = '20s'

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
      const values = await this.#labelValues(label, this.interpolated(series, variables))
      if (values.length === 0) withoutValues.push(variable.name)
      const choice = choices[variable.name]
      if (choice !== undefined) variables[variable.name] = choice
      else if (!variable.includeAll) variables[variable.name] = values[0] ?? ''
      else if (typeof variable.allValue === 'string') variables[variable.name] = { all: variable.allValue }
      else variables[variable.name] = values
    }
    return { variables, withoutValues }
  }

  async ask({ target }: PanelQuery, variables: Readonly<Record<string, VariableValue>>): Promise<Outcome> {
    const now = Date.now() / 1000
    const query = this.interpolated(target.expr, variables)
    const answer = target.instant
      ? await this.#get('query', { query, time: String(now) })
      : await this.#get('query_range', {
          query,
          start: String(now - this.#window),
          end: String(now),
          step: String(Math.max(1, Math.round(this.#window / 100))),
        })
    if (answer.status !== 'success') return { error: `${answer.error}: ${query}` }
    return { series: (answer.data as { result: AnswerSeries[] }).result }
  }

  /** A query as Prometheus gets it. */
  interpolated(query: string, variables: Readonly<Record<string, VariableValue>>): string {
    return interpolate(query, { variables, rateInterval, range: `${this.#window}s` })
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
