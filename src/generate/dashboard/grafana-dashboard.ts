/** A dashboard as Grafana imports it (schema of kind Dashboard, v1), as far as it is read here. */
export interface GrafanaDashboard {
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  readonly editable: boolean
  readonly templating: { readonly list: readonly GrafanaVariable[] }
  readonly panels: readonly GrafanaPanel[]
  readonly [field: string]: unknown
}

export interface GrafanaVariable {
  readonly name: string
  readonly type: string
  readonly label?: string
  readonly query?: string | { readonly query: string; readonly [field: string]: unknown }
  readonly [field: string]: unknown
}

/** A panel, or a row with the panels that it hides while it is collapsed. */
export interface GrafanaPanel {
  readonly type: string
  readonly title?: string
  readonly description?: string
  readonly targets?: readonly GrafanaTarget[]
  readonly panels?: readonly GrafanaPanel[]
  readonly [field: string]: unknown
}

export interface GrafanaTarget {
  readonly refId: string
  readonly expr: string
  readonly [field: string]: unknown
}
