import { type MetricDefinition, resourceMetrics } from '../../catalogue/index.ts'
import type { EachConfiguration, MetricConfiguration, ValuePath } from '../../custom-resource-state/index.ts'

/** Which metric of Binnacle says what a metric of a configuration says. */
export interface Counterpart {
  readonly metric: MetricDefinition
  /** Labels of it that pick out what the other metric is about. */
  readonly matchers: Readonly<Record<string, string>>
  /** The labels of its own that the other metric has, each with the one that takes its place, if any does. */
  readonly labels: Readonly<Record<string, string | undefined>>
  /** Where the two do not say the same. */
  readonly difference?: string
  /** What has to be asked for to have it. */
  readonly flag?: string
}

type Rule = (each: EachConfiguration, kind: string) => Counterpart | undefined

const m = resourceMetrics

/** Gauges of one field of every resource. */
const fields: Readonly<Record<string, Pick<Counterpart, 'metric' | 'difference'>>> = {
  'metadata.creationTimestamp': { metric: m.created },
  'metadata.deletionTimestamp': { metric: m.deletion },
  'metadata.generation': { metric: m.generation },
  'status.observedGeneration': { metric: m.observedGeneration },
  'spec.replicas': { metric: m.specReplicas },
  'status.replicas': { metric: m.statusReplicas },
  'status.readyReplicas': { metric: m.readyReplicas },
  ...Object.fromEntries(
    ['suspend', 'suspended', 'pause', 'paused'].map((field) => [
      `spec.${field}`,
      {
        metric: m.suspended,
        difference: '1 for annotations that pause, too, and 0 where the field is missing',
      },
    ]),
  ),
}

const phases = new Set(['status.phase', 'status.state', 'status.status'])
const conditions = 'status.conditions'
const heartbeat = /^(?:last|latest)\w*(?:time|timestamp|at)$/i

const rules: readonly Rule[] = [
  gaugeOfField,
  phase,
  condition,
  conditionTime,
  conditionReason,
  metadata,
  heartbeatTime,
]

export function counterpartOf({ each }: MetricConfiguration, kind: string): Counterpart | undefined {
  for (const rule of rules) {
    const counterpart = rule(each, kind)
    if (counterpart) return counterpart
  }
  return undefined
}

function gaugeOfField(each: EachConfiguration): Counterpart | undefined {
  if (each.type !== 'gauge') return undefined
  const found = fields[pathOf(each)]
  if (!found) return undefined
  const missing = each.nilIsZero ? { difference: 'no series, not 0, where the field is missing' } : {}
  return { ...missing, ...found, matchers: {}, labels: dropped(each) }
}

function phase(each: EachConfiguration): Counterpart | undefined {
  if (each.type !== 'stateset' || !phases.has(pathOf(each))) return undefined
  return {
    metric: m.phase,
    matchers: {},
    labels: { ...dropped(each), [each.labelName]: 'phase' },
    difference: 'the phases are those that the schema lists, or the current one alone',
  }
}

/** The status of conditions: all of them, told apart by a label, or the one that a lookup finds. */
function condition(each: EachConfiguration): Counterpart | undefined {
  if (each.type === 'info') return undefined
  const found = conditionField(each, 'status')
  if (!found) return undefined
  return each.type === 'gauge'
    ? { metric: m.condition, ...found, matchers: { ...found.matchers, status: 'True' } }
    : { metric: m.condition, ...found, labels: { ...found.labels, [each.labelName]: 'status' } }
}

function conditionTime(each: EachConfiguration): Counterpart | undefined {
  const found = each.type === 'gauge' ? conditionField(each, 'lastTransitionTime') : undefined
  return found && { metric: m.conditionLastTransition, ...found }
}

function conditionReason(each: EachConfiguration): Counterpart | undefined {
  if (each.type !== 'info' || each.path.join('.') !== conditions) return undefined
  if (!Object.values(each.labelsFromPath).some((path) => path.join('.') === 'reason')) return undefined
  return {
    metric: m.conditionReason,
    matchers: {},
    labels: renamed(each.labelsFromPath, { type: 'type', reason: 'reason' }),
    flag: '--opt-in condition_reason_info',
  }
}

/** Infos of what stands in the metadata, or of one version or class of the status. */
function metadata(each: EachConfiguration, kind: string): Counterpart | undefined {
  if (each.type !== 'info' || each.labelFromKey !== '') return undefined
  const paths = Object.entries(each.labelsFromPath).map(
    ([name, path]) => [name, [...each.path, ...path].join('.'), path] as const,
  )
  if (paths.length === 0) return undefined
  if (paths.every(([, path]) => path in identity))
    return {
      metric: m.info,
      matchers: {},
      labels: Object.fromEntries(paths.map(([name, path]) => [name, identity[path]])),
    }
  if (paths.every(([, path]) => path === 'metadata.finalizers'))
    return {
      metric: m.finalizer,
      matchers: {},
      labels: Object.fromEntries(paths.map(([name]) => [name, 'finalizer'])),
      difference: 'only while the resource is being deleted',
    }
  return (
    ofMetadataMap(paths, kind, 'labels') ?? ofMetadataMap(paths, kind, 'annotations') ?? statusInfo(paths)
  )
}

const identity: Readonly<Record<string, string>> = {
  'metadata.name': 'name',
  'metadata.namespace': 'namespace',
  'metadata.uid': 'uid',
  kind: 'kind',
}

type LabelPaths = readonly (readonly [name: string, path: string, own: ValuePath])[]

function ofMetadataMap(
  paths: LabelPaths,
  kind: string,
  map: 'labels' | 'annotations',
): Counterpart | undefined {
  const prefix = `metadata.${map}`
  const isStar = (name: string, path: string) => name.includes('*') && path === prefix
  if (!paths.every(([name, path]) => isStar(name, path) || path.startsWith(`${prefix}.`))) return undefined
  const keyOf = (path: string) => path.slice(prefix.length + 1)
  const hasStar = paths.some(([name, path]) => isStar(name, path))
  const keys = hasStar ? '*' : paths.map(([, path]) => keyOf(path)).join(',')
  const single = map === 'labels' ? 'label' : 'annotation'
  return {
    metric: m[map],
    matchers: {},
    labels: Object.fromEntries(
      paths.map(([name, path]) => [
        name,
        isStar(name, path) ? `${single}_…` : `${single}_${snakeCase(keyOf(path))}`,
      ]),
    ),
    flag: `--${map}-allowlist '${kind}=[${keys}]'`,
  }
}

function statusInfo(paths: LabelPaths): Counterpart | undefined {
  const [[name, path] = ['', ''], ...others] = paths
  if (others.length > 0 || name.includes('*') || !/^status\.[^[\]]+$/.test(path)) return undefined
  return {
    metric: m.statusInfo,
    matchers: { field: path.slice('status.'.length) },
    labels: { [name]: 'value' },
    difference:
      'if it is a version or a class: of each resource the two most telling are told (--status-info)',
  }
}

function heartbeatTime(each: EachConfiguration): Counterpart | undefined {
  const path = pathOf(each)
  const field = path.slice('status.'.length)
  if (each.type !== 'gauge' || !path.startsWith('status.') || !heartbeat.test(path.split('.').at(-1) ?? ''))
    return undefined
  return {
    metric: m.heartbeat,
    matchers: { field },
    labels: dropped(each),
    difference: 'if it is a time that moves while all is well',
  }
}

function conditionField(
  each: Exclude<EachConfiguration, { type: 'info' }>,
  field: string,
): Pick<Counterpart, 'matchers' | 'labels'> | undefined {
  const whole = [...each.path, ...each.valueFrom]
  const [type] = whole.slice(2, -1)
  if (whole.slice(0, 2).join('.') !== conditions || whole.at(-1) !== field) return undefined
  const found = /^\[type=(.+)\]$/.exec(type ?? '')?.[1]
  if (whole.length === 4 && found !== undefined) return { matchers: { type: found }, labels: dropped(each) }
  return whole.length === 3
    ? { matchers: {}, labels: renamed(each.labelsFromPath, { type: 'type' }) }
    : undefined
}

function pathOf(each: EachConfiguration): string {
  return [...each.path, ...(each.type === 'info' ? [] : each.valueFrom)].join('.')
}

function dropped({ labelsFromPath }: EachConfiguration): Record<string, undefined> {
  return Object.fromEntries(Object.keys(labelsFromPath).map((name) => [name, undefined]))
}

function renamed(
  labels: EachConfiguration['labelsFromPath'],
  names: Readonly<Record<string, string>>,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(labels).map(([name, path]) => [name, names[path.join('.')]]))
}

function snakeCase(name: string): string {
  return name
    .replace(/[^a-zA-Z0-9_]/g, '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
}
