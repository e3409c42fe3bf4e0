import { checkRuleFiles } from '../../src/cli/rules/check-rule-files.ts'
import { parseText } from '../../src/exposition/index.ts'
import type { GeneratedFile } from '../../src/generate/index.ts'
import { type Check, checks } from '../../src/promql/index.ts'

const rules = `groups:
  - name: databases
    interval: 30s
    rules:
      - alert: MySqlDown
        expr: mysqlcluster_status{status="0"} == 1
        for: 5m
        labels:
          severity: critical
        annotations:
          summary: '{{ $labels.name }} is down'
      - record: controller:reconcile_duration_seconds:p99
        expr: |
          histogram_quantile(0.99, sum by (controller) (
            rate(controller_runtime_reconcile_duration_seconds_bucket[5m])))
`
const exposition = '# TYPE mysqlcluster_status gauge\nmysqlcluster_status{name="a"} 1\n'

const intro = `# rules check

\`binnacle rules check FILE…\` reads rules as Prometheus does, and then looks for what Prometheus takes and people regret.
It needs neither a Prometheus nor a cluster.

\`\`\`yaml
${rules}\`\`\`

\`\`\`console
$ binnacle rules check databases.yaml --exposition http://localhost:8000/metrics
${whatItSays()}\`\`\`

- Files are rule files of Prometheus, or PrometheusRule objects: alone, in lists, or among other manifests, so
  \`helm template … | binnacle rules check\` works; anchors and merge keys (\`<<\`) are read as Prometheus reads them. Files that are given together know what the others record.
- \`--exposition FILE|URL\`, repeated, says which metrics and labels there are beside those that are known:
  \`--exposition http://localhost:8000/metrics\`. Without it nothing is said of the metrics of exporters that nothing is
  known of.
- \`--scrape-interval\` (30s, and mostly no more than infos, if you do not say) is what ranges and intervals are held
  against. \`--label\` names labels that your scrape configuration adds.
- \`--prometheus-version\` (2.37 or newer) says what has to take the rules: functions, forms and keys that it does not know
  yet are errors then, what it has stable is not experimental, and what Prometheus 3 does otherwise is told of it alone.
- \`-o json\` is for programs. It ends with 0 when all is good, 3 with warnings, 1 with errors, 2 when it was used wrongly.
  Infos change nothing.
- \`# binnacle disable NAME\` in a rule, or on the line above a rule or a group, switches a check off for it,
  \`# binnacle disable-file NAME\` for the file, \`--disable NAME\` for all.

An *error* cannot work: Prometheus refuses the file, or the expression never gives anything. A *warning* will be
regretted. An *info* is a habit that has proved good.

## What Prometheus itself would say

| check | finds |
| --- | --- |
| \`syntax\` | an expression that is no PromQL, where it ends to be, and what could stand there: the official grammar, and the types and numbers of arguments |
| \`rule-file\` | YAML that is no rule file: unknown keys, repeated groups, wrong durations, templates that are not closed; of PrometheusRule objects also what the API server refuses |
| \`duplicate-rule\` | two rules of one name and the same labels, as promtool's lint has it: a warning of recorded series and of one alert twice, an info of alerts that differ |

Everything up to Prometheus 3.16 is taken, experimental functions with a warning; what an older one does not know yet is
told with \`--prometheus-version\`.
`

/** The page of every check, from the checks themselves: their examples are their tests. */
export function rulesCheckPage(): readonly GeneratedFile[] {
  const table = ['| check | severity | finds |', '| --- | --- | --- |', ...checks.map(row)].join('\n')
  const text = [intro, '## What it looks for beside that\n', table, '', checks.map(section).join('\n')].join(
    '\n',
  )
  return [{ path: 'docs/rules-check.md', text }]
}

function row({ name, severity, finds }: Check): string {
  return `| [${name}](#${name}) | ${severity} | ${finds} |`
}

function section({ name, why, bad, good, exampleVersion }: Check): string {
  return `### ${name}

${why}

\`\`\`yaml
# instead of${exampleVersion === undefined ? '' : `, with --prometheus-version ${exampleVersion}`}
${bad}
# write
${good}
\`\`\`
`
}

function whatItSays(): string {
  let text = ''
  const { families } = parseText(exposition)
  checkRuleFiles({
    sources: [{ name: 'databases.yaml', text: rules }],
    expositions: [{ source: 'metrics.txt', families }],
    output: 'text',
    stdout: { write: (part) => (text += part) },
    color: false,
  })
  return text
}
