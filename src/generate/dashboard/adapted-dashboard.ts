import type { GrafanaDashboard, GrafanaPanel, GrafanaVariable } from './grafana-dashboard.ts'

/** Where what a dashboard leads to is found, in the place where it is to be shown. */
export interface Surroundings {
  /** Name or UID of the data source that is chosen at first; absent: Grafana's default. */
  readonly datasource?: string
  /** Where copies of docs/runbooks are read, a page for each alert with .md; absent: alerts lead to no page. */
  readonly runbookUrl?: string
}

/** A dashboard as it comes with us, for one place. */
export function adapted(
  dashboard: GrafanaDashboard,
  { datasource, runbookUrl }: Surroundings,
): GrafanaDashboard {
  const chosen = datasource === undefined ? dashboard : withDatasource(dashboard, datasource)
  return runbookUrl === undefined ? chosen : withRunbooks(chosen, runbookUrl)
}

function withDatasource(dashboard: GrafanaDashboard, datasource: string): GrafanaDashboard {
  const chosen = (variable: GrafanaVariable): GrafanaVariable =>
    variable.type === 'datasource'
      ? { ...variable, current: { selected: true, text: datasource, value: datasource } }
      : variable
  return { ...dashboard, templating: { list: dashboard.templating.list.map(chosen) } }
}

const alertColumn = 'alertname'

interface Override {
  readonly matcher: { readonly options?: unknown }
  readonly properties: readonly unknown[]
}

/** Series of alerts do not carry the annotation with their runbook, but its page has their name. */
function withRunbooks(dashboard: GrafanaDashboard, runbookUrl: string): GrafanaDashboard {
  const link = {
    title: 'Runbook',
    url: `${runbookUrl}/\${__data.fields.${alertColumn}}.md`,
    targetBlank: true,
  }
  const linked = (override: Override): Override =>
    override.matcher.options === alertColumn
      ? { ...override, properties: [...override.properties, { id: 'links', value: [link] }] }
      : override
  const led = (panel: GrafanaPanel): GrafanaPanel => {
    const { overrides, ...rest } = (panel.fieldConfig ?? {}) as { overrides?: readonly Override[] }
    return overrides ? { ...panel, fieldConfig: { ...rest, overrides: overrides.map(linked) } } : panel
  }
  return { ...dashboard, panels: dashboard.panels.map(led) }
}
