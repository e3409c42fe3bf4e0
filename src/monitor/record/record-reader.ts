import type { Clock } from '../../base/index.ts'
import { type Explanation, explain, type Hints, isSuspended } from '../../health/index.ts'
import {
  asJsonObject,
  blockingFinalizersOf,
  conditionsOf,
  controllerOf,
  type KubernetesObject,
  labelsOf,
  ownerUidsOf,
  parseTime,
  readGeneration,
  specOf,
  statusOf,
} from '../../object/index.ts'
import { type ColumnValue, maskAnnotations, maskSecrets, sinceOf } from '../../view/index.ts'
import { type KindDefinition, phaseFields } from '../definition/kind-definition.ts'
import type { PairOverride } from '../pairing/index.ts'
import { columnValues } from './column-values.ts'
import { ConditionReader } from './condition-reader.ts'
import { ConditionTransitionCounter } from './condition-transitions.ts'
import { DivergenceReader } from './divergence.ts'
import { readHeartbeats } from './heartbeats.ts'
import type { MetadataAllowList } from './metadata-allow-list.ts'
import { objectBytes } from './object-bytes.ts'
import { ObjectShapes } from './object-shapes.ts'
import { type RecordVerdict, recordVerdict } from './record-verdict.ts'
import { type Reference, readReferences } from './references.ts'
import type { Phase, ReplicaCounts, ResourceRecord } from './resource-record.ts'
import type { RevisionReader } from './revision-reader.ts'
import { StatusInfoReader } from './status-info.ts'
import { cutText, type StringPool } from './string-pool.ts'
import { ValuePool } from './value-pool.ts'
import { keepSummary } from './with-summary.ts'

/** Gives the verdict on an object, and until when it holds; `explain` of health, or a test's own. */
export type Assess = (object: KubernetesObject, hints: Hints) => Pick<Explanation, 'verdict' | 'until'>

export interface RecordReaderOptions {
  readonly clock: Clock
  readonly pool: StringPool
  /** Default the engine of health. */
  readonly assess?: Assess
  /** What of the pairs of spec and status is set and silenced by hand. */
  readonly pairOverrides?: readonly PairOverride[]
  /** How many versions and classes of a status are told as info; default 2. */
  readonly statusInfoFields?: number
  /** Which annotations are kept; absent means none. */
  readonly annotations?: MetadataAllowList
  readonly revisions?: RevisionReader
}

/**
 * Reads objects of one kind into records and holds none of them. Total: a field of an odd type counts as
 * absent, whatever the object holds. Labels, annotations and phases are masked as viewers mask them, because they
 * become labels of series, which are kept where nobody masks anything.
 *
 * A verdict depends on the object, the definition of its kind and the time, and on nothing else: not on the other
 * resources of the kind, nor on the order in which they came. So it is the one that everybody gets who judges the
 * same object, be it from a watch, a list or a file.
 */
export class RecordReader {
  readonly #clock: Clock
  readonly #pool: StringPool
  readonly #verdicts = new ValuePool<RecordVerdict>()
  readonly #labelSets = new ValuePool<Readonly<Record<string, string>>>()
  readonly #counts = new ValuePool<ReplicaCounts>()
  readonly #phases = new ValuePool<Phase>()
  readonly #columnLists = new ValuePool<readonly ColumnValue[]>()
  readonly #assess: Assess
  readonly #shapes = new ObjectShapes()
  readonly #conditions: ConditionReader
  readonly #transitions = new ConditionTransitionCounter()
  readonly #divergence: DivergenceReader
  readonly #statusInfo: StatusInfoReader
  readonly #annotationsAllowed: MetadataAllowList | undefined
  readonly #revisions: RevisionReader | undefined

  constructor(options: RecordReaderOptions) {
    this.#clock = options.clock
    this.#pool = options.pool
    this.#assess = options.assess ?? explain
    this.#conditions = new ConditionReader(options.pool)
    this.#divergence = new DivergenceReader(options.pool, this.#shapes, options.pairOverrides)
    this.#statusInfo = new StatusInfoReader(options.pool, options.statusInfoFields)
    this.#annotationsAllowed = options.annotations
    this.#revisions = options.revisions
  }

  /** `before` is the record that this object replaces, of its name and UID: it tells since when its state has not changed. */
  read(object: KubernetesObject, definition: KindDefinition, before?: ResourceRecord): ResourceRecord {
    return this.follow(this.reading(object, definition, before), before)
  }

  /** The record of a reading, with what `before` has been amended by: it may be a later one than it was read with. */
  follow(reading: ResourceRecord, before: ResourceRecord | undefined): ResourceRecord {
    if (!before) return reading
    const now = this.#clock.now()
    const since = sinceWhen(reading.since, reading.verdict, before, now)
    return keepSummary(since === reading.since ? reading : { ...reading, since }, before, now)
  }

  /** What an object says, `since` as it tells it itself: a record but for what `follow` adds. */
  reading(object: KubernetesObject, definition: KindDefinition, before?: ResourceRecord): ResourceRecord {
    const now = this.#clock.now()
    const metadata: KubernetesObject['metadata'] = object.metadata ?? {}
    const status = statusOf(object)
    const told = conditionsOf(object)
    const deletion = parseTime(metadata.deletionTimestamp)
    const { verdict, until } = this.#judge(object, definition, now)
    const replicas = this.#replicas(object, definition)
    const generation = readGeneration(metadata.generation)
    const owner = controllerOf(object)
    // Those of the record before where there is one: maps hold them as their keys, and would hold both.
    const name = before?.name ?? textOf(metadata.name)
    const uid = before?.uid ?? textOf(metadata.uid)
    const observedGeneration = readGeneration(status.observedGeneration)
    const paths = definition.statusPaths ?? this.#shapes.statusPathsOf(status)
    const { conditions, conditionTimes } = this.#conditions.read(told, generation)
    const { transitions, latestTransitions } = this.#transitions.count(before, conditions, now)
    return {
      definition,
      namespace: this.#pool.intern(textOf(metadata.namespace), Number.POSITIVE_INFINITY),
      name,
      uid,
      resourceVersion: textOf(metadata.resourceVersion),
      labels: this.#labels(object, name, before?.labels),
      annotations: this.#annotations(object, definition),
      owner: owner && { kind: this.#text(owner.kind), name: this.#text(owner.name) },
      owners: ownerUidsOf(object),
      verdict,
      since: sinceOf(verdict, told, deletion, now),
      created: parseTime(metadata.creationTimestamp),
      deletion,
      finalizers: this.#finalizers(object),
      generation,
      observedGeneration,
      behindSince: isBehind(generation, observedGeneration) ? (before?.behindSince ?? now) : undefined,
      replicas,
      divergence: this.#divergence.read(object, definition, replicas),
      suspended: isSuspended(object),
      phase: this.#phase(status),
      conditions,
      conditionTimes,
      transitions,
      latestTransitions,
      heartbeats: readHeartbeats(object, paths.heartbeats, before?.heartbeats ?? none, this.#pool),
      statusInfo: this.#statusInfo.read(object, definition, paths.info),
      references: this.#references(object),
      bytes: objectBytes(object),
      revision: this.#revisions?.read(object, definition.resource, before),
      columns: this.#columns(object, definition),
      ageing:
        until === undefined
          ? undefined
          : { at: until, verdict: this.#judge(object, definition, until).verdict },
      owned: undefined,
      ownVerdict: undefined,
    }
  }

  #judge(
    object: KubernetesObject,
    definition: KindDefinition,
    now: number,
  ): { readonly verdict: RecordVerdict; readonly until: number | undefined } {
    const { verdict, until } = this.#assess(object, { now, schema: definition.schemaHints })
    const { state, rule, field, certainty, stale } = verdict
    const reason = this.#text(verdict.reason)
    const message = cutText(verdict.message, longestMessage)
    const read = recordVerdict({ ...verdict, reason, message }, textOf(object.metadata?.name))
    const template = this.#pool.intern(read.template, Number.POSITIVE_INFINITY)
    const pooled = { ...read, template, rule: this.#text(rule), field: this.#text(field) }
    const key = `${state}\n${rule}\n${field}\n${certainty}\n${stale}\n${read.isMarked}\n${reason}\n${template}`
    return { verdict: this.#verdicts.intern(key, pooled), until }
  }

  #replicas(object: KubernetesObject, definition: KindDefinition): ReplicaCounts | undefined {
    const counts = readReplicas(object, definition)
    return counts && this.#counts.intern(`${counts.wanted} ${counts.existing} ${counts.ready}`, counts)
  }

  #phase(status: Readonly<Record<string, unknown>>): Phase | undefined {
    for (const field of phaseFields) {
      const value = status[field]
      if ((typeof value === 'string' && value !== '') || Number.isInteger(value)) {
        const text = this.#text(maskSecrets(String(value)))
        return this.#phases.intern(`${field}\n${text}`, { field, value: text })
      }
    }
    return undefined
  }

  /**
   * Those of the record `before` while they stay: pools are full of others' when resources have labels of their own.
   * `own` is the name of the object, which its `app.kubernetes.io/instance` often repeats.
   */
  #labels(
    object: KubernetesObject,
    own: string,
    before: Readonly<Record<string, string>> | undefined,
  ): Readonly<Record<string, string>> {
    const labels = labelsOf(object)
    if (before && isSameLabels(before, labels)) return before
    const entries = Object.entries(maskSecrets(labels) as typeof labels)
    if (entries.length === 0) return noLabels
    const kept = entries.map(([name, value]) => [this.#text(name), value === own ? own : this.#text(value)])
    return this.#labelSets.intern(kept.flat().join('\n'), Object.fromEntries(kept))
  }

  #annotations(object: KubernetesObject, { resource }: KindDefinition): Readonly<Record<string, string>> {
    const allowed = this.#annotationsAllowed?.namesOf(resource)
    if (!allowed) return noLabels
    const kept = Object.entries(asJsonObject(object.metadata?.annotations)).filter(
      ([name, value]) => typeof value === 'string' && (allowed.has('*') || allowed.has(name)),
    )
    const shown = Object.entries(maskAnnotations(Object.fromEntries(kept)))
    return Object.fromEntries(shown.map(([name, value]) => [this.#text(name), this.#text(value)]))
  }

  #columns(object: KubernetesObject, { columns }: KindDefinition): readonly ColumnValue[] {
    if (columns.length === 0) return none
    const values = columnValues(columns, object).map((value) =>
      typeof value === 'string' ? this.#text(value) : value,
    )
    return this.#columnLists.intern(JSON.stringify(values), values)
  }

  #finalizers(object: KubernetesObject): readonly string[] {
    const finalizers = blockingFinalizersOf(object)
    return finalizers.length === 0 ? none : finalizers.map((finalizer) => this.#text(finalizer))
  }

  #references(object: KubernetesObject): readonly Reference[] {
    const references = readReferences(object)
    if (references.length === 0) return none
    return references.map((reference) => ({
      ...reference,
      kind: this.#text(reference.kind),
      name: this.#text(reference.name),
      via: this.#text(reference.via),
    }))
  }

  #text(value: unknown): string {
    return typeof value === 'string' ? this.#pool.intern(value) : ''
  }
}

const longestMessage = 1024
const none: readonly never[] = []
const noLabels: Readonly<Record<string, string>> = {}

function isSameLabels(
  before: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>>,
): boolean {
  const names = Object.keys(labels)
  return names.length === Object.keys(before).length && names.every((name) => before[name] === labels[name])
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isBehind(generation: number | undefined, observed: number | undefined): boolean {
  return generation !== undefined && observed !== undefined && observed < generation
}

/**
 * `told` by the object, unless the state changed under our eyes and what it tells is older than that; else an unchanged
 * state goes on, a change that we saw began now, and nothing is known of what was so at first sight.
 */
function sinceWhen(
  told: number | undefined,
  verdict: RecordVerdict,
  before: ResourceRecord,
  now: number,
): number | undefined {
  if (before.verdict.state === verdict.state) return told ?? before.since
  return told === undefined || before.conditionTimes.includes(told) ? now : told
}

function readReplicas(object: KubernetesObject, { scale }: KindDefinition): ReplicaCounts | undefined {
  const [spec, status] = [specOf(object), statusOf(object)]
  const wanted = countOf(scale ? scale.spec.first(object) : spec.replicas)
  const existing = countOf(scale ? scale.status.first(object) : status.replicas)
  const ready = countOf(status.readyReplicas)
  return wanted === undefined && existing === undefined && ready === undefined
    ? undefined
    : { wanted, existing, ready }
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
