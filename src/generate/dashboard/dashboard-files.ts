import { stringify } from 'yaml'
import type { GeneratedFile } from '../generated-file.ts'
import { adapted, type Surroundings } from './adapted-dashboard.ts'
import type { GrafanaDashboard } from './grafana-dashboard.ts'

/** Plain files, ConfigMaps for Grafana's sidecar, or objects of grafana-operator. */
export type DashboardFormat = 'json' | 'configmap' | 'grafana-dashboard'

/** How dashboards are wrapped for whoever takes them in. */
export interface DashboardFilesOptions extends Surroundings {
  readonly format: DashboardFormat
  /** Of the objects; absent: where `kubectl apply` is pointed. */
  readonly namespace?: string
  /** The folder of Grafana they are put into; absent: its own default. */
  readonly folder?: string
  /** Labels of the objects, beside their own. A ConfigMap has the one that Grafana's sidecar looks for, unless it is given. */
  readonly labels?: Readonly<Record<string, string>>
  /** Which Grafana instances a `GrafanaDashboard` is for; default `dashboards: grafana`, as the operator's examples have it. */
  readonly instances?: Readonly<Record<string, string>>
}

/** What the sidecar of Grafana's Helm chart takes for a dashboard (grafana/helm-charts, `sidecar.dashboards.label`). */
const sidecarLabel = { grafana_dashboard: '1' }
const folderAnnotation = 'grafana_folder'
const defaultInstances = { dashboards: 'grafana' }

/** Dashboards as files: plain JSON, or objects to apply. Pure. */
export function dashboardFiles(
  dashboards: readonly GrafanaDashboard[],
  options: DashboardFilesOptions,
): GeneratedFile[] {
  return dashboards.map((dashboard) => {
    const text = `${JSON.stringify(adapted(dashboard, options), undefined, 2)}\n`
    const { uid } = dashboard
    if (options.format === 'json') return { path: `${uid}.json`, text }
    const object =
      options.format === 'configmap' ? configMap(uid, text, options) : grafanaDashboard(uid, text, options)
    return { path: `${uid}.yaml`, text: stringify(object, { lineWidth: 0 }) }
  })
}

function configMap(uid: string, text: string, options: DashboardFilesOptions): object {
  const { folder } = options
  const labels = { ...sidecarLabel, ...options.labels }
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(uid, options, labels, folder === undefined ? {} : { [folderAnnotation]: folder }),
    data: { [`${uid}.json`]: text },
  }
}

/** The CustomResourceDefinition of grafana-operator, v5: its text is taken as it is, at its `uid`. */
function grafanaDashboard(uid: string, text: string, options: DashboardFilesOptions): object {
  const { labels = {}, folder, instances = defaultInstances } = options
  return {
    apiVersion: 'grafana.integreatly.org/v1beta1',
    kind: 'GrafanaDashboard',
    metadata: metadata(uid, options, labels, {}),
    spec: {
      allowCrossNamespaceImport: true,
      instanceSelector: { matchLabels: instances },
      ...(folder !== undefined && { folder }),
      json: text,
    },
  }
}

function metadata(
  name: string,
  { namespace }: DashboardFilesOptions,
  labels: Readonly<Record<string, string>>,
  annotations: Readonly<Record<string, string>>,
): object {
  return {
    name,
    ...(namespace !== undefined && { namespace }),
    labels: { 'app.kubernetes.io/name': 'binnacle', 'app.kubernetes.io/component': 'dashboard', ...labels },
    ...(Object.keys(annotations).length > 0 && { annotations }),
  }
}
