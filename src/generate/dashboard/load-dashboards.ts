import type { GrafanaDashboard } from './grafana-dashboard.ts'

/** The dashboards there are, in the order in which an alert is followed. Each is loaded only when it is asked for. */
const loaders = {
  fleet: async () => (await import('./generated/fleet.ts')).fleet,
  kind: async () => (await import('./generated/kind.ts')).kind,
  resource: async () => (await import('./generated/resource.ts')).resource,
  workloads: async () => (await import('./generated/workloads.ts')).workloads,
  operator: async () => (await import('./generated/operator.ts')).operator,
  prometheus: async () => (await import('./generated/prometheus.ts')).prometheus,
  monitor: async () => (await import('./generated/monitor.ts')).monitor,
} as const satisfies Readonly<Record<string, () => Promise<GrafanaDashboard>>>

export type DashboardName = keyof typeof loaders

export const dashboardNames = Object.keys(loaders) as readonly DashboardName[]

export function isDashboardName(name: string): name is DashboardName {
  return Object.hasOwn(loaders, name)
}

export function loadDashboards(names: readonly DashboardName[]): Promise<GrafanaDashboard[]> {
  return Promise.all(names.map((name) => loaders[name]()))
}
