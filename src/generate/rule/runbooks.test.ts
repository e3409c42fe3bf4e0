import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkRules, parseExpression } from '../../promql/index.ts'
import { readValues } from '../values/index.ts'
import { alerts } from './alerts.ts'
import { buildRules } from './build-rules.ts'
import { formatRuleFile } from './rule-file.ts'
import { ruleValuesSchema } from './rule-values.ts'

const folder = path.resolve(import.meta.dirname, '../../../docs/runbooks')
const pages = readdirSync(folder)
  .filter((name) => name !== 'README.md')
  .map((name) => name.replace(/\.md$/, ''))
const textOf = (name: string) => readFileSync(path.join(folder, `${name}.md`), 'utf8')

test('every alert has a runbook, and every runbook an alert', () => {
  expect(pages.toSorted()).toEqual(alerts.map(({ name }) => name).toSorted())
})

test('the index leads to every runbook', () => {
  const linked = [...textOf('README').matchAll(/\[(\w+)\]\((\w+)\.md\)/g)].map(([, name, page]) => [
    name,
    page,
  ])
  expect(linked.toSorted()).toEqual(pages.toSorted().map((name) => [name, name]))
})

function queriesOf(text: string): readonly string[] {
  return [...text.matchAll(/```promql\n([\s\S]*?)```/g)].map(([, query = '']) => query)
}

test('what they ask Prometheus for exists, with such labels', () => {
  const application = `applications:
  - name: api
    kind: Database.example.com
    requests: {metric: http_requests_total}
    latency: {metric: http_request_duration_seconds, slowerThan: 0.5}`
  const values = readValues(ruleValuesSchema, { files: [{ name: 'values', text: application }] })
  const asked = pages.flatMap((name) => queriesOf(textOf(name)).map((expr) => ({ alert: name, expr })))
  const groups = asked.map((rule, index) => ({ name: `query ${index}`, rules: [rule] }))
  const [, checked] = checkRules(
    [
      { name: 'rules', text: formatRuleFile(buildRules(values)) },
      { name: 'runbooks', text: formatRuleFile(groups) },
    ],
    // They are to be looked at, not to fire.
    { disabled: ['alert-comparison'] },
  )
  expect(checked?.rules).toBe(asked.length)
  expect(checked?.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
})

describe.each(pages)('%s', (name) => {
  const text = textOf(name)

  test('says what it means, how to look, how to mend, and what to ask Prometheus', () => {
    const headings = [...text.matchAll(/^#+ .*$/gm)].map(([line]) => line)
    expect(headings).toEqual([`# ${name}`, '## How to look', '## How to mend', '## To paste into Prometheus'])
    expect(text).toMatch(/```sh\n(.*\n)*?.*(kubectl|binnacle) /)
  })

  test('has PromQL to paste', () => {
    expect(queriesOf(text).length).toBeGreaterThan(0)
    for (const query of queriesOf(text)) {
      const parsed = parseExpression(query)
      expect(parsed.ok ? [] : parsed.problems, query).toEqual([])
    }
  })

  test('its links lead somewhere', () => {
    for (const [, target = ''] of text.matchAll(/\]\((\w+)\.md\)/g)) expect(pages).toContain(target)
  })
})
