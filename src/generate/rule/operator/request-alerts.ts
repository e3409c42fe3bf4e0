import {
  controllerRuntimeMetrics,
  kubeApiserverMetrics,
  restClientMetrics,
} from '../../../catalogue/index.ts'
import { type AlertDefinition, defineAlert } from '../alert/alert-definition.ts'
import { indented, ofOperator, type RuleScope, selector } from '../alert/rule-scope.ts'
import { bound, number, range, share } from '../alert/setting.ts'
import { logCommand, ofControllerRuntime, operatorName } from './controller.ts'
import { slowShare } from './slow-share.ts'

/** Bounds that the histogram has in every version of controller-runtime, but for 0.21 and 0.22, which have native buckets alone. */
const webhookBounds = [0.01, 0.1, 1, 10]
const webhookLabels = 'namespace, job, webhook'

function requests(scope: RuleScope, window: string, matchers = ''): string {
  const total = ofOperator(scope, restClientMetrics.requestsTotal, matchers)
  return `sum by (namespace, job) (rate(${total}[${window}]))`
}

/** What is told of requests: of operators to the API server, and of the API server to their webhooks. */
export const requestAlerts: readonly AlertDefinition[] = [
  defineAlert({
    name: 'OperatorAPIErrors',
    part: 'operators',
    when: 'over 5 % of its requests to the API server end in 5xx, 429 or no answer',
    severity: 'warning',
    for: '15m',
    settings: {
      over: share(0.05, 'share of the requests'),
      window: range('5m', 'within how long'),
    },
    expression: ({ over, window }, scope) => `${requests(scope, window, 'code=~"5..|429|<error>"')}
/ (${requests(scope, window)} > 0)
> ${over}
${ofControllerRuntime(scope)}`,
    summary: `Requests of ${operatorName} to the API server fail`,
    description: `{{ $value | humanizePercentage }} of the requests of ${operatorName} to the API server end in a server error, in 429 (too many requests) or in no answer.${logCommand}`,
  }),
  defineAlert({
    name: 'OperatorThrottled',
    part: 'operators',
    when: 'over 10 % of the time of its requests goes into waiting for its rate limit, or over 10 % end in 429',
    severity: 'info',
    for: '15m',
    settings: {
      over: share(0.1, 'share of the time, or of the requests'),
      window: range('5m', 'within how long'),
    },
    expression: ({ over, window }, scope) => {
      const time = (metric: { readonly name: string }) =>
        `sum by (namespace, job) (rate(${ofOperator(scope, metric, '', '_sum')}[${window}]))`
      const waited = time(restClientMetrics.rateLimiterDuration)
      return `(
  ${waited} / (${waited} + ${time(restClientMetrics.requestDuration)} > 0) > ${over}
  or ${requests(scope, window, 'code="429"')} / (${requests(scope, window)} > 0) > ${over}
)
${ofControllerRuntime(scope)}`
    },
    summary: `${operatorName} is throttled`,
    description: `{{ $value | humanizePercentage }} of what ${operatorName} asks of the API server is held back, by its own rate limit (QPS and burst) or by the server's priority and fairness (429). It works slower than it could.`,
  }),
  defineAlert({
    name: 'AdmissionWebhookErrors',
    part: 'operators',
    when: 'over 5 % of the requests to a webhook end in 5xx',
    severity: 'warning',
    for: '10m',
    settings: {
      over: share(0.05, 'share of the requests'),
      window: range('5m', 'within how long'),
    },
    expression: ({ over, window }, scope) => {
      const answered = (matchers = '') => {
        const total = ofOperator(scope, controllerRuntimeMetrics.webhookRequestsTotal, matchers)
        return `sum by (${webhookLabels}) (rate(${total}[${window}]))`
      }
      return `${answered('code=~"5.."')}\n/ (${answered()} > 0)\n> ${over}`
    },
    summary: `Webhook {{ $labels.webhook }} of ${operatorName} fails`,
    description: `{{ $value | humanizePercentage }} of the requests to webhook {{ $labels.webhook }} of ${operatorName} end in a server error. With failurePolicy Fail nobody can write what it admits.${logCommand}`,
  }),
  defineAlert({
    name: 'WebhookSlow',
    part: 'operators',
    when: 'over 1 % of the requests to a webhook take longer than 1 s',
    severity: 'warning',
    for: '10m',
    settings: {
      over: share(0.01, 'share of the requests; 0.01 is the 99th percentile'),
      slowerThan: bound(1, webhookBounds, 'seconds'),
      window: range('5m', 'within how long'),
    },
    expression: ({ over, slowerThan, window }, scope) => {
      const { webhookLatency } = controllerRuntimeMetrics
      const slow = slowShare(scope, { metric: webhookLatency, by: webhookLabels, over: slowerThan, window })
      return `(\n${indented(slow)}\n) > ${over}`
    },
    summary: `Webhook {{ $labels.webhook }} of ${operatorName} is slow`,
    description: ({ slowerThan, window }) =>
      `{{ $value | humanizePercentage }} of the requests to webhook {{ $labels.webhook }} of ${operatorName} in the last ${window} took longer than ${slowerThan} s. Whoever writes what it admits waits as long, up to its timeoutSeconds.${logCommand}`,
  }),
  defineAlert({
    name: 'ConversionWebhookSlow',
    part: 'operators',
    when: "the 99th percentile of a definition's conversions is over 1 s, as the API server measures it",
    severity: 'warning',
    for: '10m',
    operatorLabels: 'none',
    settings: {
      over: number(1, 'seconds'),
      quantile: share(0.99, 'the quantile'),
      window: range('5m', 'within how long'),
    },
    expression: ({ over, quantile, window }) => {
      const { name } = kubeApiserverMetrics.crdConversionWebhookDuration
      return `histogram_quantile(${quantile}, sum by (crd_name, le) (rate(${selector(`${name}_bucket`)}[${window}]))) > ${over}`
    },
    summary: 'Conversions of {{ $labels.crd_name }} are slow',
    description:
      'Conversions of {{ $labels.crd_name }} by its webhook take up to {{ $value | humanizeDuration }}. Every read and list of it in another version than the stored one waits for them. `kubectl get crd {{ $labels.crd_name }} -o jsonpath={.spec.conversion.webhook}` says where it is.',
  }),
]
