import { kindMetrics, resourceMetrics } from '../../../catalogue/index.ts'
import { type AlertDefinition, defineAlert } from '../alert/alert-definition.ts'
import { indented, ofKind } from '../alert/rule-scope.ts'
import { number, share, words } from '../alert/setting.ts'
import {
  becauseOf,
  describeCommand,
  exceptDeleting,
  exceptSuspended,
  forOver,
  inState,
  overReplicas,
  perResource,
  subject,
} from './identity.ts'

/** What is told of the health of resources. */
export const healthAlerts: readonly AlertDefinition[] = [
  defineAlert({
    name: 'CustomResourceDegraded',
    part: 'resources',
    when: 'health is degraded',
    severity: 'warning',
    for: '15m',
    settings: {},
    expression: (_, scope) => inState(scope, 'degraded'),
    summary: `${subject} is degraded${becauseOf}`,
    description: ({ for: held }) =>
      `${subject} has been degraded${forOver(held)}. \`${describeCommand}\` says which field tells so and what it owns.`,
  }),
  defineAlert({
    name: 'CustomResourceNotReady',
    part: 'resources',
    when: 'Ready or Available is not True, and it is neither suspended nor being deleted',
    severity: 'warning',
    for: '15m',
    settings: {
      conditions: words(['Ready', 'Available'], 'types of conditions, any of which has to be True'),
    },
    expression: ({ conditions }, scope) => {
      const types = `type=~"${conditions.map((type) => type.replaceAll('.', '\\\\.')).join('|')}"`
      const matchers = `${types},status!="True"`
      return `${perResource(`${ofKind(scope, resourceMetrics.condition, matchers)} == 1`)}
${exceptDeleting(scope)}
${exceptSuspended(scope)}`
    },
    summary: `${subject} is not ready${becauseOf}`,
    description: ({ conditions, for: held }) =>
      `A condition of ${subject} that should be True (${conditions.join(', ')}) is not${forOver(held)}. \`${describeCommand}\` shows its conditions and what it owns.`,
  }),
  defineAlert({
    name: 'CustomResourceKindMostlyUnhealthy',
    part: 'resources',
    when: 'over 20 % of a kind of at least 5 are degraded; it inhibits those of single resources',
    severity: 'critical',
    for: '15m',
    settings: {
      over: share(0.2, 'share of the resources of a kind that are degraded'),
      least: number(5, 'how many resources the kind has to have'),
    },
    expression: ({ over, least }, scope) => {
      const counted = (matchers?: string) =>
        `${overReplicas(scope)} by (group, kind) (sum without (health) (${ofKind(scope, kindMetrics.resources, matchers)}))`
      // Tier aggregate has nothing but counts, which do not tell how sure a verdict is.
      return `(
  ${counted('health="degraded"')}
  unless on (group, kind) ${ofKind(scope, resourceMetrics.health, 'state="degraded"')}
  or
  count by (group, kind) (
${indented(indented(inState(scope, 'degraded')))}
  )
)
/ ${counted()}
> ${over}
and ${counted()} >= ${least}`
    },
    summary: '{{ $value | humanizePercentage }} of all {{ $labels.kind }} are degraded',
    description:
      'So many resources of {{ $labels.kind }}.{{ $labels.group }} are degraded at once ({{ $value | humanizePercentage }}) that their operator, its API or something under all of them is the likely cause. `binnacle get {{ $labels.kind }}.{{ $labels.group }} -A` lists them with their reasons.',
  }),
  defineAlert({
    name: 'CustomResourceStuckProgressing',
    part: 'resources',
    when: 'progressing for over an hour',
    severity: 'warning',
    for: '1h',
    settings: {},
    expression: (_, scope) => inState(scope, 'progressing'),
    summary: `${subject} has been progressing for too long${becauseOf}`,
    description: `${subject} neither became healthy nor failed. \`${describeCommand}\` says what it waits for.`,
  }),
]
