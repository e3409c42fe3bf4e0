import { bad, good, noneIsGood, stat, warning } from '../panel/stat.ts'
import type { Row } from '../row.ts'
import { matching } from '../selector.ts'
import { upStat } from '../subject/process.ts'

const { target } = matching

/** Whether anything is wrong with the monitor itself. */
export function overview(): Row {
  return {
    panels: [upStat(target, 4), notSynced(), watchErrorsNow(), limited(), configurations(), shardsMissing()],
  }
}

function notSynced() {
  return stat({
    title: 'Kinds not in step',
    description:
      'Kinds whose resources are not all known, or are as old as the last connection. Which and why: below, and the log.',
    unit: 'short',
    width: 4,
    queries: [
      {
        expr: `count(max by (group, kind) (binnacle_kind_state{${target}, state="synced"}) == 0) or 0 * count(binnacle_kind_state{${target}})`,
      },
    ],
    steps: noneIsGood,
    noValue: 'no kinds',
  })
}

function watchErrorsNow() {
  return stat({
    title: 'Watch errors',
    description:
      'Watches that ended in an error in the last ten minutes. A few are normal when API servers are replaced.',
    unit: 'short',
    width: 4,
    queries: [{ expr: `sum(increase(binnacle_watch_errors_total{${target}}[10m]))` }],
    steps: [{ color: good }, { from: 5, color: warning }, { from: 50, color: bad }],
    noValue: '0',
  })
}

function limited() {
  return stat({
    title: 'Kinds with series left out',
    description:
      'A limit is reached: some resources of these kinds have no series of their own. Raise it, or take a lower tier.',
    unit: 'short',
    width: 4,
    queries: [{ expr: `sum(max by (group, kind) (binnacle_series_limit_reached{${target}}))` }],
    steps: noneIsGood,
    noValue: '0',
  })
}

function configurations() {
  return stat({
    title: 'Configurations',
    description:
      'More than one: replicas run with different options and show different things. Normal during a roll-out.',
    unit: 'short',
    width: 4,
    queries: [{ expr: `count(count_values("hash", binnacle_config_hash{${target}}))` }],
    steps: [{ color: good }, { from: 2, color: bad }],
  })
}

function shardsMissing() {
  return stat({
    title: 'Shards missing',
    description: 'Parts of the resources that no replica watches.',
    unit: 'short',
    width: 4,
    queries: [
      { expr: `max(binnacle_shards{${target}}) - count(count_values("shard", binnacle_shard{${target}}))` },
    ],
    steps: noneIsGood,
    noValue: 'not sharded',
  })
}
