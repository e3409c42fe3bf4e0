import { formatPassedOver, formatPrometheus, placeObject } from '../../generate/index.ts'
import { CommandError } from '../exit-code.ts'
import type { ClusterPrometheus } from '../generated/read-prometheus.ts'

/** Where PrometheusRule objects lie, and what they bear. */
export interface RulePlacement {
  /** Absent: they land where they are applied. */
  readonly namespace?: string
  readonly labels: Readonly<Record<string, string>>
}

export interface RulePlacementRequest {
  readonly name: string
  readonly namespace: string | undefined
  /** Labels that were asked for: they stay, whatever a Prometheus selects. */
  readonly chosen: Readonly<Record<string, string>>
}

const own = { 'app.kubernetes.io/name': 'binnacle' }

/**
 * Labels and namespace by which the cluster's Prometheus takes the rules. Throws a `CommandError` where nobody would take
 * them, and says what to do; where nothing but a chosen label is in the way, that is told.
 *
 * @param cluster undefined where none was asked
 */
export function rulePlacement(
  { name, namespace, chosen }: RulePlacementRequest,
  cluster: ClusterPrometheus | undefined,
  tell: (note: string) => void,
): RulePlacement {
  const asked = namespace === undefined ? {} : { namespace }
  const given = { ...asked, labels: { ...own, ...chosen } }
  if (!cluster) return given
  const { prometheuses, namespaces, notes } = cluster
  for (const note of notes) tell(note)
  if (prometheuses.length === 0) {
    tell(
      'the cluster has no Prometheus object, so what selects these rules is not known; --label sets labels',
    )
    return given
  }
  const placed = placeObject({
    kind: 'PrometheusRule',
    ...asked,
    name,
    labels: own,
    chosen,
    prometheuses,
    namespaces,
  })
  const { selectedBy, passedOver, caveats } = placed
  const reasons = formatPassedOver(passedOver)
  if (selectedBy.length === 0 && !passedOver.some(({ isByChoice }) => isByChoice))
    throw new CommandError(
      `no Prometheus takes these rules in the namespace ${placed.namespace}:\n${reasons}\n` +
        'Or choose where they lie with -n NAMESPACE, or ask no cluster with --no-cluster.',
    )
  if (passedOver.length > 0)
    tell(`${selectedBy.length === 0 ? 'no' : 'not every'} Prometheus takes these rules:\n${reasons}`)
  for (const caveat of caveats) tell(caveat)
  if (selectedBy.length > 0)
    tell(`these rules are selected by ${selectedBy.map(formatPrometheus).join(', ')}`)
  return { namespace: placed.namespace, labels: placed.labels }
}
