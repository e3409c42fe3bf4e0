import { z } from 'zod'
import { workloadMetrics } from '../../../catalogue/index.ts'
import type { RecordingRule } from '../../../promql/index.ts'
import { indented, ofKind, quoted, type RuleScope, selector, withinKinds } from '../alert/rule-scope.ts'
import { identity } from '../custom-resource/identity.ts'
import { bucket } from '../operator/controller.ts'

const metricName = z
  .string()
  .regex(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/, 'has to be the name of a metric, without braces')
const labelName = z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, 'has to be the name of a label')
const matchers = z
  .record(labelName, z.string())
  .describe('values of labels, as regular expressions that match in full')

/** What a workload of a kind measures of its own requests, and how it is called there. */
export const applicationSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'has to be lower-case letters, digits and dashes')
    .describe('the label application of what is recorded'),
  kind: z.string().describe('the kind whose pods serve it: databases.example.com or Database.example.com'),
  podLabels: z
    .strictObject({ namespace: labelName.default('namespace'), pod: labelName.default('pod') })
    .prefault({})
    .describe('labels of its metrics that name the pod'),
  requests: z
    .strictObject({
      metric: metricName.describe('a counter of requests, such as http_requests_total'),
      matching: matchers.default({}),
      errors: matchers.default({ code: '5..' }),
    })
    .optional(),
  latency: z
    .strictObject({
      metric: metricName.describe('a histogram, without _bucket: http_request_duration_seconds'),
      matching: matchers.default({}),
      slowerThan: z.number().gt(0).describe("one of its buckets' bounds"),
    })
    .optional(),
})

export type Application = z.output<typeof applicationSchema>

const level = identity.replaceAll(', ', '_')

/** The recorded share of requests of a resource's workload that failed, over a window. */
export function applicationErrorRatio(window: string): { readonly name: string } {
  return { name: `${level}:application_requests:error_ratio_rate${window}` }
}

/** The recorded share of its requests that were slow. */
export function applicationSlowRatio(window: string): { readonly name: string } {
  return { name: `${level}:application_request_duration_seconds:slow_ratio_rate${window}` }
}

/** What is recorded of an application over each window: its requests, summed over the pods of each resource of its kind. */
export function recordApplication(
  application: Application,
  scope: RuleScope,
  windows: { readonly errors: readonly string[]; readonly latency: readonly string[] },
): readonly RecordingRule[] {
  const { name, requests, latency } = application
  const labels = { application: name }
  const rules: RecordingRule[] = []
  if (requests)
    for (const window of windows.errors) {
      const { metric, matching, errors } = requests
      const rate = (more: Readonly<Record<string, string>>) =>
        perOwner(application, scope, metric, { ...matching, ...more }, window)
      const expr = `${rate(errors)}\n/ (${rate({})} > 0)`
      rules.push({ record: applicationErrorRatio(window).name, expr, labels })
    }
  if (latency)
    for (const window of windows.latency) {
      const { metric, matching, slowerThan } = latency
      const inTime = perOwner(application, scope, `${metric}_bucket`, matching, window, bucket(slowerThan))
      const all = perOwner(application, scope, `${metric}_count`, matching, window)
      rules.push({ record: applicationSlowRatio(window).name, expr: `1 - ${inTime}\n/ (${all} > 0)`, labels })
    }
  return rules
}

/**
 * The requests of the pods of each resource. A pod of several resources (one that owns another, or two that share it)
 * counts for each of them that is of the kind.
 */
function perOwner(
  { podLabels: { namespace, pod } }: Application,
  scope: RuleScope,
  metric: string,
  matching: Readonly<Record<string, string>>,
  window: string,
  more = '',
): string {
  const matchers = [...Object.entries(matching).map(matcherOf), more]
  const own = `rate(${selector(metric, matchers)}[${window}])`
  const named = [
    [pod, 'pod'],
    [namespace, 'namespace'],
  ].reduce(
    (inner, [from = '', to = '']) =>
      from === to ? inner : `label_replace(${inner}, ${quoted(to)}, "$1", ${quoted(from)}, "(.*)")`,
    own,
  )
  const info = withinKinds(scope, ofKind(scope, workloadMetrics.ownedPodInfo))
  return `sum by (${identity}) (
  max by (${identity}, pod) (
${indented(indented(info))}
  )
  * on (namespace, pod) group_left ()
  sum by (namespace, pod) (${named})
)`
}

/** Text that is no pattern is compared as it is, which costs less. */
function matcherOf([label, value]: readonly [string, string]): string {
  return `${label}${/[.*+?()[\]{}|^$\\]/.test(value) ? '=~' : '='}${quoted(value)}`
}
