import { RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { dashboardFrame } from './dashboard-frame.ts'
import { linkOf, workloadsLink } from './dashboard-link.ts'
import { ranked } from './health-state.ts'
import { firingAlerts } from './panel/alerts.ts'
import { rankedStates } from './panel/health-panels.ts'
import { bad, good, neutral, noneIsGood, stat, warning } from './panel/stat.ts'
import { stateTimeline } from './panel/state-timeline.ts'
import { table } from './panel/table.ts'
import { timeSeries } from './panel/time-series.ts'
import { increase, matching } from './selector.ts'
import { resourceVariables } from './variable.ts'

const { resource } = matching
const of = (metric: string, more = '') => `${metric}{${resource}${more === '' ? '' : `, ${more}`}}`

const restarted = of('binnacle_cr_owned_restarts')

/** One resource: how it is, since when, what it says itself, what it owns. */
export function resourceDashboard() {
  return dashboardFrame({
    uid: 'binnacle-resource',
    title: 'Resource',
    description:
      'One custom resource: how it is, since when, what it says of itself, and how what it owns does.',
    variables: resourceVariables(),
    from: 'now-6h',
  })
    .link(linkOf(workloadsLink))
    .withPanel(healthNow())
    .withPanel(reason())
    .withPanel(generationLag())
    .withPanel(divergences())
    .withPanel(readyShare())
    .withPanel(restartsNow())
    .withPanel(healthLine())
    .withPanel(conditionLines())
    .withPanel(conditionTable())
    .withPanel(firingAlerts('group="$group", kind="$kind", namespace=~"$namespace", name="$name"', 12, 8))
    .withRow(new RowBuilder('What it wants and what it has'))
    .withPanel(replicas())
    .withPanel(fields())
    .withPanel(drift())
    .withRow(new RowBuilder('What it owns'))
    .withPanel(ownedObjects())
    .withPanel(ownedReplicas())
    .withPanel(pods())
    .withPanel(podPhases())
    .withPanel(restarts())
    .withRow(new RowBuilder('What else it says'))
    .withPanel(transitions())
    .withPanel(columns())
    .withPanel(identity())
    .withPanel(phaseAndFinalizers())
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
    queries: [{ expr: `max by (reason) (${of('binnacle_cr_health_reason_info')})`, legend: '{{reason}}' }],
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
        expr: `max(${of('binnacle_cr_metadata_generation')}) - max(${of('binnacle_cr_status_observed_generation')})`,
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
    queries: [{ expr: `sum(max by (field) (${of('binnacle_cr_divergence')}))` }],
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
        expr: `max(${of('binnacle_cr_status_ready_replicas')}) / (max(${of('binnacle_cr_spec_replicas')}) > 0)`,
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
        expr: `sum(max by (pod) (${restarted}) - min by (pod) (min_over_time(${restarted}[1h])))`,
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

/** Each status is 0 or 1, so their weighted sum is which of them it is. */
function conditionLines() {
  const status = (value: string) => `max by (type) (${of('binnacle_cr_condition', `status="${value}"`)})`
  return stateTimeline({
    title: 'Conditions over time',
    description: 'What each condition said when. Which status is the bad one depends on the condition.',
    unit: 'none',
    width: 24,
    height: 7,
    queries: [
      {
        expr: `1 * ${status('True')} + 2 * ${status('False')} + 3 * ${status('Unknown')}`,
        legend: '{{type}}',
      },
    ],
    mapped: [
      { value: 1, text: 'True', color: '#5794F2' },
      { value: 2, text: 'False', color: '#B877D9' },
      { value: 3, text: 'Unknown', color: neutral },
    ],
    noValue: 'it has no conditions',
  })
}

function conditionTable() {
  return table({
    title: 'Conditions',
    description:
      'What each says now and since when. Stale: it speaks of an older generation. Why: `--opt-in condition_reason_info`, or `binnacle describe`.',
    unit: 'short',
    width: 12,
    height: 8,
    noValue: 'it has no conditions',
    labels: [{ label: 'type' }, { label: 'status', width: 90 }],
    values: [
      { name: 'is', expr: `max by (type, status) (${of('binnacle_cr_condition')}) == 1`, hidden: true },
      {
        name: 'changed',
        expr: `1000 * max by (type) (${of('binnacle_cr_condition_last_transition_timestamp_seconds')})`,
        unit: 'dateTimeFromNow',
        width: 150,
      },
      {
        name: 'stale',
        expr: `max by (type) (${of('binnacle_cr_condition_stale')})`,
        unit: 'bool_yes_no',
        width: 80,
        color: 'orange',
      },
    ],
  })
}

function replicas() {
  const line = (metric: string, legend: string) => ({ expr: `max(${of(metric)})`, legend })
  return timeSeries({
    title: 'Replicas',
    description: 'Asked for, there, and ready, as its spec and status tell.',
    unit: 'short',
    width: 10,
    queries: [
      line('binnacle_cr_spec_replicas', 'wanted'),
      line('binnacle_cr_status_replicas', 'there'),
      line('binnacle_cr_status_ready_replicas', 'ready'),
    ],
    dashed: ['/wanted/'],
    noValue: 'it has no replicas',
  })
}

function fields() {
  return stateTimeline({
    title: 'Status differs from spec, by field',
    description: 'When which field was not what the spec asks for.',
    unit: 'none',
    width: 7,
    height: 8,
    queries: [{ expr: `max by (field) (${of('binnacle_cr_divergence')})`, legend: '{{field}}' }],
    mapped: [
      { value: 0, text: 'same', color: good },
      { value: 1, text: 'differs', color: warning },
    ],
    noValue: 'no field is in both',
  })
}

function drift() {
  return table({
    title: 'Drift of what it owns',
    description: 'Fields of owned objects that are not as the spec asks for, or that somebody else wrote.',
    unit: 'short',
    width: 7,
    height: 8,
    noValue: 'none',
    labels: [{ label: 'owned_kind', width: 110 }, { label: 'owned_name' }, { label: 'field' }],
    values: [
      {
        name: 'drifts',
        expr: `max by (owned_kind, owned_name, field) (${of('binnacle_cr_owned_drift')})`,
        hidden: true,
      },
    ],
  })
}

function ownedObjects() {
  return table({
    title: 'Owned objects',
    description: 'How many of each kind and health. Without a state only metadata is known of them.',
    unit: 'short',
    width: 8,
    height: 8,
    noValue: 'it owns nothing',
    labels: [{ label: 'owned_kind' }, { label: 'state' }],
    values: [
      {
        name: 'objects',
        expr: `max by (owned_kind, state) (${of('binnacle_cr_owned_objects')}) > 0`,
        width: 90,
      },
    ],
    sortBy: 'objects',
  })
}

function ownedReplicas() {
  return table({
    title: 'Workloads',
    description:
      'Replicas of its Deployments, StatefulSets and the like. Fewer ready than wanted: look at the pods.',
    unit: 'short',
    width: 8,
    height: 8,
    noValue: 'it owns none',
    labels: [{ label: 'owned_kind' }, { label: 'owned_name' }],
    values: ['wanted', 'ready'].map((state) => ({
      name: state,
      expr: `max by (owned_kind, owned_name) (${of('binnacle_cr_owned_replicas', `state="${state}"`)})`,
      width: 80,
    })),
  })
}

function pods() {
  return table({
    title: 'Pods',
    description: 'Where they run and how often they restarted. What they use and serve: the link above.',
    unit: 'short',
    width: 8,
    height: 8,
    noValue: 'it has none',
    labels: [{ label: 'pod' }, { label: 'node', width: 110 }],
    values: [
      { name: 'is', expr: `max by (pod, node) (${of('binnacle_cr_owned_pod_info')})`, hidden: true },
      {
        name: 'restarts',
        expr: `max by (pod) (${of('binnacle_cr_owned_restarts')})`,
        width: 80,
        color: 'orange',
      },
    ],
    sortBy: 'restarts',
  })
}

function podPhases() {
  return timeSeries({
    title: 'Pods by phase',
    description: 'Pending ones wait for a node, an image or a volume.',
    unit: 'short',
    width: 12,
    queries: [{ expr: `max by (phase) (${of('binnacle_cr_owned_pods')})`, legend: '{{phase}}' }],
    stacked: true,
    colors: { Running: good, Pending: warning, Failed: bad, Succeeded: '#5794F2', Unknown: neutral },
    noValue: 'it has none',
  })
}

function restarts() {
  return timeSeries({
    title: 'Restarts by pod',
    description: 'A line that climbs in steps is a crash loop.',
    unit: 'short',
    width: 12,
    queries: [{ expr: `max by (pod) (${of('binnacle_cr_owned_restarts')})`, legend: '{{pod}}' }],
    noValue: 'it has no pods',
  })
}

function transitions() {
  return timeSeries({
    title: 'Transitions of conditions',
    description:
      'How often each condition changed its status. Over and over: two parties pull at it, or it is at a limit.',
    unit: 'short',
    width: 6,
    queries: [
      {
        expr: `max by (type, to) (${increase(of('binnacle_cr_condition_transitions_total'))})`,
        legend: '{{type}} → {{to}}',
      },
    ],
    bars: true,
    noValue: 'it has no conditions',
  })
}

function columns() {
  return timeSeries({
    title: 'Numbers of its own',
    description:
      'The printer columns of its kind that are numbers and quantities, in base units; dates as Unix time are left out.',
    unit: 'short',
    width: 6,
    queries: [{ expr: `max by (column) (${of('binnacle_cr_column')}) < 1e9`, legend: '{{column}}' }],
    noValue: 'its kind has none',
  })
}

function identity() {
  const info = `${of('binnacle_cr_info')} * on (job, instance, group, kind, namespace, name) group_left ()`
  return table({
    title: 'Identity',
    description: 'The version it is watched in, its owner, and when it was created.',
    unit: 'string',
    width: 6,
    height: 8,
    labels: [{ label: 'version', width: 70 }, { label: 'owner_kind' }, { label: 'owner_name' }],
    values: [
      {
        name: 'created',
        expr: `1000 * max by (version, owner_kind, owner_name) (${info} ${of('binnacle_cr_created_timestamp_seconds')})`,
        unit: 'dateTimeFromNow',
        width: 110,
      },
    ],
  })
}

function phaseAndFinalizers() {
  return table({
    title: 'Phase and finalizers',
    description: 'The phase it is in, if it has one, and the finalizers that hold its deletion.',
    unit: 'short',
    width: 6,
    height: 8,
    noValue: 'neither',
    labels: [{ label: 'phase' }, { label: 'finalizer' }],
    values: [
      {
        name: 'is',
        expr:
          `max by (phase) (${of('binnacle_cr_phase')}) == 1` +
          ` or max by (finalizer) (${of('binnacle_cr_finalizer_info')})`,
        hidden: true,
      },
    ],
  })
}
