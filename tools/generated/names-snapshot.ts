import { readFileSync } from 'node:fs'
import path from 'node:path'
import { exampleRules, type GeneratedFile } from '../../src/generate/index.ts'
import { type Rule, resultLabels } from '../../src/promql/index.ts'
import { dashboards } from '../dashboard/dashboards.ts'

const file = 'test/names.txt'

/**
 * What others rely on beside metrics: recorded series with their labels; alerts with the labels by which they are routed
 * and silenced; dashboards with the variables that links to them set. What a line begins with, two words, names it.
 */
export function nameLines(): readonly string[] {
  return [...ruleLines(), ...dashboardLines()]
}

function ruleLines(): readonly string[] {
  const rules = exampleRules().flatMap((group) => group.rules)
  return [...resultLabels(rules)].map(([rule, given]) => {
    const added = Object.entries(rule.labels ?? {})
    const own = [...given.labels].filter((label) => rule.labels?.[label] === undefined).toSorted()
    const labels = 'alert' in rule ? added.map((pair) => pair.join('=')) : added.map(([label]) => label)
    return [nameOf(rule), ...labels, ...(given.kind === 'only' ? own : ['*'])].join(' ')
  })
}

function nameOf(rule: Rule): string {
  return 'alert' in rule ? `alert ${rule.alert}` : `record ${rule.record}`
}

function dashboardLines(): readonly string[] {
  return Object.values(dashboards()).map(({ uid, templating }) =>
    ['dashboard', uid, ...(templating?.list ?? []).map(({ name }) => name)].join(' '),
  )
}

/** The names that were promised, a line each: those that the file has, and those that are new. Only a person takes one out. */
export function namesSnapshot(): readonly GeneratedFile[] {
  const promised = readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8')
    .trim()
    .split('\n')
  const lines = new Set([...promised, ...nameLines()].filter((line) => line !== ''))
  return [{ path: file, text: `${[...lines].toSorted().join('\n')}\n` }]
}
