import { ranked } from '../health-state.ts'
import { bad, good, noneIsGood, stat, warning } from '../panel/stat.ts'
import { stateTimeline } from '../panel/state-timeline.ts'
import type { Row } from '../row.ts'
import { matching } from '../selector.ts'
import { rankedStates } from '../subject/health.ts'
import { ofOwned, ofResource } from './of-resource.ts'

const { resource } = matching

const restarted = ofOwned('binnacle_cr_owned_restarts')

/** How it is, since when, and why. */
export function verdict(): Row {
  return {
    panels: [
      healthNow(),
      reason(),
      generationLag(),
      divergences(),
      readyShare(),
      restartsNow(),
      healthLine(),
    ],
  }
}

function healthNow() {
  return stat({
    title: 'Health',
    description: 'The verdict of now. `binnacle describe` tells what led to it.',
    unit: 'none',
    width: 4,
    queries: [{ expr: `max(${ranked(resource)})` }],
    mapped: rankedStates,
    noValue: 'not there',
  })
}

function reason() {
  return stat({
    title: 'Reason',
    description: 'Why it is degraded or progressing, in a word; nothing of other states.',
    unit: 'none',
    width: 4,
    queries: [
      { expr: `max by (reason) (${ofResource('binnacle_cr_health_reason_info')})`, legend: '{{reason}}' },
    ],
    shows: 'name',
    noValue: 'none',
  })
}

function generationLag() {
  return stat({
    title: 'Changes not observed',
    description:
      'Generations that its controller has not acted on yet. Lasting: the controller is down, stuck or failing.',
    unit: 'short',
    width: 4,
    queries: [
      {
        expr: `max(${ofResource('binnacle_cr_metadata_generation')}) - max(${ofResource('binnacle_cr_status_observed_generation')})`,
      },
    ],
    steps: noneIsGood,
    noValue: 'not told',
  })
}

function divergences() {
  return stat({
    title: 'Diverging fields',
    description: 'Fields whose status is not what the spec asks for. Which: below.',
    unit: 'short',
    width: 4,
    queries: [{ expr: `sum(max by (field) (${ofResource('binnacle_cr_divergence')}))` }],
    steps: noneIsGood,
    noValue: 'none to compare',
  })
}

function readyShare() {
  return stat({
    title: 'Replicas ready',
    description: 'Of those that its spec asks for.',
    unit: 'percentunit',
    width: 4,
    queries: [
      {
        expr: `max(${ofResource('binnacle_cr_status_ready_replicas')}) / (max(${ofResource('binnacle_cr_spec_replicas')}) > 0)`,
      },
    ],
    steps: [{ color: bad }, { from: 0.5, color: warning }, { from: 1, color: good }],
    noValue: 'has none',
  })
}

function restartsNow() {
  return stat({
    title: 'Restarts in the hour',
    description: 'Of the containers of its pods.',
    unit: 'short',
    width: 4,
    queries: [
      {
        expr: `sum(max by (namespace, pod) (${restarted}) - min by (namespace, pod) (min_over_time(${restarted}[1h])))`,
      },
    ],
    steps: noneIsGood,
    noValue: 'none known',
  })
}

function healthLine() {
  return stateTimeline({
    title: 'Health over time',
    description: 'When it went from which state to which.',
    unit: 'none',
    width: 24,
    height: 4,
    queries: [{ expr: `max(${ranked(resource)})`, legend: 'health' }],
    mapped: rankedStates,
  })
}
