import { identityLabels } from '../../catalogue/index.ts'
import type { RuleGroup } from '../../promql/index.ts'
import { toYaml } from './rule-file.ts'

interface Inhibition {
  readonly source: string
  readonly targets: readonly string[]
  /** Labels that both have to have in common. */
  readonly equal: readonly string[]
}

/** What makes others superfluous: where much fails for one reason, one notification is enough. */
const inhibitions: readonly Inhibition[] = [
  {
    source: 'CustomResourceKindMostlyUnhealthy',
    targets: ['CustomResourceDegraded', 'CustomResourceNotReady', 'CustomResourceStuckProgressing'],
    equal: ['group', 'kind'],
  },
  {
    source: 'CustomResourceDegraded',
    targets: [
      'CustomResourceNotReady',
      'CustomResourceReplicasMismatch',
      'CustomResourceDiverged',
      'CustomResourceStuckProgressing',
    ],
    equal: identityLabels,
  },
  {
    source: 'OperatorDown',
    targets: ['OperatorNoLeader', 'OperatorRestarting', 'OperatorAPIErrors'],
    equal: ['namespace', 'job'],
  },
]

/** The `inhibit_rules` of Alertmanager for those alerts that are among the groups; to be added to its configuration. */
export function formatInhibitRules(groups: readonly RuleGroup[]): string {
  const there = new Set(
    groups.flatMap(({ rules }) => rules.flatMap((rule) => ('alert' in rule ? [rule.alert] : []))),
  )
  const rules = inhibitions.flatMap(({ source, targets, equal }) => {
    const present = targets.filter((target) => there.has(target))
    if (!there.has(source) || present.length === 0) return []
    return [
      {
        source_matchers: [`alertname="${source}"`],
        target_matchers: [`alertname=~"${present.join('|')}"`],
        equal,
      },
    ]
  })
  return toYaml({ inhibit_rules: rules })
}
