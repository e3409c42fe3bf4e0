import {
  isJsonObject,
  type LabelSelector,
  type LabelSelectorSpec,
  labelSelectorFrom,
  SelectorError,
} from '../../object/index.ts'
import type { Labels } from './labels-to-match.ts'
import { labelsToMatch } from './labels-to-match.ts'
import {
  formatPrometheus,
  type MonitoringKind,
  type PrometheusObject,
  selectorFieldsOf,
  takes,
} from './prometheus-object.ts'

/** A namespace of the cluster with its labels. */
export interface NamespaceLabels {
  readonly name: string
  readonly labels: Labels
}

/** Why an object is not taken, and what its owner can do; both are sentences without a full stop. */
export interface Refusal {
  readonly reason: string
  readonly remedy: string
}

/** What one Prometheus selects of a kind: labels of objects, and of the namespaces they lie in. */
export interface Selection {
  readonly prometheus: PrometheusObject
  readonly kind: MonitoringKind
  readonly objects: LabelSelector
  /** Undefined: its own namespace alone. */
  readonly namespaces: LabelSelector | undefined
}

/**
 * What a Prometheus selects of a kind, or why it is nothing. Of objects, a selector that is not set matches none and an
 * empty one all; of namespaces, one that is not set matches the Prometheus' own and an empty one all
 * (prometheus-operator, CommonPrometheusFields and PrometheusSpec of monitoring.coreos.com/v1).
 */
export function selectionOf(prometheus: PrometheusObject, kind: MonitoringKind): Selection | Refusal {
  const fields = selectorFieldsOf[kind]
  if (!takes(prometheus.kind, kind))
    return {
      reason: `${prometheus.kind} takes no ${kind}`,
      remedy:
        prometheus.kind === 'PrometheusAgent'
          ? 'have the rules evaluated where the agent writes to, from plain files'
          : 'give it to a Prometheus or a PrometheusAgent',
    }
  try {
    const objects = readSelector(prometheus.spec, fields.objects)
    if (!objects)
      return {
        reason: noneSelected(prometheus, kind, fields.objects),
        remedy: patchOf(prometheus, fields.objects),
      }
    if (labelsToMatch([objects], {}) === undefined)
      return {
        reason: `spec.${fields.objects} contradicts itself: no labels match ${objects}`,
        remedy: `mend spec.${fields.objects} of ${formatPrometheus(prometheus)}`,
      }
    return { prometheus, kind, objects, namespaces: readSelector(prometheus.spec, fields.namespaces) }
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error
    return {
      reason: `its selectors cannot be read: ${error.message}`,
      remedy: `mend spec.${fields.objects} and spec.${fields.namespaces} of ${formatPrometheus(prometheus)}`,
    }
  }
}

export function isRefusal(selection: object): selection is Refusal {
  return 'reason' in selection
}

/** Whether objects that lie in the namespace are looked at. */
export function looksInto({ prometheus, namespaces }: Selection, namespace: NamespaceLabels): boolean {
  return namespaces ? namespaces.matches(namespace.labels) : namespace.name === prometheus.namespace
}

/** What can be done where a namespace is not looked into: a better one, or the labels that it needs. */
export function refusalOfNamespace(
  selection: Selection,
  namespace: NamespaceLabels,
  known: readonly NamespaceLabels[],
): Refusal {
  const { prometheus, kind, namespaces } = selection
  const field = selectorFieldsOf[kind].namespaces
  if (!namespaces)
    return {
      reason: `spec.${field} is not set, so it looks into its own namespace ${prometheus.namespace} alone, not into ${namespace.name}`,
      remedy: `put the ${kind} into the namespace ${prometheus.namespace}, or ${patchOf(prometheus, field)}`,
    }
  const others = known.filter((other) => looksInto(selection, other)).map(({ name }) => name)
  const wanted = labelsToMatch([namespaces], namespace.labels)
  const change = wanted && labelChange(namespace.labels, wanted)
  const remedies = [
    ...(others.length > 0 ? [`put the ${kind} into ${listed(others)}`] : []),
    ...(change ? [`kubectl label namespace ${namespace.name} ${change}`] : []),
  ]
  return {
    reason: `spec.${field} (${namespaces}) does not match the labels of the namespace ${namespace.name}`,
    remedy: remedies.join(', or ') || `mend spec.${field}: no namespace can match it`,
  }
}

const most = 5

function listed(names: readonly string[]): string {
  const more = names.length > most ? ` (and ${names.length - most} more)` : ''
  return `one of these namespaces: ${names.slice(0, most).join(', ')}${more}`
}

/** As `kubectl label` takes it; the name's own label cannot be given to another namespace. */
function labelChange(labels: Labels, wanted: Labels): string | undefined {
  const set = Object.entries(wanted).filter(([key, value]) => labels[key] !== value)
  const drop = Object.keys(labels).filter((key) => wanted[key] === undefined)
  if ([...set.map(([key]) => key), ...drop].includes('kubernetes.io/metadata.name')) return undefined
  const overwrites = set.some(([key]) => labels[key] !== undefined)
  const words = [...set.map(([key, value]) => `${key}=${value}`), ...drop.map((key) => `${key}-`)]
  return [...words, ...(overwrites ? ['--overwrite'] : [])].join(' ')
}

function noneSelected(prometheus: PrometheusObject, kind: MonitoringKind, field: string): string {
  const managing = ['serviceMonitorSelector', 'podMonitorSelector', 'probeSelector', 'scrapeConfigSelector']
  const unmanaged =
    kind !== 'PrometheusRule' && managing.every((name) => !isJsonObject(prometheus.spec[name]))
  return `spec.${field} is not set, so it selects no ${kind}${unmanaged ? ' (its whole configuration is written by hand)' : ''}`
}

/** The command that makes it select everything, which is what an empty selector means. */
function patchOf({ kind, namespace, name }: PrometheusObject, field: string): string {
  return `kubectl -n ${namespace} patch ${kind.toLowerCase()} ${name} --type merge -p '{"spec":{"${field}":{}}}'`
}

function readSelector(spec: Readonly<Record<string, unknown>>, field: string): LabelSelector | undefined {
  const value = spec[field]
  if (value === undefined || value === null) return undefined
  if (!isSelector(value)) throw new SelectorError(`spec.${field} is no label selector`)
  return labelSelectorFrom(value)
}

function isSelector(value: unknown): value is LabelSelectorSpec {
  if (!isJsonObject(value)) return false
  const { matchLabels, matchExpressions } = value
  const labels = matchLabels ?? {}
  const expressions = matchExpressions ?? []
  return (
    isJsonObject(labels) &&
    Object.values(labels).every((text) => typeof text === 'string') &&
    Array.isArray(expressions) &&
    expressions.every(
      (expression) =>
        isJsonObject(expression) &&
        typeof expression.key === 'string' &&
        typeof expression.operator === 'string' &&
        (expression.values === undefined || expression.values === null || isTexts(expression.values)),
    )
  )
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}
