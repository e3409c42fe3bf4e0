import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import { type DashboardBuilder, type Panel, RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard'

/** Panels from left to right, and on below where there is no room, under a heading; the first screen has none. */
export interface Row {
  readonly title?: string
  /** Shown only when somebody opens it. */
  readonly collapsed?: true
  readonly panels: readonly Builder<Panel>[]
}

export function addRow(dashboard: DashboardBuilder, { title, collapsed, panels }: Row): void {
  const heading = title === undefined ? undefined : new RowBuilder(title)
  if (heading && collapsed) {
    for (const panel of panels) heading.withPanel(panel)
    dashboard.withRow(heading)
    return
  }
  if (heading) dashboard.withRow(heading)
  for (const panel of panels) dashboard.withPanel(panel)
}
