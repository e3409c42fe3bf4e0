import { type AlertDefinition, defineAlert } from '../alert/alert-definition.ts'
import { ofKind } from '../alert/rule-scope.ts'
import { range, share } from '../alert/setting.ts'
import { describeCommand, subject } from '../custom-resource/identity.ts'
import { applicationErrorRatio, applicationSlowRatio } from './application.ts'

/** The windows over which applications are recorded, which their alerts share. */
export const applicationWindows = {
  errors: range('5m', 'within how long'),
  latency: range('5m', 'within how long'),
}

/** What is told of the requests that workloads of resources serve; of applications that values name. */
export const applicationAlerts: readonly AlertDefinition[] = [
  defineAlert({
    name: 'ApplicationErrorsHigh',
    part: 'applications',
    when: "over 5 % of the requests to a resource's application fail",
    severity: 'warning',
    for: '10m',
    settings: { over: share(0.05, 'share of the requests'), window: applicationWindows.errors },
    expression: ({ over, window }, scope) => `${ofKind(scope, applicationErrorRatio(window))} > ${over}`,
    summary: `{{ $labels.application }} of ${subject} fails requests`,
    description: ({ window }) =>
      `{{ $value | humanizePercentage }} of the requests to {{ $labels.application }} of ${subject} in the last ${window} failed. \`${describeCommand}\` shows its pods.`,
  }),
  defineAlert({
    name: 'ApplicationLatencyHigh',
    part: 'applications',
    when: "over 5 % of the requests to a resource's application are slow",
    severity: 'warning',
    for: '10m',
    settings: { over: share(0.05, 'share of the requests'), window: applicationWindows.latency },
    expression: ({ over, window }, scope) => `${ofKind(scope, applicationSlowRatio(window))} > ${over}`,
    summary: `{{ $labels.application }} of ${subject} is slow`,
    description: ({ window }) =>
      `{{ $value | humanizePercentage }} of the requests to {{ $labels.application }} of ${subject} in the last ${window} took too long. \`${describeCommand}\` shows its pods.`,
  }),
]
