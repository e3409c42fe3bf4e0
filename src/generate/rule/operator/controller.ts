import { controllerRuntimeMetrics, scrapeMetrics, workqueueMetrics } from '../../../catalogue/index.ts'
import { ofOperator, quoted, type RuleScope } from '../alert/rule-scope.ts'

/** The labels that say which controller a series is about. A work queue's `name` is its controller's. */
export const controllerLabels = 'namespace, job, controller'
export const queueLabels = 'namespace, job, name'

/** A line: only of what controller-runtime runs. Kubernetes' own components have work queues and clients as well. */
export function ofControllerRuntime(scope: RuleScope, labels = 'namespace, job'): string {
  return `and on (${labels}) ${ofOperator(scope, controllerRuntimeMetrics.maxConcurrentReconciles)}`
}

/** The items that wait for each controller: over all priorities, which only a depth has. */
export function depthByController(scope: RuleScope): string {
  const depth = ofOperator(scope, workqueueMetrics.depth)
  return `sum by (${controllerLabels}) (label_replace(${depth}, "controller", "$1", "name", "(.+)"))`
}

/**
 * A bucket of a histogram, however its bound is written: `10` by Go, `10.0` by Prometheus 3, `3.6e+06` and `5e-05` by Go
 * where it takes an exponent (strconv's format `g`). Dots are escaped, because `10.0` matches 1000, too.
 */
export function bucket(bound: number): string {
  const plain = String(bound)
  const exponent = Math.floor(Math.log10(bound))
  const forms = [
    ...(plain.includes('e') ? [] : [plain]),
    ...(Number.isInteger(bound) && !plain.includes('e') ? [`${plain}.0`] : []),
    ...(exponent < -4 || exponent >= 6 ? [goExponent(bound)] : []),
  ]
  const [only = '', second] = forms
  if (second === undefined) return `le=${quoted(only)}`
  return `le=~${quoted(forms.map((form) => form.replaceAll(/[.+]/g, '\\$&')).join('|'))}`
}

/** With an exponent of at least two digits. */
function goExponent(bound: number): string {
  return bound.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
}

/** `shop/operator` of the alert's labels. A template. */
export const operatorName = '{{ $labels.job }}{{ with $labels.namespace }} in {{ . }}{{ end }}'

/**
 * The command that shows an operator's log: of the pod that holds a lease, of any where none is known to. A sentence with a
 * space before it, or nothing where its targets are no pods. A template.
 */
export const logCommand = `{{ with ${podOf()} }} \`kubectl logs -n {{ $labels.namespace }} {{ . | first | label "pod" }} --since=1h\` has its log.{{ end }}`

function podOf(): string {
  const labels = "{namespace=%q,job=%q,pod!=''}"
  const leader = `max by (pod) (${controllerRuntimeMetrics.leaderElectionMasterStatus.name}${labels})`
  const any = `max by (pod) (0 * ${scrapeMetrics.up.name}${labels})`
  const values = '$labels.namespace $labels.job'
  return `printf ${JSON.stringify(`topk(1, ${leader} or ${any})`)} ${values} ${values} | query`
}
