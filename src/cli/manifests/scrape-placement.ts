import {
  formatPassedOver,
  formatPrometheus,
  fullname,
  type ManifestContext,
  type Placement,
  placeObject,
} from '../../generate/index.ts'
import { CommandError } from '../exit-code.ts'
import { absentMonitoringKind, type ClusterPrometheus } from '../generated/read-prometheus.ts'

const withoutOperator =
  'leave the monitor out with --set scrape.kind=none and scrape by a configuration of your own (docs/install.md)'

/**
 * The labels and the namespace with which the cluster's Prometheus takes the ServiceMonitor or PodMonitor of an
 * installation; what is set in the values stays. Throws a `CommandError` where nobody would take it, and says what to do;
 * where nothing but a label that is set is in the way, that is told.
 */
export function scrapePlacement(
  context: ManifestContext,
  cluster: ClusterPrometheus,
  tell: (note: string) => void,
): Placement | undefined {
  const { kind, labels, namespace: asked } = context.values.scrape
  if (kind === 'none') return undefined
  if (!cluster.served.has(kind)) throw new CommandError(absentMonitoringKind(kind, withoutOperator))
  for (const note of cluster.notes) tell(note)
  if (cluster.prometheuses.length === 0) {
    if (Object.keys(labels).length === 0)
      tell(
        `no Prometheus object was found, so the ${kind} bears no label of its own; ` +
          'if yours selects by one, give it: --set scrape.labels.release=prometheus',
      )
    return undefined
  }
  const placement = placeObject({
    kind,
    namespace: asked || context.namespace,
    name: fullname(context),
    labels: {},
    chosen: labels,
    prometheuses: cluster.prometheuses,
    namespaces: cluster.namespaces,
  })
  if (placement.selectedBy.length === 0 && !placement.passedOver.some(({ isByChoice }) => isByChoice))
    throw new CommandError(
      `no Prometheus of the cluster would take the ${kind} in the namespace ${placement.namespace}:\n` +
        `${formatPassedOver(placement.passedOver)}\n` +
        `Or choose where it lies with --set scrape.namespace=NAME, or ${withoutOperator}.`,
    )
  if (placement.selectedBy.length > 0)
    tell(`the ${kind} is made for ${placement.selectedBy.map(formatPrometheus).join(', ')}`)
  if (placement.passedOver.length > 0)
    tell(`the ${kind} is not taken by\n${formatPassedOver(placement.passedOver)}`)
  for (const caveat of placement.caveats) tell(caveat)
  return placement
}
