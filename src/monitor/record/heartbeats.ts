import {
  asJsonObject,
  isJsonObject,
  type JsonObject,
  type KubernetesObject,
  parseDuration,
  parseTime,
  specOf,
  statusOf,
} from '../../object/index.ts'
import type { StatusPath } from '../definition/status-paths.ts'
import type { Heartbeat } from './resource-record.ts'
import type { StringPool } from './string-pool.ts'

const none: readonly Heartbeat[] = []
const mostHeartbeats = 8
/** Beats closer together are one burst of writes. */
const shortestGap = 5_000
/** So many gaps make a habit. */
const enoughGaps = 6
/** A controller that beats more often than this may pause as long without anybody minding. */
export const shortestInterval = 60_000
/** What is left of the longest gap with each new one, so that an outage is forgotten. */
const decay = 0.9
/** A heartbeat older than so many of its intervals has stopped. */
const patience = 10

/**
 * The times of a status that move while all is well, at these paths and in its conditions, each with the longest gap between two of them of late. `before`
 * is what was read of the same resource last; a heartbeat that has not moved is the same as before.
 *
 * The gaps are those that we see: a relist may make one of several. They begin with the interval that the spec asks
 * for, if it does (`refreshInterval`, `syncPeriod`), and are forgotten at a restart.
 */
export function readHeartbeats(
  object: KubernetesObject,
  paths: readonly StatusPath[],
  before: readonly Heartbeat[],
  pool: StringPool,
): readonly Heartbeat[] {
  const status = statusOf(object)
  const found: Heartbeat[] = []
  const take = (field: () => string, at: number | undefined) => {
    if (at === undefined || found.length >= mostHeartbeats) return
    const name = pool.intern(field())
    if (found.some((heartbeat) => heartbeat.field === name)) return
    const known = before.find((heartbeat) => heartbeat.field === name)
    found.push(known ? beat(known, at) : { field: name, at, gaps: 0, longestGap: askedInterval(object) })
  }
  for (const path of paths) take(() => path.join('.'), parseTime(valueAt(status, path)))
  takeOfConditions(status.conditions, take)
  if (found.length === 0) return none
  return found.length === before.length && found.every((heartbeat, index) => heartbeat === before[index])
    ? before
    : found
}

/** The usual time between two beats in milliseconds; undefined until enough of them have been seen. */
export function intervalOf({ gaps, longestGap }: Heartbeat): number | undefined {
  return gaps < enoughGaps ? undefined : Math.max(longestGap, shortestInterval)
}

/** Whether a heartbeat is over ten times as old as its usual interval. */
export function hasStopped(heartbeat: Heartbeat, now: number): boolean {
  const interval = intervalOf(heartbeat)
  return interval !== undefined && now - heartbeat.at > patience * interval
}

function beat(known: Heartbeat, at: number): Heartbeat {
  const gap = at - known.at
  if (gap === 0) return known
  // A time that goes back says nothing of how long it rests.
  if (gap < shortestGap) return { ...known, at }
  return {
    ...known,
    at,
    gaps: Math.min(known.gaps + 1, enoughGaps),
    longestGap: Math.max(gap, known.longestGap * decay),
  }
}

type Take = (field: () => string, at: number | undefined) => void

/** The latest of all conditions: they beat together, and one that is no longer written is told by its own time. */
function takeOfConditions(conditions: unknown, take: Take): void {
  if (!Array.isArray(conditions)) return
  for (const field of ['lastHeartbeatTime', 'lastProbeTime']) {
    let latest: number | undefined
    for (const condition of conditions) {
      const at = parseTime(asJsonObject(condition)[field])
      if (at !== undefined && (latest === undefined || at > latest)) latest = at
    }
    take(() => `conditions.${field}`, latest)
  }
}

/** What the top of the spec calls an interval or a period, the longest of them; 0 without any. */
function askedInterval(object: KubernetesObject): number {
  const spec = specOf(object)
  let longest = 0
  for (const name in spec) {
    if (!/(interval|period|frequency)(seconds)?$/i.test(name)) continue
    const value = spec[name]
    const ms =
      typeof value === 'number' ? value * 1000 : typeof value === 'string' ? parseDuration(value) : undefined
    if (ms !== undefined && ms > longest) longest = ms
  }
  return longest
}

function valueAt(status: Readonly<JsonObject>, [first = '', second]: StatusPath): unknown {
  const value = Object.hasOwn(status, first) ? status[first] : undefined
  if (second === undefined) return value
  return isJsonObject(value) && Object.hasOwn(value, second) ? value[second] : undefined
}
