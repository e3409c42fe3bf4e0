import type { Dashboard, Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard'
import { fleetDashboard } from './fleet/fleet-dashboard.ts'
import { kindDashboard } from './kind/kind-dashboard.ts'
import { monitorDashboard } from './monitor/monitor-dashboard.ts'
import { operatorDashboard } from './operator/operator-dashboard.ts'
import { prometheusDashboard } from './prometheus/prometheus-dashboard.ts'
import { resourceDashboard } from './resource/resource-dashboard.ts'
import { workloadsDashboard } from './workloads/workloads-dashboard.ts'

/** Every dashboard that is shipped, in the order in which an alert is followed, under the name of its file. */
export function dashboards(): Readonly<Record<string, Dashboard>> {
  const built = {
    fleet: fleetDashboard(),
    kind: kindDashboard(),
    resource: resourceDashboard(),
    workloads: workloadsDashboard(),
    operator: operatorDashboard(),
    prometheus: prometheusDashboard(),
    monitor: monitorDashboard(),
  }
  return Object.fromEntries(Object.entries(built).map(([name, builder]) => [name, numbered(builder.build())]))
}

/**
 * Links to single panels name their number, so it must not be Grafana that gives it. A collapsed row takes no room for
 * the panels that it hides.
 */
function numbered(dashboard: Dashboard): Dashboard {
  let last = 0
  let hidden = 0
  const place = (panel: Panel | RowPanel): void => {
    panel.id = ++last
    if (panel.gridPos) panel.gridPos.y -= hidden
  }
  for (const panel of dashboard.panels ?? []) {
    place(panel)
    if (!('panels' in panel) || !panel.panels?.length) continue
    for (const inner of panel.panels) place(inner)
    const bottom = Math.max(...panel.panels.map(({ gridPos }) => (gridPos?.y ?? 0) + (gridPos?.h ?? 0)))
    hidden += bottom - (panel.gridPos?.y ?? 0) - 1
  }
  return dashboard
}
