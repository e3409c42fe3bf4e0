import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard'
import { fleetDashboard } from './fleet.ts'
import { kindDashboard } from './kind.ts'
import { monitorDashboard } from './monitor.ts'
import { operatorDashboard } from './operator.ts'
import { prometheusDashboard } from './prometheus.ts'
import { resourceDashboard } from './resource.ts'
import { workloadsDashboard } from './workloads.ts'

/** Every dashboard that is shipped, in the order in which an alert is followed, under the name of its file. */
export function dashboards(): Readonly<Record<string, Dashboard>> {
  return {
    fleet: fleetDashboard().build(),
    kind: kindDashboard().build(),
    resource: resourceDashboard().build(),
    workloads: workloadsDashboard().build(),
    operator: operatorDashboard().build(),
    prometheus: prometheusDashboard().build(),
    monitor: monitorDashboard().build(),
  }
}
