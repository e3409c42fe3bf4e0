import type { RuleGroup } from '../../../promql/index.ts'
import type { AlertDefinition } from '../alert/alert-definition.ts'
import { differenceAlerts } from './difference-alerts.ts'
import { healthAlerts } from './health-alerts.ts'
import { kindAlerts } from './kind-alerts.ts'
import { neglectAlerts } from './neglect-alerts.ts'

const namesOf = (alerts: readonly AlertDefinition[]) => alerts.map(({ name }) => name)

/** Reads every sample of half an hour of every condition: by far the dearest, and half an hour does not pass in a minute. */
const slow = 'CustomResourceConditionFlapping'
const slowInterval = '2m'

const parts: readonly (readonly [part: string, alerts: readonly string[], interval?: string])[] = [
  ['health', namesOf(healthAlerts)],
  ['neglect', namesOf(neglectAlerts)],
  ['difference', namesOf(differenceAlerts).filter((name) => name !== slow)],
  ['kind', namesOf(kindAlerts)],
  ['slow', [slow], slowInterval],
]

/**
 * Spreads a group of alerts about resources over several, any other is left as it is: Prometheus evaluates the rules of
 * one in turn and groups side by side, and with very many resources none should take longer than its interval.
 */
export function spreadOverGroups(group: RuleGroup): readonly RuleGroup[] {
  const isOf = (names: readonly string[]) => (rule: RuleGroup['rules'][number]) =>
    'alert' in rule && names.includes(rule.alert)
  if (!group.rules.every(isOf(parts.flatMap(([, names]) => names)))) return [group]
  return parts.map(([part, names, own]) => {
    const interval = group.interval ?? own
    return {
      name: `${group.name}.${part}`,
      ...(interval !== undefined && { interval }),
      rules: group.rules.filter(isOf(names)),
    }
  })
}
