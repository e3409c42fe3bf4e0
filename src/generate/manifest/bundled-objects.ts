import { asJsonObject, type KubernetesObject } from '../../object/index.ts'
import type { Bundle } from './bundle.ts'
import { holds } from './condition/holds.ts'
import { when } from './condition/when.ts'
import { filled } from './filled.ts'
import { fullname, type ManifestContext, metadataOf } from './manifest-context.ts'

/** Rules for the Prometheus Operator and dashboards for the sidecar of Grafana, as far as they are asked for. */
export function bundledObjects(context: ManifestContext): KubernetesObject[] {
  const { bundle } = context
  if (!bundle) return []
  return [
    ...(holds(when.prometheusRule, context) ? [prometheusRule(context, bundle)] : []),
    ...(holds(when.dashboards, context) ? dashboardMaps(context, bundle) : []),
  ]
}

function prometheusRule(context: ManifestContext, { rules }: Bundle): KubernetesObject {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: placed(context, fullname(context), context.values.rules),
    spec: asJsonObject(rules),
  }
}

function dashboardMaps(context: ManifestContext, { dashboards }: Bundle): KubernetesObject[] {
  const place = context.values.dashboards
  return dashboards.map(({ name, text }) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      ...placed(context, `${fullname(context)}-${name.replace(/^binnacle-/, '')}`, place),
      ...filled({ annotations: place.annotations }),
    },
    data: { [`${name}.json`]: text },
  }))
}

interface Place {
  readonly namespace: string
  readonly labels: Readonly<Record<string, string>>
}

function placed(context: ManifestContext, name: string, { namespace, labels }: Place) {
  const metadata = metadataOf(context, name)
  return {
    ...metadata,
    namespace: namespace || metadata.namespace,
    labels: { ...metadata.labels, ...labels },
  }
}
