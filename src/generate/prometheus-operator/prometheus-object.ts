import { asJsonObject, type JsonObject, type KubernetesObject } from '../../object/index.ts'

/** The kinds of monitoring.coreos.com that are generated and that somebody's Prometheus has to select. */
export type MonitoringKind = 'PrometheusRule' | 'ServiceMonitor' | 'PodMonitor'

/** The kinds of the operator that select others: PrometheusAgent takes no rules, ThanosRuler takes nothing else. */
export type SelectingKind = 'Prometheus' | 'PrometheusAgent' | 'ThanosRuler'

/** An object that selects rules or monitors. */
export interface PrometheusObject {
  readonly kind: SelectingKind
  readonly namespace: string
  readonly name: string
  readonly spec: Readonly<JsonObject>
}

/** The fields of `spec` that select objects of a kind, and the namespaces they are looked for in. */
export interface SelectorFields {
  readonly objects: string
  readonly namespaces: string
}

export const selectorFieldsOf: Readonly<Record<MonitoringKind, SelectorFields>> = {
  PrometheusRule: { objects: 'ruleSelector', namespaces: 'ruleNamespaceSelector' },
  ServiceMonitor: { objects: 'serviceMonitorSelector', namespaces: 'serviceMonitorNamespaceSelector' },
  PodMonitor: { objects: 'podMonitorSelector', namespaces: 'podMonitorNamespaceSelector' },
}

/** The resources' names, as RBAC and `excludedFromEnforcement` have them. */
export const monitoringResourceOf: Readonly<Record<MonitoringKind, string>> = {
  PrometheusRule: 'prometheusrules',
  ServiceMonitor: 'servicemonitors',
  PodMonitor: 'podmonitors',
}

/** Undefined for an object of another kind. */
export function readPrometheus(object: KubernetesObject): PrometheusObject | undefined {
  const { kind, metadata } = object
  if (kind !== 'Prometheus' && kind !== 'PrometheusAgent' && kind !== 'ThanosRuler') return undefined
  if (!String(object.apiVersion).startsWith('monitoring.coreos.com/')) return undefined
  return {
    kind,
    namespace: metadata.namespace ?? 'default',
    name: metadata.name ?? '',
    spec: asJsonObject(object.spec),
  }
}

/** `Prometheus monitoring/k8s`. */
export function formatPrometheus({ kind, namespace, name }: PrometheusObject): string {
  return `${kind} ${namespace}/${name}`
}

/** Whether the kind can take objects of the other at all. */
export function takes(selecting: SelectingKind, kind: MonitoringKind): boolean {
  if (selecting === 'PrometheusAgent') return kind !== 'PrometheusRule'
  if (selecting === 'ThanosRuler') return kind === 'PrometheusRule'
  return true
}
