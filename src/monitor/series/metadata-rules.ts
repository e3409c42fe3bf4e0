import { resourceMetrics } from '../../catalogue/index.ts'
import type { KindDefinition } from '../definition/kind-definition.ts'
import type { MetadataAllowList } from '../record/metadata-allow-list.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import { label, type SeriesRule } from './series-rule.ts'

/** Labels of a resource as labels of a series: those of the kinds and names that are allowed. */
export function labelsRule(allowed: MetadataAllowList): SeriesRule {
  return metadataRule(resourceMetrics.labels, 'label', allowed, ({ labels }) => labels)
}

/** The same of annotations. */
export function annotationsRule(allowed: MetadataAllowList): SeriesRule {
  return metadataRule(resourceMetrics.annotations, 'annotation', allowed, ({ annotations }) => annotations)
}

function metadataRule(
  metric: SeriesRule['metric'],
  prefix: 'label' | 'annotation',
  allowed: MetadataAllowList,
  read: (record: ResourceRecord) => Readonly<Record<string, string>>,
): SeriesRule {
  const names = new WeakMap<KindDefinition, ReturnType<MetadataAllowList['namesOf']>>()
  return {
    metric,
    write(record, samples) {
      const { definition } = record
      if (!names.has(definition)) names.set(definition, allowed.namesOf(definition.resource))
      const wanted = names.get(definition)
      if (!wanted) return
      const values = read(record)
      const present = Object.keys(values)
        .filter((name) => wanted.has('*') || wanted.has(name))
        .sort()
      const labels = labelNames(prefix, present)
      samples.add(present.map((name, index) => label(labels[index] ?? '', values[name] ?? '')).join(''), 1)
    },
  }
}

/**
 * The names of the labels for names of metadata, in their order, as kube-state-metrics makes them: what Prometheus does
 * not take becomes `_`, camel case becomes snake case, and names that are the same then are told apart by a number
 * (`label_app_conflict1`, `label_app_conflict2`).
 */
export function labelNames(prefix: string, names: readonly string[]): string[] {
  const made = names.map((name) => {
    const safe = name.replace(/[^a-zA-Z0-9_]/g, '_')
    return `${prefix}_${safe.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()}`
  })
  const taken = new Set(made.filter((name) => made.indexOf(name) === made.lastIndexOf(name)))
  const numbers = new Map<string, number>()
  return made.map((name) => {
    if (taken.has(name) && !numbers.has(name)) return name
    let number = (numbers.get(name) ?? 0) + 1
    while (taken.has(`${name}_conflict${number}`)) number++
    numbers.set(name, number)
    return `${name}_conflict${number}`
  })
}
