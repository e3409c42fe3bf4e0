import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkRules, checks, exampleFile, parseExpression, printExpression } from '../../src/promql/index.ts'
import { prometheus2Recipe, prometheus3Recipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { runCommand } from './component/run-command.ts'

const versions = [
  { version: 2, binaries: await component(prometheus2Recipe), flags: [] },
  {
    version: 3,
    binaries: await component(prometheus3Recipe),
    flags: ['--enable-feature=promql-experimental-functions,promql-extended-range-selectors'],
  },
] as const

/** Expressions that both take. */
const sound = `
up
up{}
up{job="a",}
up{job!~"a|b", instance=~".+"}
{__name__="up"}
{__name__=~"a.*", job="b"}
foo:bar:baz{on="x", by="y", sum="z"}
sum(up)
SUM(up) BY (job)
sum by (job, on, by, group_left) (up)
sum without (instance) (up)
sum(up) without ()
count_values("v", up)
topk(5, up)
quantile(0.9, up)
stddev(up) / stdvar(up)
group(up)
rate(x_total[5m])
rate(x_total{a='b'}[1h30m] offset 5m)
rate(x_total[5m:])
rate(x_total[5m:30s] offset 1d)
max_over_time(rate(x[5m])[1h:1m])
x offset -5m
x @ 1609746000
x @ start()
x[5m] @ end() offset 5m
a + b - c * d / e % f ^ g
a atan2 b
a == bool b
a > 1
1 > bool 2
a and b or c unless d
a and on (x) b
a / ignoring (x) group_left (y, z) b
a / on (x) group_right b
a * on () group_left () b
-a
-a ^ 2
+1
-1
1e3
.5
0x1F
Inf
-inf
NaN
1 + 2 * 3
vector(1)
time() - a
scalar(a) * b
absent(up{job="x"})
absent_over_time(up[5m])
histogram_quantile(0.99, sum by (le) (rate(x_bucket[5m])))
label_replace(up, "a", "$1", "b", "(.*)")
label_join(up, "a", "-", "b", "c", "d")
round(a)
round(a, 0.1)
clamp(a, 0, 1)
day_of_week()
hour(a)
predict_linear(x[1h], 3600)
quantile_over_time(0.5, x[5m])
sort_desc(a)
sgn(a)
pi() * a
(a)
((a + b))
"a string"
'single'
\`back\`
"esc \\n \\t \\x41 \\u00e9"
up{a="\\\\d+"}
up{a=~\`\\d+\`}
up{a=~"(?i)x"}
up{a=~"[[:alpha:]]+"}
up{a=~"a{2,3}"}
up # a comment
sum(up) > 0 and on() vector(1)
a{b="c"} offset 5m + d
x[5m]
x[1y2w3d4h5m6s7ms]
avg
sum
min > max
rate
offset_x
`
/** Expressions that neither takes. */
const broken = `
up{
up}
up{job}
up{job=}
up{job="a" instance="b"}
up{,}
up{job="a"
{}
{a=""}
{a=~".*"}
{a!="b"}
up{a=~"("}
up{a=~"*"}
up{a=~"a**"}
up{a=~"(?!x)"}
up{a=~"(?<=x)y"}
up{a=~"[z-a]"}
up{a=~"[a"}
up{a=~"a)"}
up{a=~"a{2,1}"}
up{a=~"a{1001}"}
up{a=~"\\\\1"}
up{a=~"\\\\k"}
up{a="\\d"}
up{a="b
"abc
'it's'
group_left
sum by (job) up
sum(up
x @ 16097460001609746000
0and up
up{__name__=~"a.*"}
sum(up))
sum()
sum(up, up)
topk(up)
topk(up, 5)
count_values(up, up)
count_values("v")
sum(x[5m])
sum by job (up)
sum(1)
rate(x)
rate(x[5m]
rate(x[5m], 1)
rate()
rate(sum(x)[5m])
rate(x[])
x[5]m
x[0s]
x[5m
x[5z]
(x)[5m]
x[5m][5m]
x[5m:5m][5m]
x offset
x offset foo
sum(x) offset 5m
x offset 5m offset 5m
x offset 5m [5m]
x @ foo
x @ 5 @ 6
sum(x) @ 5
x @ NaN
a +
* a
a b
a == == b
a & b
a && b
a || b
a = b
!a
1 > 2
1 == 1
a and 1
1 or a
a + bool b
a + "b"
a + x[5m]
-"a"
-x[5m]
a / on b
a / on (x b
a and on (x) group_left b
a / on (x) group_left (x) b
a / group_left (x) b
1 / on (x) a
foo(a)
raet(x[5m])
abs()
abs(a, b)
abs(1)
abs("a")
round()
round(a, 1, 2)
time(1)
vector(a)
scalar(1)
label_replace(up, "a", "b", "c")
label_join(up, "a")
histogram_quantile(x, y)
day_of_week(1)
foo{__name__="bar"}
5m5
$x
{{ x }}
a;b
`
/** What Prometheus takes since 2.43 or later, some of it behind a feature flag, and 2.42 does not. */
const newer = `
1h
1_000
x[300]
x offset 60
{"metric.with.dots", a="b"}
up{"label.with.dots"="x"}
double_exponential_smoothing(x[5m], 0.5, 0.5)
limitk(2, up)
limit_ratio(0.5, up)
mad_over_time(x[5m])
sort_by_label(up, "a")
sort_by_label_desc(up, "a")
histogram_avg(x)
histogram_stddev(x)
histogram_stdvar(x)
info(up, {a=~".+"})
ts_of_max_over_time(x[5m])
rate(x[5m + 1m])
rate(x[5m] smoothed)
x offset 0s
x - 5m
x[+5m]
`
/** What 2.42 takes and 3 does not any more. */
const former = `
holt_winters(x[5m], 0.5, 0.5)
`

/** What 3.15 takes, and neither 2.42 nor the published grammar. */
const ungrammatical = `
x offset --5m
`

/** Rule files: what Prometheus takes of them is what the reader has no error for. */
const files: Readonly<Record<string, string>> = {
  'no groups': 'groups: []',
  'null groups': 'groups:',
  'an unknown key at the top': 'groups: []\nrules: []',
  'an unknown key of a group': 'groups: [{ name: a, rule: [] }]',
  'an unknown key of a rule': 'groups: [{ name: a, rules: [{ alert: A, expr: up, annotation: {} }] }]',
  'a key twice': 'groups:\n- name: a\n  name: b',
  'a group twice': 'groups: [{ name: a }, { name: a }]',
  'a group without a name': 'groups: [{ rules: [] }]',
  'a list that is none': 'groups: 1',
  'rules that are none': 'groups: [{ name: a, rules: 1 }]',
  'a rule that is none': 'groups: [{ name: a, rules: [up] }]',
  'a wrong interval': 'groups: [{ name: a, interval: 1 minute }]',
  'an interval in parts': 'groups: [{ name: a, interval: 1h30m, limit: 5 }]',
  'record and alert': 'groups: [{ name: a, rules: [{ record: a, alert: A, expr: up }] }]',
  'neither record nor alert': 'groups: [{ name: a, rules: [{ expr: up }] }]',
  'no expr': 'groups: [{ name: a, rules: [{ alert: A }] }]',
  'an expr that is a number': 'groups: [{ name: a, rules: [{ alert: A, expr: 1 }] }]',
  'a recorded series with for': 'groups: [{ name: a, rules: [{ record: a, expr: up, for: 5m }] }]',
  'a recorded series with annotations':
    'groups: [{ name: a, rules: [{ record: a, expr: up, annotations: { a: b } }] }]',
  'a name with braces': 'groups: [{ name: a, rules: [{ record: "up{}", expr: up }] }]',
  'a wrong label': 'groups: [{ name: a, rules: [{ alert: A, expr: up, labels: { a-b: c } }] }]',
  'the name as a label': 'groups: [{ name: a, rules: [{ alert: A, expr: up, labels: { __name__: c } }] }]',
  'labels that are numbers':
    'groups: [{ name: a, rules: [{ alert: A, expr: up, labels: { a: 1, b: true } }] }]',
  'a wrong for': 'groups: [{ name: a, rules: [{ alert: A, expr: up, for: five }] }]',
  'for and keep_firing_for':
    'groups: [{ name: a, rules: [{ alert: A, expr: up, for: 5m, keep_firing_for: 1h }] }]',
  'a range as expr': 'groups: [{ name: a, rules: [{ alert: A, expr: "up[5m]" }] }]',
  'YAML that is none': 'groups: [',
  aliases:
    'groups: [{ name: a, rules: [{ alert: A, expr: up, labels: &l { a: b } }, { alert: B, expr: up, labels: *l }] }]',
  ...Object.fromEntries(
    [
      'plain',
      '{{ $labels.job }}',
      '{{ $labels.job',
      '{{ $label.job }}',
      '{{ $value | humanize }}',
      '{{ $value | humanise }}',
      '{{ if gt $value 0.0 }}x{{ end }}',
      '{{ if gt $value 0.0 }}x',
      '{{ end }}',
      '{{ range query "up" }}{{ .Labels.job }}{{ end }}',
      '{{ with $x := 5 }}{{ $x }}{{ end }}',
      '{{ $x }}',
      '{{- .Value | printf "%.2f" -}}',
      '{{/* a comment */}}',
      '{{ "}}" }}',
      '{{ reReplaceAll "a" "$1" $labels.job }}',
      '{{ .ExternalURL }} {{ externalURL }} {{ pathPrefix }}',
    ].map((text) => [
      `the template ${text}`,
      JSON.stringify({
        groups: [{ name: 'a', rules: [{ alert: 'A', expr: 'up', annotations: { a: text } }] }],
      }),
    ]),
  ),
}

/** Files that only 3 takes, whose labels may have any name, and the reader. */
const takenSinceThree = new Set(['a wrong label'])

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

for (const { version, binaries, flags } of versions)
  describeReal(`PromQL, beside promtool of Prometheus ${version}`, [binaries], () => {
    let folder: string
    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'binnacle-promql-'))
    })
    afterAll(() => rm(folder, { recursive: true, force: true }))

    const promtool = async (text: string, ...more: string[]) => {
      const file = path.join(folder, 'rules.json')
      await writeFile(file, text)
      return runCommand(path.join(binaries, 'promtool'), ['check', 'rules', ...flags, ...more, file])
    }

    /** Which of the expressions Prometheus takes: it names the number of every rule that it refuses. */
    async function takenByPrometheus(expressions: readonly string[]): Promise<boolean[]> {
      const rules = expressions.map((expr, index) => ({ record: `r${index}`, expr }))
      const { stdout, stderr } = await promtool(
        JSON.stringify({ groups: [{ name: 'g', rules }] }),
        '--lint=none',
      )
      const refused = new Set(
        [...`${stdout}${stderr}`.matchAll(/rule (\d+), "r\d+"/g)].map(([, number]) => Number(number)),
      )
      return expressions.map((_, index) => !refused.has(index + 1))
    }

    const judge = async (expressions: readonly string[]) => {
      const taken = await takenByPrometheus(expressions)
      return expressions.map((text, index) => ({
        text,
        prometheus: taken[index],
        ours: parseExpression(text).ok,
      }))
    }

    const isThree = version === 3
    test.each([
      ['takes', sound, true, true],
      ['refuses', broken, false, false],
      [isThree ? 'takes' : 'is ahead in', newer, isThree, true],
      [isThree ? 'refuses' : 'goes with Prometheus 3 in', former, !isThree, false],
      [isThree ? 'is behind in' : 'refuses', ungrammatical, isThree, false],
    ])('%s what is listed', async (_, text, prometheus, ours) => {
      const judged = await judge(lines(text))
      expect(judged).toEqual(judged.map((one) => ({ text: one.text, prometheus, ours })))
    })

    test('takes what it prints of what it took, and so does Prometheus', async () => {
      const printed = lines(sound).map((text) => {
        const parsed = parseExpression(text)
        return parsed.ok ? printExpression(parsed.expression) : text
      })
      const judged = await judge(printed)
      expect(judged.filter(({ prometheus, ours }) => !prometheus || !ours)).toEqual([])
    })

    test('agrees on expressions with a token taken out, doubled, swapped or put in', async () => {
      const tokens = (text: string) => text.match(/"(?:[^"\\]|\\.)*"|[\w:.]+|\s+|[=!<>~]+|./g) ?? []
      const all = lines(sound)
      const pool = [...new Set(all.flatMap(tokens))].filter(
        (token) => !token.startsWith('#') && !token.startsWith('`'),
      )
      const mutated = fc.sample(
        fc
          .tuple(
            fc.constantFrom(...all),
            fc.nat(),
            fc.constantFrom('out', 'twice', 'swap', 'in'),
            fc.constantFrom(...pool),
          )
          .map(([text, seed, how, token]) => {
            const parts = tokens(text)
            const at = seed % parts.length
            const part = parts[at] ?? ''
            if (how === 'out') parts.splice(at, 1)
            else if (how === 'twice') parts.splice(at, 0, part)
            else if (how === 'swap') parts.splice(at, 2, parts[at + 1] ?? '', part)
            else parts.splice(at, 0, token)
            return parts.join('')
          })
          .filter((text) => text.trim() !== ''),
        {
          numRuns: Number(process.env.BINNACLE_PROMQL_RUNS ?? 3000),
          seed: Number(process.env.BINNACLE_PROMQL_SEED ?? 20_261_121),
        },
      )
      const judged = await judge([...new Set(mutated)])
      expect(judged.length).toBeGreaterThan(1500)
      // A duration as a number, a sign or a number as a duration, a quoted name of a label came after 2.42.
      const newForms = [
        /(?<![[:]\s*|\boffset\s*-?\s*)\b(?:\d+[a-z])+/i,
        /[[:]\s*\+|[[:]\s*[\d.]+\s*[\]:]|\boffset\s*-?\s*[\d.]+(?!\w)/i,
        /\b(?:on|ignoring|by|without|group_left|group_right)\s*\([^)]*["'`]/i,
        /\{\s*["'`]|\{[^}]*,\s*["'`]/,
        /[[:]\s*[-\w.+]+\s*\]/,
        />\/|<\//,
      ]
      const isNewer = (text: string) => !isThree && newForms.some((form) => form.test(text))
      // Words of the language as names: the published grammar differs from Prometheus' own parser in these.
      const isWord = (text: string) => /(?:^|[(,]\s*)(?:atan2|offset|inf|nan|without)\b/i.test(text)
      const differ = judged.filter(({ prometheus, ours }) => prometheus !== ours)
      expect(differ.filter(({ text, ours }) => !(ours && isNewer(text)) && !isWord(text))).toEqual([])
    })

    test.each(Object.entries(files))('judges a file with %s alike', async (name, text) => {
      const { code, stdout, stderr } = await promtool(text, '--lint=none')
      const errors = checkRules([{ name: 'rules', text }])[0]!.findings.filter(
        ({ severity, check }) => severity === 'error' && (check === 'rule-file' || check === 'syntax'),
      )
      expect({
        errors: errors.map(({ message }) => message),
        said: `${stdout}${stderr}`,
        alike: (code === 0) === (errors.length === 0),
      }).toMatchObject({ alike: isThree || !takenSinceThree.has(name) })
    })

    test('promtool takes the file of every example but those that the reader refuses', async () => {
      for (const { name, bad, good } of checks) {
        for (const example of [bad, good].map(exampleFile)) {
          const refused = checkRules([{ name, text: example }])[0]!.findings.some(
            ({ check }) => check === 'syntax',
          )
          const { code, stderr } = await promtool(example, '--lint=none')
          // What came after 2.42 is unknown to it.
          if (isThree || !/mad_over_time|histogram_avg/.test(example))
            expect([name, code === 0, stderr]).toEqual([name, !refused, expect.anything()])
        }
      }
    })
  })
