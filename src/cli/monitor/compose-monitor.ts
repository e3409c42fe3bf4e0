import os from 'node:os'
import type { Clock, Logger } from '../../base/index.ts'
import type { Client } from '../../client/index.ts'
import type { Family } from '../../exposition/index.ts'
import { explain, type Hints } from '../../health/index.ts'
import {
  ChangeStream,
  EventCollector,
  HealthTransitions,
  History,
  isWrittenIn,
  Monitor,
  MonitorViews,
  type OwnedDepth,
  type Tier,
  TierControl,
  WorkloadPart,
} from '../../monitor/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import type { Views } from '../../view/index.ts'
import { customResourceStateParts } from '../custom-resource-state/monitor-part.ts'
import { type OverrideOptions, readHealthOverrides } from '../health/read-health-overrides.ts'
import { version } from '../version.ts'
import { configurationDocument } from './configuration-document.ts'
import { type HistoryOptions, readHistoryOptions } from './history-options.ts'
import { checkKinds } from './kind-options.ts'
import { readOptIns } from './opt-ins.ts'
import { readOwnedKinds } from './owned-kinds.ts'
import { type ReadingOptions, readReading } from './reading-options.ts'
import { readScale, type Scale, type ScaleOptions } from './scale-options.ts'
import { type Share, shareFor } from './shard-option.ts'
import { warnOfUnmatched } from './unmatched-options.ts'

/** What a monitor watches, and how much of it. */
export interface ScopeOptions extends ScaleOptions, HistoryOptions, ReadingOptions, OverrideOptions {
  readonly namespaces?: readonly string[]
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
  readonly seriesLimit?: number
  /** Metrics to write that are not written otherwise, without their prefix: `condition_reason_info`. */
  readonly optIn?: readonly string[]
  /** kube-state-metrics' configuration of custom resource state, whose metrics are served beside. */
  readonly customResourceStateConfigFile?: string
  /** How much is read of what custom resources own; default `full`. */
  readonly owned?: OwnedDepth | 'off'
  /** Kinds of what custom resources own that are not read, by any of their names. */
  readonly ownedExcept?: readonly string[]
}

export interface MonitorContext {
  readonly client: Client
  readonly clock: Clock
  readonly logger: Logger
  readonly signal: AbortSignal
}

/** A monitor with all its parts, and what viewers ask. Nothing of it runs before `start`. */
export interface ComposedMonitor {
  readonly monitor: Monitor
  readonly views: Views
  /** For a scrape. */
  families(): Iterable<Family>
  /** Begins, once. Aborting the signal is as good as `stop`. */
  start(signal: AbortSignal): void
  /** Resolves when nothing of it runs any more, also when it was never started. */
  stop(): Promise<void>
}

/** Puts a monitor and its parts together. Rejects with a CommandError for an option that cannot be. */
export async function composeMonitor(
  options: ScopeOptions,
  context: MonitorContext,
): Promise<ComposedMonitor> {
  const { client, clock, logger } = context
  const { namespaces, include, exclude, seriesLimit, owned: depth = 'full' } = options
  const scale = readScale(options)
  checkKinds(options)
  const { reading, metadata, optIns: implied } = await readReading(options)
  const except = readOwnedKinds('--owned-except', options.ownedExcept ?? [])
  const optIns = readOptIns(options.optIn ?? [], implied)
  const overrides = await readHealthOverrides(options, (message) => logger.warn(message))
  const kept = await readHistoryOptions(options)
  const beside = await customResourceStateParts(options, context)
  const configuration = await configurationDocument(options)
  // The last: it asks the server, which no wrong option is to wait for.
  const { shard, replicas } = await shareOf(scale, context)
  const stream = new ChangeStream({ clock, epoch: Math.random().toString(36).slice(2) })
  const seams = { client, clock, random: Math.random, logger, ...(namespaces && { namespaces }) }
  const workloads = depth === 'off' ? undefined : new WorkloadPart({ ...seams, depth, except })
  const isOurs = shard && ((uid: string) => shard.owns(uid))
  const history = new History({ clock, logger, ...(isOurs && { isOurs }), ...kept })
  const events = new EventCollector({
    ...seams,
    ...(workloads && { ownersOf: (object) => workloads.ownersOf(object) }),
    onEvent: (row, isNews) => {
      history.event(row)
      if (isNews) stream.event(row)
    },
  })
  const judge = (object: KubernetesObject, hints: Hints) => explain(object, { ...hints, overrides })
  const monitor = new Monitor({
    client,
    clock,
    random: Math.random,
    logger,
    build: { version, nodeVersion: process.version },
    configuration,
    parts: [
      stream,
      ...(workloads ? [workloads] : []),
      new HealthTransitions({ clock }),
      events,
      history,
      ...beside,
    ],
    assess: judge,
    ...(reading && { reading }),
    metadata,
    ...(namespaces && { namespaces }),
    ...(include && { include }),
    ...(exclude && { exclude }),
    ...(seriesLimit !== undefined && { limits: { perMetric: seriesLimit } }),
    ...(scale.resyncMs !== undefined && { resyncMs: scale.resyncMs }),
    ...(shard && { shard }),
  })
  const views = new MonitorViews({
    monitor,
    stream,
    client,
    clock,
    explain: judge,
    events,
    history,
    ...(workloads && { workloads }),
  })
  const apply = (tier: Tier) => {
    history.holdSpecs(tier === 'full')
    monitor.select(isWrittenIn(tier, optIns))
  }
  const tiers = new TierControl({
    clock,
    logger,
    ...(scale.tier && { asked: scale.tier }),
    ...ceilingOf(scale),
    residentBytes: () => process.memoryUsage.rss(),
    series: () => monitor.series,
    apply,
    shed: () => monitor.shed(),
  })
  apply(tiers.state.tier)
  monitor.showTier(tiers)
  const named = { ...options, metadata, defined: () => monitor.defined(), client, clock, logger }
  const looking = new AbortController()
  let warned = Promise.resolve()
  return {
    monitor,
    views,
    families() {
      tiers.check()
      return monitor.families()
    },
    start(signal) {
      if (shard) replicas?.start(shard, signal)
      monitor.start(signal)
      tiers.start(signal)
      warned = warnOfUnmatched(named, AbortSignal.any([signal, looking.signal]))
    },
    async stop() {
      tiers.stop()
      looking.abort()
      await Promise.all([replicas?.stop(), monitor.stop(), warned])
    },
  }
}

/** The limit of the container when none is asked for; a process without one has a limit beyond what there is. */
function ceilingOf({ ceilingBytes = process.constrainedMemory() }: Scale): {
  readonly ceilingBytes?: number
} {
  return ceilingBytes > 0 && ceilingBytes < os.totalmem() * 2 ? { ceilingBytes } : {}
}

async function shareOf(
  { shard, holdMs }: Scale,
  { client, clock, logger, signal }: MonitorContext,
): Promise<Partial<Share>> {
  if (!shard) return {}
  const { env: environment } = process
  const held = holdMs === undefined ? {} : { holdMs }
  return shareFor(shard, { client, clock, logger, signal, random: Math.random, environment, ...held })
}
