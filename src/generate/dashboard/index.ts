export {
  type DashboardFilesOptions,
  type DashboardFormat,
  dashboardFiles,
  dashboardFormats,
} from './dashboard-files.ts'
export type { GrafanaDashboard, GrafanaPanel, GrafanaTarget, GrafanaVariable } from './grafana-dashboard.ts'
export { type DashboardName, dashboardNames, isDashboardName, loadDashboards } from './load-dashboards.ts'
