import type { Dashboard, Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard'
import { fleetDashboard } from './fleet.ts'
import { kindDashboard } from './kind.ts'
import { monitorDashboard } from './monitor.ts'
import { operatorDashboard } from './operator.ts'
import { prometheusDashboard } from './prometheus.ts'
import { resourceDashboard } from './resource.ts'
import { workloadsDashboard } from './workloads.ts'

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

/** Links to single panels name their number, so it must not be Grafana that gives it. */
function numbered(dashboard: Dashboard): Dashboard {
  let last = 0
  const number = (panel: Panel | RowPanel): void => {
    panel.id = ++last
    if ('panels' in panel) for (const inner of panel.panels ?? []) number(inner)
  }
  for (const panel of dashboard.panels ?? []) number(panel)
  return dashboard
}
