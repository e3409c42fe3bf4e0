import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ConfigurationError, formatProblem } from './configuration-error.ts'
import { readConfiguration } from './read-configuration.ts'

/** A configuration with one metric, whose lines begin at column 9 of line 5. */
const withMetric = (...lines: string[]) =>
  [
    'spec:',
    '  resources:',
    '    - groupVersionKind: {group: works.example.dev, version: v1, kind: Pump}',
    '      metrics:',
    ...lines.map((line, index) => `${index === 0 ? '      - ' : '        '}${line}`),
  ].join('\n')

const metricOf = (text: string) => readConfiguration(text).configuration.resources[0]?.metrics[0]

function problemsOf(text: string): string[] {
  try {
    readConfiguration(text)
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems.map((problem) => formatProblem(problem))
    throw error
  }
  return []
}

const warningsOf = (text: string) => readConfiguration(text).warnings.map((problem) => formatProblem(problem))

describe('a configuration', () => {
  test('gets the defaults of kube-state-metrics', () => {
    const { configuration, warnings } = readConfiguration(
      withMetric('name: up', 'each: {type: Gauge, gauge: {path: [status, up]}}'),
    )
    expect(warnings).toEqual([])
    expect(configuration.resources).toEqual([
      {
        groupVersionKind: { group: 'works.example.dev', version: 'v1', kind: 'Pump' },
        metricNamePrefix: 'kube_customresource',
        commonLabels: {},
        labelsFromPath: {},
        metrics: [
          {
            name: 'up',
            help: '',
            errorLogV: 0,
            commonLabels: {},
            labelsFromPath: {},
            each: {
              type: 'gauge',
              path: ['status', 'up'],
              labelsFromPath: {},
              labelFromKey: '',
              valueFrom: [],
              nilIsZero: false,
            },
            position: { line: 5, column: 9 },
          },
        ],
        position: { line: 3, column: 7 },
      },
    ])
  })

  test('takes scalars as they are written, and leaves nulls out of lists', () => {
    const metric = metricOf(
      withMetric(
        'name: s',
        'each: {type: STATESET, stateSet: {path: [a, 0, ~], labelName: l, list: [yes, 1.0, 0x1F]}}',
      ),
    )
    expect(metric?.each).toMatchObject({ type: 'stateset', path: ['a', '0'], list: ['yes', '1.0', '0x1F'] })
  })

  test('takes the booleans of YAML 1.1 where a boolean belongs', () => {
    const flagOf = (value: string) =>
      metricOf(withMetric('name: g', `each: {type: Gauge, gauge: {nilIsZero: ${value}}}`))?.each
    expect(flagOf('On')).toMatchObject({ nilIsZero: true })
    expect(flagOf('"n"')).toMatchObject({ nilIsZero: false })
    expect(problemsOf(withMetric('name: g', 'each: {type: Gauge, gauge: {nilIsZero: "true"}}'))).toEqual([
      'line 6, column 48: spec.resources[0].metrics[0].each.gauge.nilIsZero: expected true or false, but this is "true"',
    ])
  })

  test('follows anchors and merges; what stands beside a merge wins over it', () => {
    const { configuration } = readConfiguration(
      [
        'spec:',
        '  resources:',
        '    - groupVersionKind: {group: g.io, version: v1, kind: K}',
        '      metrics:',
        '        - &first {name: a, help: H, each: {type: Gauge, gauge: {path: [x]}}}',
        '        - {<<: *first, name: b}',
      ].join('\n'),
    )
    expect(configuration.resources[0]?.metrics.map(({ name, help }) => [name, help])).toEqual([
      ['a', 'H'],
      ['b', 'H'],
    ])
  })

  test('has the errorLogV of the resource where the metric has none', () => {
    const text = withMetric('name: g', 'each: {type: Info, info: {}}').replace(
      '      metrics:',
      '      errorLogV: 7\n      metrics:',
    )
    expect(metricOf(text)?.errorLogV).toBe(7)
  })

  test('is the first document', () => {
    expect(readConfiguration('spec: {resources: []}\n---\nspec: 3').configuration.resources).toEqual([])
  })
})

describe('a wrong configuration is refused with its line, and what is allowed', () => {
  test.each([
    ['', ['line 1, column 1: the text is empty; expected spec.resources']],
    ['spec: [1]', ['line 1, column 7: spec: expected fields (resources), but this is a list']],
    [
      withMetric('name: a', 'each: {type: Counter}'),
      [
        'line 6, column 22: spec.resources[0].metrics[0].each.type: "Counter" is no type of metric; there are Gauge, StateSet and Info',
      ],
    ],
    [
      withMetric('name: a'),
      [
        'line 5, column 9: spec.resources[0].metrics[0].each.type: is missing; there are Gauge, StateSet and Info',
      ],
    ],
    [
      withMetric('name: a', 'each: {type: Gauge, info: {}}'),
      ['line 6, column 15: spec.resources[0].metrics[0].each.gauge: is missing, which each.type Gauge needs'],
    ],
    [
      withMetric('name: a b', 'each: {type: Info, info: {}}'),
      [
        'line 5, column 15: spec.resources[0].metrics[0].name: makes "kube_customresource_a b", which is no name of a metric: ASCII letters, digits, _ and :, no digit first',
      ],
    ],
    [
      withMetric('name: a', 'each: {type: Info, info: {path: [x, "[y]"]}}'),
      [
        'line 6, column 45: spec.resources[0].metrics[0].each.info.path[1]: "[y]" is no lookup in a list: expected [key=value], or an index such as "0"',
      ],
    ],
    [
      withMetric('name: a', 'labelsFromPath: {x: spec}', 'each: {type: Info, info: {}}'),
      [
        'line 6, column 29: spec.resources[0].metrics[0].labelsFromPath.x: expected a list, but this is "spec"',
      ],
    ],
    [
      withMetric('name: a', 'commonLabels: {a-b: c}', 'each: {type: Info, info: {}}'),
      [
        'line 6, column 29: spec.resources[0].metrics[0].commonLabels.a-b: "a-b" is no name of a label: ASCII letters, digits and _, no digit first',
      ],
    ],
    [
      withMetric('name: a', 'errorLogV: loud', 'each: {type: StateSet, stateSet: {list: [x]}}'),
      [
        'line 6, column 20: spec.resources[0].metrics[0].errorLogV: expected a whole number, but this is "loud"',
        'line 7, column 42: spec.resources[0].metrics[0].each.stateSet.labelName: is missing: the label that names the state',
      ],
    ],
  ])('%#', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems)
  })

  test('when it is no YAML', () => {
    expect(problemsOf('spec:\n  resources: [')[0]).toMatch(/^line 2, column \d+: no YAML: /)
    expect(problemsOf('a: 1\na: 2')[0]).toMatch(/^line 2, column 1: no YAML: .*unique/)
  })

  test('whatever the text is, it is read or refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const problems = problemsOf(text)
        for (const problem of problems) expect(problem).toMatch(/^line \d+, column \d+: /)
      }),
    )
  })
})

describe('what kube-state-metrics passes over is told', () => {
  test('a field that means nothing', () => {
    expect(warningsOf(withMetric('name: a', 'each: {type: Gauge, gauge: {value: [count]}}'))).toEqual([
      'line 6, column 44: spec.resources[0].metrics[0].each.gauge.value: has no meaning here and is passed over; there are path, labelsFromPath, labelFromKey, valueFrom, nilIsZero',
    ])
  })

  test('a group that is not named', () => {
    expect(warningsOf('spec: {resources: [{groupVersionKind: {group: "*", version: v1, kind: K}}]}')).toEqual(
      [
        'line 1, column 47: spec.resources[0].groupVersionKind.group: a group has to be named, so there will be no metrics of this resource',
      ],
    )
  })

  test('that there is nothing to serve', () => {
    expect(warningsOf('spec: {}')).toEqual([
      'line 1, column 7: spec.resources: names no resources, so there will be no metrics',
    ])
  })
})
