import { describe, expect, test } from 'vitest'
import { readRuleFile } from './read-rule-file.ts'

const problemsIn = (text: string) =>
  readRuleFile(text).problems.map(
    ({ line, column, severity, message }) => `${line}:${column} ${severity} ${message}`,
  )

const rule = (lines: string) =>
  `groups:\n  - name: a\n    rules:\n      - ${lines.split('\n').join('\n        ')}\n`

describe('a rule file', () => {
  test('is read with the place of everything', () => {
    const { groups, problems } = readRuleFile(`groups:
  - name: first
    interval: 1m
    labels: { team: a }
    rules:
      - record: a:b:c
        expr: sum(up)
      - alert: A
        expr: |
          up == 0
            and x
        for: 5m
        keep_firing_for: 10m
        annotations:
          summary: "It is \\"{{ $value }}\\""
`)
    expect(problems).toEqual([])
    const [group] = groups
    expect([group?.name, group?.interval?.seconds, group?.labels.get('team')?.text]).toEqual([
      'first',
      60,
      'a',
    ])
    const [first, second] = group?.rules ?? []
    expect([first?.type, first?.name.text, first?.line, first?.lastLine]).toEqual(['record', 'a:b:c', 6, 7])
    expect([second?.for?.seconds, second?.keepFiringFor?.seconds, second?.lastLine]).toEqual([300, 600, 15])
    const { expr } = second!
    expect(expr.text).toBe('up == 0\n  and x\n')
    expect(expr.placeAt(expr.text.indexOf('and'))).toEqual({ line: 11, column: 13 })
    const summary = second!.annotations.get('summary')!
    expect(summary.placeAt(summary.text.indexOf('$value'))).toEqual({ line: 15, column: 32 })
  })

  test.each([
    ['folded', 'expr: >-\n  sum by (job) (\n    up\n  ) == 0', '== 0', { line: 7, column: 13 }],
    ['plain over lines', 'expr: sum(up)\n  == 0', '== 0', { line: 5, column: 11 }],
    ['in single quotes', `expr: 'up{a="it''s"} == 0'`, '== 0', { line: 4, column: 30 }],
    ['in double quotes', 'expr: "up{a=\\"b\\"} == 0"', '== 0', { line: 4, column: 28 }],
    ['with a comment inside', 'expr: |\n  up # == 0 ?\n    == 0', '== 0', { line: 5, column: 16 }],
  ])('finds places in text that is %s', (_, lines, sought, place) => {
    const [found] = readRuleFile(rule(`${lines}\nrecord: a:b:c`)).groups[0]!.rules
    expect(found!.expr.placeAt(found!.expr.text.indexOf(sought))).toEqual(place)
  })

  test.each([
    ['', '1:1 error it is empty'],
    [
      'a: 1',
      '1:1 error no rules in it: a rule file has groups at the top, a PrometheusRule has kind and spec',
    ],
    ['groups: 1', '1:9 error groups is a list of groups'],
    ['groups:\n  - name: a\n    rule: []', '3:5 error a group has no "rule"; did you mean rules?'],
    ['groups:\n  - rules: []', '2:5 error the group has no name'],
    [
      'groups:\n  - name: a\n    partial_response_strategy: warn',
      '3:5 warning partial_response_strategy is for Thanos Rule alone; Prometheus refuses the file for it',
    ],
    ...['source_tenants: [a]', 'evaluation_delay: 1m', 'align_evaluation_time_on_interval: true'].map(
      (line) => [
        `groups:\n  - name: a\n    ${line}`,
        `3:5 warning ${line.split(':')[0]} is for Mimir alone; Prometheus refuses the file for it`,
      ],
    ),
    ['groups:\n  - name: a\n  - name: a', '3:5 error group "a" is in the file twice; Prometheus refuses it'],
    [
      'groups:\n  - name: a\n    interval: 1 minute',
      '3:5 error interval: "1 minute" is no duration of Prometheus: write 1m',
    ],
    [rule('record: a\nalert: b\nexpr: up'), '4:9 error a rule has record or alert, not both'],
    [
      rule('alert: A\nexpr: up\n<<: 5'),
      '6:9 error a mapping has one <<, of another mapping or of a list of them: [*one, *other]',
    ],
    [
      rule('alert: A\nexpr: up\nlabels: { <<: { a: b }, <<: { c: d } }'),
      '6:33 error a mapping has one <<, of another mapping or of a list of them: [*one, *other]',
    ],
    [rule('expr: up'), '4:9 error a rule has record or alert: the name of what it gives'],
    [rule('alert: A'), '4:9 error the rule has no expr'],
    [rule('record: a:b\nexpr: up\nfor: 5m'), '6:9 error for is for alerts; a recorded series has none'],
    [rule('record: up{a="b"}\nexpr: up'), '4:9 error "up{a="b"}" is no name of a series; is it the expr?'],
    [
      rule('alert: A\nexpr: up == 0\nannotation: {}'),
      '6:9 error a rule has no "annotation"; did you mean annotations?',
    ],
    [
      rule('alert: A\nexpr: up == 0\nlabels: { 1a: b }'),
      '6:19 warning "1a" is no plain name of a label: letters, digits and _, not beginning with a digit (Prometheus 3 takes others, but only in quotes)',
    ],
    [rule('alert: A\nexpr: up == 0\nlabels: { __name__: b }'), '6:19 error "__name__" is no name of a label'],
    [
      rule('alert: A\nexpr: up == 0\nannotations:\n  summary: Of {{ $labels.job'),
      '7:23 error summary: the template has {{ without }}',
    ],
    [
      rule('alert: A\nexpr: up == 0\nannotations:\n  summary: "{{ if true }}x"'),
      '7:21 error summary: the template has a block without {{ end }}',
    ],
    [
      rule('alert: A\nexpr: up == 0\nannotations:\n  summary: Of {{ $label.job }}'),
      '7:26 error summary: there is no variable $label in templates; did you mean $labels?',
    ],
    [
      rule('alert: A\nexpr: up == 0\nannotations:\n  summary: "{{ $value | humanise }}"'),
      '7:33 error summary: there is no function humanise in templates; did you mean humanize?',
    ],
    [
      'groups:\n  - name: a\n    name: b',
      '3:5 error no YAML: Map keys must be unique, and name stands in line 2 already',
    ],
    [
      'groups: []\n---\ngroups: []',
      '3:1 warning Prometheus reads only the first document of a rule file; this one is left out',
    ],
  ])('%j', (text, problem) => {
    expect(problemsIn(text)).toEqual([problem])
  })

  test('numbers and booleans are texts, as Prometheus takes them', () => {
    const text = rule('alert: A\nexpr: 1\nlabels: { a: 1.10, b: yes, c: true }')
    const { groups, problems } = readRuleFile(text)
    expect(problems).toEqual([])
    expect(groups[0]?.rules[0]?.expr.text).toBe('1')
    expect([...(groups[0]?.rules[0]?.labels.values() ?? [])].map(({ text }) => text)).toEqual([
      '1.10',
      'yes',
      'true',
    ])
  })

  test.each([
    '{{ $value | humanize }} of {{ $labels.job }} at {{ $externalURL }}',
    '{{ with query "sum(up)" }}{{ . | first | value | printf "%.2f" }}{{ else }}none{{ end }}',
    '{{ range $i, $one := query "up" }}{{ $i }}: {{ $one.Labels.job }}{{ end }}',
    '{{- if and (gt $value 0.0) (eq $labels.job "a") -}} yes {{- end -}}',
    '{{ reReplaceAll "(.*)-[0-9]+" "$1" $labels.pod }} {{/* $nothing */}} {{ $.Labels.job }}',
    'no template }}',
  ])('takes the template %s', (summary) => {
    expect(
      problemsIn(rule(`alert: A\nexpr: up == 0\nannotations:\n  summary: ${JSON.stringify(summary)}`)),
    ).toEqual([])
  })

  test('aliases are what they stand for', () => {
    const text =
      rule('alert: A\nexpr: up == 0\nlabels: &l { severity: page }') +
      '      - { alert: B, expr: up == 1, labels: *l }\n'
    expect(readRuleFile(text).groups[0]?.rules[1]?.labels.get('severity')?.text).toBe('page')
  })

  test('merged keys are the rule’s own', () => {
    const text =
      rule('&a\nalert: A\nexpr: up == 0\nlabels: { severity: page }') +
      '      - { <<: *a, alert: B, annotations: { summary: b } }\n'
    const { groups, problems } = readRuleFile(text)
    expect(problems).toEqual([])
    const second = groups[0]?.rules[1]
    expect([second?.name.text, second?.expr.text, second?.labels.get('severity')?.text]).toEqual([
      'B',
      'up == 0',
      'page',
    ])
  })

  test('lists that hold themselves come to an end', () => {
    expect(problemsIn('kind: List\nitems: &i [{ kind: List, items: *i }]')).toHaveLength(1)
  })
})

describe('PrometheusRule objects', () => {
  const object = (name: string, more = '') => `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: ${name} }
spec:
  groups:
    - name: ${name}
      partial_response_strategy: warn
      rules:
        - record: a:b:${name}
          expr: sum(up)
${more}`

  test('are read among objects of other kinds, and out of lists', () => {
    const list = `kind: List\nitems:\n  - ${object('c').trimEnd().split('\n').join('\n    ')}\n`
    const text = [object('a'), 'kind: Service\nspec: { groups: [] }\n', object('b'), list].join('---\n')
    const { groups, problems } = readRuleFile(text)
    expect(problems).toEqual([])
    expect(groups.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  })

  test('the same group may be in two objects', () => {
    expect(problemsIn([object('a'), object('a')].join('---\n'))).toEqual([])
  })

  test('take texts as labels only', () => {
    expect(problemsIn(object('a', '          labels: { shard: 1 }\n'))).toEqual([
      '11:28 error shard: the API server takes only texts here; put it in quotes',
    ])
  })

  test('have a spec', () => {
    expect(problemsIn('kind: PrometheusRule\n')).toEqual(['1:1 error the PrometheusRule has no spec'])
  })
})
