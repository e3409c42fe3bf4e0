import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { readConfiguration } from '../../custom-resource-state/index.ts'
import { type MetricMigration, migrationOf } from './migration.ts'
import { formatMigration } from './migration-output.ts'

/** The migration of one metric `m` of kind Pump, whose `each` is given. */
function migrationFrom(each: string, resource = 'labelsFromPath: {name: [metadata, name]}'): MetricMigration {
  const { configuration } = readConfiguration(`
spec:
  resources:
    - groupVersionKind: {group: g.io, version: v1, kind: Pump}
      ${resource}
      metrics: [{name: m, each: ${each}}]
`)
  const [first] = migrationOf(configuration)
  if (!first) throw new Error('there is no metric')
  return first
}

const instead = (each: string) => {
  const { agreement, instead: selector, renamed, missing } = migrationFrom(each)
  const { customresource_group: _, customresource_kind: __, ...others } = renamed
  return [agreement, selector, others, missing]
}

describe('a metric of a kube-state-metrics configuration', () => {
  test.each([
    ['{type: Gauge, gauge: {path: [metadata, creationTimestamp]}}', 'binnacle_cr_created_timestamp_seconds'],
    [
      '{type: Gauge, gauge: {path: [status], valueFrom: [observedGeneration]}}',
      'binnacle_cr_status_observed_generation',
    ],
    ['{type: Gauge, gauge: {path: [status, readyReplicas]}}', 'binnacle_cr_status_ready_replicas'],
  ])('%s has a counterpart', (each, metric) => {
    expect(instead(each)).toEqual(['same', `${metric}{group="g.io",kind="Pump"}`, {}, []])
  })

  test('of phases has one, with the label of the state', () => {
    expect(
      instead('{type: StateSet, stateSet: {path: [status, phase], labelName: state, list: [Up]}}'),
    ).toEqual(['partly', 'binnacle_cr_phase{group="g.io",kind="Pump"}', { state: 'phase' }, []])
  })

  test('of conditions has one, of all or of one', () => {
    expect(
      instead(
        '{type: Gauge, gauge: {path: [status, conditions], valueFrom: [status], labelsFromPath: {cond: [type]}}}',
      ),
    ).toEqual(['same', 'binnacle_cr_condition{group="g.io",kind="Pump",status="True"}', { cond: 'type' }, []])
    expect(instead('{type: Gauge, gauge: {path: [status, conditions, "[type=Ready]", status]}}')).toEqual([
      'same',
      'binnacle_cr_condition{group="g.io",kind="Pump",type="Ready",status="True"}',
      {},
      [],
    ])
    expect(
      instead(
        '{type: StateSet, stateSet: {path: [status, conditions, "[type=Ready]", status], labelName: s, list: ["True"]}}',
      ),
    ).toEqual(['same', 'binnacle_cr_condition{group="g.io",kind="Pump",type="Ready"}', { s: 'status' }, []])
    expect(
      instead(
        '{type: Gauge, gauge: {path: [status, conditions], valueFrom: [lastTransitionTime], labelsFromPath: {type: [type], why: [reason]}}}',
      ),
    ).toEqual([
      'partly',
      'binnacle_cr_condition_last_transition_timestamp_seconds{group="g.io",kind="Pump"}',
      {},
      ['why'],
    ])
  })

  test('of metadata has one, which may have to be asked for', () => {
    expect(instead('{type: Info, info: {path: [metadata], labelsFromPath: {id: [uid]}}}')).toEqual([
      'same',
      'binnacle_cr_info{group="g.io",kind="Pump"}',
      { id: 'uid' },
      [],
    ])
    const labels = migrationFrom(
      '{type: Info, info: {path: [metadata, labels], labelsFromPath: {app: [app-Name]}}}',
    )
    expect(labels).toMatchObject({
      instead: 'binnacle_cr_labels{group="g.io",kind="Pump"}',
      renamed: { app: 'label_app_name' },
      notes: ["with --labels-allowlist 'Pump.g.io=[app-Name]'"],
    })
    expect(
      migrationFrom('{type: Info, info: {labelsFromPath: {"*": [metadata, annotations]}}}').notes,
    ).toEqual(["with --annotations-allowlist 'Pump.g.io=[*]'"])
  })

  test('loses the labels that no metric of the monitor has', () => {
    const { agreement, missing } = migrationFrom(
      '{type: Gauge, gauge: {path: [spec, replicas]}}',
      'commonLabels: {team: a}\n      labelsFromPath: {owner: [spec, owner], ns: [metadata, namespace]}',
    )
    expect([agreement, missing]).toEqual(['partly', ['team', 'owner']])
  })

  test('without a counterpart is told what else there is', () => {
    expect(migrationFrom('{type: Gauge, gauge: {path: [status, load]}}')).toMatchObject({
      agreement: 'none',
      line: 6,
      notes: ['binnacle_cr_column has it if the definition has a printer column of .status.load'],
    })
    expect(migrationFrom('{type: Gauge, gauge: {path: [status, zones], labelFromKey: zone}}').notes).toEqual([
      'keep it, with --custom-resource-state-config-file',
    ])
  })
})

test('the table has both selectors, what changes, and the counts', () => {
  const metrics = [
    migrationFrom('{type: StateSet, stateSet: {path: [status, state], labelName: state, list: [Up]}}', ''),
    migrationFrom('{type: Info, info: {path: [spec]}}', ''),
  ]
  const selector = 'kube_customresource_m{customresource_group="g.io",customresource_kind="Pump"}'
  const change = 'label state → phase; the phases are those that the schema lists, or the current one alone'
  expect(formatMigration(metrics, { width: undefined, color: false, unicode: true }).split('\n')).toEqual([
    expect.stringMatching(/^HAS IT {3}METRIC +INSTEAD +WHAT CHANGES$/),
    `partly   ${selector}   binnacle_cr_phase{group="g.io",kind="Pump"}   ${change}`,
    expect.stringMatching(/^no {7}kube_.*-.*keep it, with --custom-resource-state-config-file$/),
    '',
    'Of 2 metrics Binnacle has 0 without configuration, 1 partly, 1 not.',
    'Everywhere customresource_group → group, customresource_kind → kind.',
    '',
  ])
})

test('the table fits the terminal, and says where selectors are whole', () => {
  const metrics = [migrationFrom('{type: Info, info: {path: [spec]}}', '')]
  const text = formatMigration(metrics, { width: 80, color: false, unicode: true })
  for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
  expect(text).toMatch(/^no +kube_customres\S*… .*keep it/m)
  expect(text).toContain('With -o json, or in a pipe, selectors are whole.')
})
