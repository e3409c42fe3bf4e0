import {
  type Configuration,
  fullNameOf,
  type MetricConfiguration,
  type ResourceConfiguration,
} from '../../custom-resource-state/index.ts'
import { type Counterpart, counterpartOf } from './counterpart.ts'

/** How much of a metric Binnacle has without the configuration. */
export type Agreement = 'same' | 'partly' | 'none'

/** A metric of a kube-state-metrics configuration, and what to ask instead. */
export interface MetricMigration {
  readonly metric: string
  readonly type: 'gauge' | 'info' | 'stateset'
  /** `Kind.group`, with `*` for any kind. */
  readonly kind: string
  /** Of the configuration. */
  readonly line: number
  readonly agreement: Agreement
  /** The selector of its series. */
  readonly selector: string
  /** The selector of the counterpart's series; absent without one. */
  readonly instead?: string
  /** Labels that are called otherwise there, `customresource_group` and `customresource_kind` among them. */
  readonly renamed: Readonly<Record<string, string>>
  /** Labels that are not there. */
  readonly missing: readonly string[]
  readonly notes: readonly string[]
}

/** What stands in the labels that all metrics of the monitor have. */
const identity: Readonly<Record<string, string>> = {
  'metadata.name': 'name',
  'metadata.namespace': 'namespace',
  'metadata.uid': 'uid',
}

/** Labels that upstream gives every metric. (It has `customresource_version`, too, which is on binnacle_cr_info alone.) */
export const ofKind: Readonly<Record<string, string>> = {
  customresource_group: 'group',
  customresource_kind: 'kind',
}

/** Goes through all metrics of a configuration, in its order. Pure. */
export function migrationOf({ resources }: Configuration): MetricMigration[] {
  return resources.flatMap((resource) => resource.metrics.map((metric) => migrate(resource, metric)))
}

function migrate(resource: ResourceConfiguration, metric: MetricConfiguration): MetricMigration {
  const { group, kind: wanted } = resource.groupVersionKind
  const isAnyKind = wanted === '' || wanted === '*'
  const kind = `${isAnyKind ? '*' : wanted}.${group}`
  const name = fullNameOf(resource, metric)
  const counterpart = counterpartOf(metric, kind)
  const identified = (labels: readonly [group: string, kind: string]) => ({
    [labels[0]]: group,
    ...(!isAnyKind && { [labels[1]]: wanted }),
  })
  const about = {
    metric: name,
    type: metric.each.type,
    kind,
    line: metric.position.line,
    selector: selectorOf(name, identified(['customresource_group', 'customresource_kind'])),
  }
  if (!counterpart)
    return { ...about, agreement: 'none', renamed: {}, missing: [], notes: [withoutCounterpart(metric)] }
  const { renamed, missing } = labelsOf(resource, metric, counterpart)
  return {
    ...about,
    agreement: counterpart.difference === undefined && missing.length === 0 ? 'same' : 'partly',
    instead: selectorOf(counterpart.metric.name, {
      ...identified(['group', 'kind']),
      ...counterpart.matchers,
    }),
    renamed,
    missing,
    notes: [
      ...(counterpart.flag === undefined ? [] : [`with ${counterpart.flag}`]),
      ...(counterpart.difference === undefined ? [] : [counterpart.difference]),
    ],
  }
}

/** Where each label of the metric is to be found. */
function labelsOf(
  resource: ResourceConfiguration,
  metric: MetricConfiguration,
  counterpart: Counterpart,
): Pick<MetricMigration, 'renamed' | 'missing'> {
  const has = new Set<string>(counterpart.metric.labels)
  const targets = new Map<string, string | undefined>()
  for (const name of Object.keys({ ...resource.commonLabels, ...metric.commonLabels }))
    targets.set(name, undefined)
  for (const [name, path] of Object.entries({ ...resource.labelsFromPath, ...metric.labelsFromPath })) {
    const target = identity[path.join('.')]
    targets.set(name, target !== undefined && has.has(target) ? target : undefined)
  }
  for (const [name, target] of Object.entries(counterpart.labels)) targets.set(name, target)
  const renamed: Record<string, string> = { ...ofKind }
  const missing: string[] = []
  for (const [name, target] of targets) {
    if (name in ofKind) continue
    if (target === undefined) missing.push(name)
    else if (target !== name) renamed[name] = target
  }
  return { renamed, missing }
}

function withoutCounterpart({ each }: MetricConfiguration): string {
  const path = [...each.path, ...(each.type === 'gauge' ? each.valueFrom : [])]
  const isSingle =
    each.type === 'gauge' && each.labelFromKey === '' && Object.keys(each.labelsFromPath).length === 0
  return isSingle && path.length > 0 && path.every((part) => /^[a-zA-Z][\w-]*$/.test(part))
    ? `binnacle_cr_column has it if the definition has a printer column of .${path.join('.')}`
    : 'keep it, with --custom-resource-state-config-file'
}

function selectorOf(name: string, labels: Readonly<Record<string, string>>): string {
  const matchers = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`)
  return `${name}{${matchers.join(',')}}`
}
