import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkRules, exampleFile, parsePrometheusVersion } from '../../src/promql/index.ts'
import { prometheus2Recipe, prometheus3Recipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { runCommand } from './component/run-command.ts'

const versions = [
  ['2.42', await component(prometheus2Recipe)],
  ['3.15', await component(prometheus3Recipe)],
] as const

/** What some versions take and others do not, or only with a flag. */
const expressions = `
up
1h
1_000
x[300]
x offset 60
{"metric.with.dots", a="b"}
up{"label.with.dots"="x"}
sum by ("a.b") (up)
a * on ("a.b") b
a * ignoring (x) group_left ("a.b") b
double_exponential_smoothing(x[5m], 0.5, 0.5)
holt_winters(x[5m], 0.5, 0.5)
limitk(2, up)
limit_ratio(0.5, up)
mad_over_time(x[5m])
sort_by_label(up, "a")
sort_by_label_desc(up, "a")
histogram_avg(x)
histogram_stddev(x)
histogram_stdvar(x)
histogram_count(x)
histogram_sum(x)
histogram_fraction(0, 1, x)
histogram_quantiles(x, "q", 0.5, 0.9)
info(up, {a=~".+"})
ts_of_max_over_time(x[5m])
ts_of_first_over_time(x[5m])
first_over_time(x[5m])
start_timestamp(x)
rate(x[5m + 1m])
rate(x[step()])
rate(x[5m] smoothed)
x anchored
a + fill(0) b
start()
integral(x[5m])
x offset -5m
x @ start()
0x1F
1e3
5e3s
Inf
x{a="info()", b='1_000'}
x[1h30m] offset 1d
`

const rule = (more: string) => exampleFile(`- alert: A\n  expr: up == 0\n  ${more}`)
const group = (more: string) => `groups:\n- name: a\n  ${more}\n  rules: [{ alert: A, expr: up == 0 }]`

/** Files about which versions differ, and aliases and merged keys, about which they do not. */
const files: Readonly<Record<string, string>> = {
  keep_firing_for: rule('keep_firing_for: 5m'),
  query_offset: group('query_offset: 1m'),
  limit: group('limit: 5'),
  'labels of a group': group('labels: { a: b }'),
  'a label that is no plain name': rule('labels: { a-b: c }'),
  'an annotation that is no plain name': rule('annotations: { a-b: c }'),
  'the name as a label': rule('labels: { __name__: a }'),
  'a recorded series that is no plain name': exampleFile('- record: a.b\n  expr: up'),
  'toDuration in a template': rule('annotations: { a: "{{ 60.0 | toDuration }}" }'),
  'now in a template': rule('annotations: { a: "{{ now }}" }'),
  'urlQueryEscape in a template': rule('annotations: { a: "{{ urlQueryEscape $labels.job }}" }'),
  'toTime in a template': rule('annotations: { a: "{{ 60.0 | toTime }}" }'),
  'toJSON in a template': rule('annotations: { a: "{{ toJSON $labels }}" }'),
  '5 minutes': rule('for: 5 minutes'),
  'a merged mapping': exampleFile('- &one\n  alert: A\n  expr: up == 0\n  for: 5m\n- <<: *one\n  alert: B'),
  'several merged mappings': exampleFile(
    '- &one { alert: A, expr: up == 0 }\n- &two { alert: B, expr: up, for: 5m }\n- <<: [*one, *two]',
  ),
  'merged labels': rule('labels: { <<: { a: b }, c: d }'),
  'a merged key that is wrong': exampleFile('- alert: A\n  <<: { expr: up, fro: 5m }'),
  'a merged number': rule('<<: 5'),
  'two merge keys': exampleFile(
    '- { alert: A, expr: up, labels: &l { a: b }, annotations: { <<: [*l] } }\n- { alert: B, expr: up, labels: { <<: *l, <<: *l } }',
  ),
  'a mapping that merges itself': exampleFile('- &a\n  alert: A\n  expr: up\n  <<: *a'),
  'groups that merge groups':
    'groups:\n- &g { name: g, rules: &r [{ alert: A, expr: up }] }\n- { <<: *g, name: h }\n- { name: i, rules: *r }',
  'mappings for aliases at the top':
    'x: &one { for: 5m }\ngroups: [{ name: a, rules: [{ <<: *one, alert: A, expr: up }] }]',
}

const lines = expressions.split('\n').filter((line) => line !== '')
const cases = [
  ...lines.map((expr) => [expr, exampleFile(`- record: a:b:c\n  expr: ${JSON.stringify(expr)}`)] as const),
  ...Object.entries(files),
]

for (const [version, binaries] of versions)
  describeReal(`rules check --prometheus-version ${version}`, [binaries], () => {
    let folder: string
    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'binnacle-rules-check-'))
    })
    afterAll(() => rm(folder, { recursive: true, force: true }))

    test.each(cases)('refuses what promtool refuses: %s', async (_, text) => {
      const file = path.join(folder, 'rules.yaml')
      await writeFile(file, text)
      const { code, stdout, stderr } = await runCommand(path.join(binaries, 'promtool'), [
        'check',
        'rules',
        '--lint=none',
        file,
      ])
      const [checked] = checkRules([{ name: 'rules', text }], { version: parsePrometheusVersion(version)! })
      const told = checked!.findings.filter(
        ({ severity, check }) =>
          (severity === 'error' && check !== 'result-type') || check === 'experimental-function',
      )
      const messages = told.map(({ message }) => message)
      expect({ messages, said: `${stdout}${stderr}`, refused: messages.length > 0 }).toMatchObject({
        refused: code !== 0,
      })
    })
  })
