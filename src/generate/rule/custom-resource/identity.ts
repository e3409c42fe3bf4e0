import { identityLabels, resourceMetrics } from '../../../catalogue/index.ts'
import { ofKind, type RuleScope } from '../alert/rule-scope.ts'

/** The labels that say which resource a series is about. */
export const identity = identityLabels.join(', ')

/**
 * One series for each resource, however many replicas of the monitor tell of it. What is compared is compared within: there
 * is little to aggregate of what is seldom so, and much of everything.
 */
export function perResource(expression: string, ...more: readonly string[]): string {
  return `max by (${[identity, ...more].join(', ')}) (${expression})`
}

/** How counts over a kind are put together: each replica of the monitor counts all there is, or its share. */
export function overReplicas({ sharded }: RuleScope): 'sum' | 'max' {
  return sharded ? 'sum' : 'max'
}

/** A line: not of what is being deleted. */
export function exceptDeleting(scope: RuleScope): string {
  return `unless on (${identity}) ${ofKind(scope, resourceMetrics.deletion)}`
}

/** Lines: not of what asks to be left alone. The first is there in every tier that has resources. */
export function exceptSuspended(scope: RuleScope): string {
  return `unless on (${identity}) ${ofKind(scope, resourceMetrics.health, 'state="suspended"')} == 1
unless on (${identity}) ${ofKind(scope, resourceMetrics.suspended)} == 1`
}

/** Resources in a state of health, without those of which that is unsure. */
export function inState(scope: RuleScope, state: 'degraded' | 'progressing'): string {
  const all = perResource(`${ofKind(scope, resourceMetrics.health, `state="${state}"`)} == 1`)
  if (scope.unsure) return all
  return `${all}\nunless on (${identity}) ${ofKind(scope, resourceMetrics.healthReason, 'sure="false"')}`
}

/** `Database shop/orders`; of a cluster-scoped kind without a namespace. A template. */
export const subject = '{{ $labels.kind }} {{ with $labels.namespace }}{{ . }}/{{ end }}{{ $labels.name }}'

/** How to look at it: `binnacle describe`. A template. */
export const describeCommand =
  'binnacle describe {{ $labels.kind }}.{{ $labels.group }}/{{ $labels.name }}{{ with $labels.namespace }} -n {{ . }}{{ end }}'

/**
 * `: CrashLoopBackOff`, the reason of the verdict where there is one. It is asked for, not a label of the alert: another
 * reason would make another alert, whose time begins anew. Prometheus asks at each evaluation, so once an alert is enough.
 * A template.
 */
export const becauseOf = ofThis(resourceMetrics.healthReason.name, (query) => {
  return `{{ with ${query} }}: {{ . | first | label "reason" }}{{ end }}`
})

/**
 * A query of a template for the series of the alert's own resource.
 *
 * @param by a label: one series for each of its values, however many replicas tell of it
 */
export function ofThis(metric: string, template: (query: string) => string, by?: string): string {
  const series = `${metric}{${identityLabels.map((label) => `${label}=%q`).join(',')}}`
  const format = by === undefined ? series : `max by (${by}) (${series})`
  const labels = identityLabels.map((label) => `$labels.${label}`).join(' ')
  return template(`printf ${JSON.stringify(format)} ${labels} | query`)
}

/** ` for over 15m`: how long an alert waited, which is since when at the least. */
export function forOver(held: string): string {
  return held === '' ? '' : ` for over ${held}`
}
