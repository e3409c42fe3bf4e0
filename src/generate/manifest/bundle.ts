/** What an installation brings along beside itself, as the chart has it in its `files`. */
export interface Bundle {
  /** The spec of a PrometheusRule: `groups`. */
  readonly rules: Readonly<Record<string, unknown>>
  /** Dashboards of Grafana: names without extension, and JSON. */
  readonly dashboards: readonly { readonly name: string; readonly text: string }[]
}
