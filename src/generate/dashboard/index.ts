export {
  type DashboardFormat,
  dashboardFiles,
} from './dashboard-files.ts'
export type { GrafanaDashboard, GrafanaPanel } from './grafana-dashboard.ts'
export { type DashboardName, dashboardNames, isDashboardName, loadDashboards } from './load-dashboards.ts'
