import type { GroupVersionKind } from '../../object/index.ts'
import {
  fullNameOf,
  type LabelConfiguration,
  type MetricConfiguration,
  type ResourceConfiguration,
} from '../configuration/configuration.ts'
import { compileEach, type Each } from './each.ts'
import { LabelHead } from './label-set.ts'
import { PathLabels } from './path-labels.ts'

/** A metric of one kind, ready to read objects. */
export interface CompiledFamily {
  readonly name: string
  readonly help: string
  readonly type: 'gauge' | 'info' | 'stateset'
  readonly errorLogV: number
  readonly each: Each
  /** The labels that all samples of a resource have; the same object for families that have them alike. */
  readonly base: BaseLabels
}

/** `commonLabels` and `labelsFromPath` of a resource and a metric together. */
export interface BaseLabels {
  readonly common: ReadonlyMap<string, string>
  readonly fromPath: PathLabels
  readonly head: LabelHead
}

/**
 * The metrics of a resource for one kind. The kind's own labels win over `commonLabels` of the resource, and those
 * of a metric over both. Throws a RangeError for a path that cannot be read.
 */
export function compileFamilies(
  configuration: ResourceConfiguration,
  { group, version, kind }: GroupVersionKind,
): readonly CompiledFamily[] {
  const resource: LabelConfiguration = {
    commonLabels: {
      ...configuration.commonLabels,
      customresource_group: group,
      customresource_version: version,
      customresource_kind: kind,
    },
    labelsFromPath: configuration.labelsFromPath,
  }
  const bases = new Map<string, BaseLabels>()
  return configuration.metrics.map((metric) => ({
    name: fullNameOf(configuration, metric),
    help: metric.help,
    type: metric.each.type,
    errorLogV: metric.errorLogV,
    each: compileEach(metric.each),
    base: baseOf(resource, metric, bases),
  }))
}

function baseOf(
  resource: LabelConfiguration,
  metric: MetricConfiguration,
  bases: Map<string, BaseLabels>,
): BaseLabels {
  const commonLabels = { ...resource.commonLabels, ...metric.commonLabels }
  const labelsFromPath = { ...resource.labelsFromPath, ...metric.labelsFromPath }
  const key = JSON.stringify([Object.entries(commonLabels), Object.entries(labelsFromPath)])
  const known = bases.get(key)
  if (known) return known
  const common = new Map(Object.entries(commonLabels))
  const fromPath = new PathLabels(labelsFromPath)
  const base = { common, fromPath, head: new LabelHead(common, fromPath.names) }
  bases.set(key, base)
  return base
}
