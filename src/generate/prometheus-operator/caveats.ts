import { asJsonObject } from '../../object/index.ts'
import {
  formatPrometheus,
  type MonitoringKind,
  monitoringResourceOf,
  type PrometheusObject,
} from './prometheus-object.ts'

/** The object that is taken, as far as exceptions are made for it. */
export interface TakenObject {
  readonly kind: MonitoringKind
  readonly namespace: string
  readonly name?: string
}

/**
 * What a Prometheus does to the objects that it takes which would surprise: sentences, each with what to do. The fields
 * are those of CommonPrometheusFields of monitoring.coreos.com/v1.
 */
export function caveatsOf(prometheus: PrometheusObject, taken: TakenObject): string[] {
  const { spec } = prometheus
  const who = formatPrometheus(prometheus)
  const caveats: string[] = []
  if (spec.paused === true)
    caveats.push(`${who} is paused (spec.paused), so nothing changes until it is resumed.`)
  const enforced = spec.enforcedNamespaceLabel
  if (typeof enforced === 'string' && enforced !== '' && !isExcluded(prometheus, taken))
    caveats.push(
      `${who} sets the label ${enforced} to ${taken.namespace} on everything of this ${taken.kind} ` +
        '(spec.enforcedNamespaceLabel), so the namespaces of resources are lost and rules see none of them; ' +
        `add it to spec.excludedFromEnforcement: {group: monitoring.coreos.com, resource: ${monitoringResourceOf[taken.kind]}, namespace: ${taken.namespace}}.`,
    )
  if (taken.kind === 'PrometheusRule') return caveats
  if (spec.overrideHonorLabels === true)
    caveats.push(
      `${who} does not honour the labels of what it scrapes (spec.overrideHonorLabels), so a resource's namespace ` +
        'becomes exported_namespace, which the rules and dashboards do not look at.',
    )
  const limit = spec.enforcedSampleLimit
  if (typeof limit === 'number' && limit > 0)
    caveats.push(
      `${who} refuses a scrape of more than ${limit} samples as a whole (spec.enforcedSampleLimit); ` +
        'stay under it with the series limit of a kind, --tier or more shards.',
    )
  return caveats
}

/** ObjectReference: without a name, all of that resource in the namespace. */
function isExcluded({ spec }: PrometheusObject, { kind, namespace, name }: TakenObject): boolean {
  const references = Array.isArray(spec.excludedFromEnforcement) ? spec.excludedFromEnforcement : []
  return references.map(asJsonObject).some((reference) => {
    const named = reference.name === undefined || reference.name === '' || reference.name === name
    return (
      (reference.group ?? 'monitoring.coreos.com') === 'monitoring.coreos.com' &&
      reference.resource === monitoringResourceOf[kind] &&
      reference.namespace === namespace &&
      named
    )
  })
}
