import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseExpression } from '../../promql/index.ts'
import { alerts } from './alerts.ts'

const folder = path.resolve(import.meta.dirname, '../../../docs/runbooks')
const pages = readdirSync(folder).map((name) => name.replace(/\.md$/, ''))
const textOf = (name: string) => readFileSync(path.join(folder, `${name}.md`), 'utf8')

test('every alert has a runbook, and every runbook an alert', () => {
  expect(pages.toSorted()).toEqual(alerts.map(({ name }) => name).toSorted())
})

describe.each(pages)('%s', (name) => {
  const text = textOf(name)

  test('says what it means, how to look, how to mend, and what to ask Prometheus', () => {
    const headings = [...text.matchAll(/^#+ .*$/gm)].map(([line]) => line)
    expect(headings).toEqual([`# ${name}`, '## How to look', '## How to mend', '## To paste into Prometheus'])
    expect(text).toMatch(/```sh\n(.*\n)*?.*(kubectl|binnacle) /)
  })

  test('its PromQL is PromQL', () => {
    const queries = [...text.matchAll(/```promql\n([\s\S]*?)```/g)].map(([, query = '']) => query)
    expect(queries.length).toBeGreaterThan(0)
    for (const query of queries) {
      const parsed = parseExpression(query)
      expect(parsed.ok ? [] : parsed.problems, query).toEqual([])
    }
  })

  test('its links lead somewhere', () => {
    for (const [, target = ''] of text.matchAll(/\]\((\w+)\.md\)/g)) expect(pages).toContain(target)
  })
})
