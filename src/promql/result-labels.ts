import { parseExpression } from './expression/parse-expression.ts'
import { type PossibleLabels, possibleLabels, type RecordedSeries } from './knowledge/possible-labels.ts'
import type { Rule } from './rule-group.ts'

/**
 * The labels of what each of these rules gives, apart from those that the rule adds: what is recorded by one of them is
 * known in the others. Throws where an expression is no PromQL.
 */
export function resultLabels(rules: readonly Rule[]): ReadonlyMap<Rule, PossibleLabels> {
  const read = rules.map((rule) => {
    const parsed = parseExpression(rule.expr)
    if (!parsed.ok) throw new Error(`${rule.expr}: ${parsed.problems[0]?.message}`)
    return { rule, expression: parsed.expression }
  })
  const recorded = new Map<string, RecordedSeries[]>()
  for (const { rule, expression } of read) {
    if (!('record' in rule)) continue
    const series = { expression, labels: Object.keys(rule.labels ?? {}) }
    recorded.set(rule.record, [...(recorded.get(rule.record) ?? []), series])
  }
  return new Map(read.map(({ rule, expression }) => [rule, possibleLabels(expression, recorded)]))
}
