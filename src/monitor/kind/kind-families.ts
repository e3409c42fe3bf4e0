import { kindMetrics, type MetricDefinition, monitorMetrics } from '../../catalogue/index.ts'
import { type Family, formatBound, formatLabels, sampleLine } from '../../exposition/index.ts'
import { healthStates } from '../../health/index.ts'
import type { DefinitionRecord } from '../definition/definition-record.ts'
import { TextChunk } from '../series/text-chunk.ts'
import type { ConditionTally } from './kind-tally.ts'
import type { RecordTable } from './record-table.ts'

/** What the families of kinds are made from. */
export interface KindSource {
  /** The tables of the kinds that are watched, in a stable order. */
  tables(): Iterable<RecordTable>
  /** Those of `tables` whose counts are known. Of the others none is written: what is absent is not zero. */
  countedTables(): Iterable<RecordTable>
  definitions(): Iterable<DefinitionRecord>
  /** Moves whenever a table or a definition changed. */
  revision(): number
  /** Most series of a metric for one kind. */
  readonly seriesPerMetric: number
  /** Called when series are left out because of that limit, once for each time that they are. */
  onDropped(metric: string, series: number): void
}

type Labels = Readonly<Record<string, string>>
type Write<T> = (subject: T, add: (labels: Labels, value: number, suffix?: string) => void) => void

const statuses = ['True', 'False', 'Unknown'] as const

/**
 * The families with series for each kind or definition, in the order of the catalogue. Each is one chunk, because it is
 * small, and is made anew at the first scrape after something changed.
 */
export function kindFamilies(source: KindSource): Family[] {
  const leftOut = new LeftOutConditions(source)
  const ofKind = (metric: MetricDefinition, write: Write<RecordTable>) =>
    family(metric, source, () => source.tables(), identityOfKind, write)
  const ofCounted = (metric: MetricDefinition, write: Write<RecordTable>) =>
    family(metric, source, () => source.countedTables(), identityOfKind, write)
  return [
    ofCounted(kindMetrics.resources, ({ tally }, add) => {
      for (const health of healthStates) add({ health }, tally.states[health])
    }),
    ofCounted(kindMetrics.conditions, (table, add) => {
      for (const [type, counts] of leftOut.fitting(table))
        for (const status of statuses) add({ type, status }, counts[status])
    }),
    ofCounted(kindMetrics.createdTotal, ({ created }, add) => add({}, created)),
    ofCounted(kindMetrics.deletedTotal, ({ deleted }, add) => add({}, deleted)),
    ofCounted(kindMetrics.objectBytes, ({ sizes }, add) => {
      const counts = sizes.cumulative()
      sizes.bounds.forEach((bound, index) => {
        add({ le: formatBound(bound) }, counts[index] ?? 0, '_bucket')
      })
      add({ le: '+Inf' }, sizes.count, '_bucket')
      add({}, sizes.sum, '_sum')
      add({}, sizes.count, '_count')
    }),
    ofCounted(kindMetrics.kindBytes, ({ tally }, add) => add({}, tally.bytes)),
    ...definitionFamilies(source),
    ofCounted(monitorMetrics.objects, ({ tally }, add) => add({}, tally.total)),
    ofKind(monitorMetrics.series, ({ series }, add) => add({}, series.series)),
    ofKind(monitorMetrics.seriesLimitReached, (table, add) => {
      add({}, Number(table.series.limitReached || leftOut.has(table)))
    }),
  ]
}

function definitionFamilies(source: KindSource): Family[] {
  const ofDefinition = (metric: MetricDefinition, write: Write<DefinitionRecord>) =>
    family(metric, source, () => source.definitions(), identityOfDefinition, write)
  return [
    ofDefinition(kindMetrics.definitionInfo, ({ scope, watch }, add) => {
      const version = watch.name === 'watchable' ? watch.definition.resource.version : ''
      add({ version, scope }, 1)
    }),
    ofDefinition(kindMetrics.definitionCondition, ({ conditions }, add) => {
      for (const condition of conditions)
        for (const status of statuses)
          add({ type: condition.type, status }, Number(condition.status === status))
    }),
    ofDefinition(kindMetrics.definitionVersion, ({ versions }, add) => {
      for (const { name, served, storage, deprecated } of versions) {
        const flags = { served: String(served), storage: String(storage), deprecated: String(deprecated) }
        add({ version: name, ...flags }, 1)
      }
    }),
    ofDefinition(kindMetrics.definitionStoredVersion, ({ storedVersions, storageVersion }, add) => {
      for (const version of storedVersions) add({ version, storage: String(version === storageVersion) }, 1)
    }),
  ]
}

/** Which types of conditions a kind has too many of, so that no kind has more series than it may. */
class LeftOutConditions {
  readonly #source: KindSource
  readonly #counts = new WeakMap<RecordTable, number>()

  constructor(source: KindSource) {
    this.#source = source
  }

  /** The types that are written. */
  fitting(table: RecordTable): readonly (readonly [type: string, counts: Readonly<ConditionTally>])[] {
    const types = [...table.tally.conditions]
    const most = Math.floor(this.#source.seriesPerMetric / statuses.length)
    this.#note(table, Math.max(0, types.length - most))
    return types.slice(0, most)
  }

  has(table: RecordTable): boolean {
    return (this.#counts.get(table) ?? 0) > 0
  }

  #note(table: RecordTable, types: number): void {
    const more = types - (this.#counts.get(table) ?? 0)
    this.#counts.set(table, types)
    if (more > 0) this.#source.onDropped(kindMetrics.conditions.name, more * statuses.length)
  }
}

/** The lines of a subject are made anew only when it has changed: of many kinds few do between two scrapes. */
function family<T extends RecordTable | DefinitionRecord>(
  metadata: MetricDefinition,
  source: KindSource,
  subjects: () => Iterable<T>,
  identityOf: (subject: T) => Labels,
  write: Write<T>,
): Family {
  const made = new WeakMap<T, { readonly revision: number; readonly text: string }>()
  const textOf = (subject: T): string => {
    const revision = 'revision' in subject ? subject.revision : 0
    const known = made.get(subject)
    if (known?.revision === revision) return known.text
    const identity = identityOf(subject)
    let text = ''
    write(subject, (labels, value, suffix = '') => {
      text += sampleLine(metadata.name + suffix, formatLabels({ ...identity, ...labels }), value)
    })
    made.set(subject, { revision, text })
    return text
  }
  const make = () => {
    let text = ''
    for (const subject of subjects()) text += textOf(subject)
    return text
  }
  const chunk = new TextChunk(make, () => source.revision())
  return { metadata, chunks: () => [chunk] }
}

function identityOfKind({ definition: { resource } }: RecordTable): Labels {
  return { group: resource.group, kind: resource.kind }
}

function identityOfDefinition({ group, kind, name }: DefinitionRecord): Labels {
  return { group, kind, name }
}
