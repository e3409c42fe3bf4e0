import { metrics, scrapedMetrics } from '../../catalogue/index.ts'
import { type Expression, parseExpression, type Rule, type RuleGroup } from '../../promql/index.ts'

/** What there has to be so that a rule can give anything. */
export interface RuleNeeds {
  /** The lowest tier of the monitor that writes what it reads; `any` where all do, undefined where it reads nothing of ours. */
  readonly tier: 'any' | 'compact' | 'full' | 'opt-in' | undefined
  /** Who else has to be scraped, in alphabetical order. */
  readonly sources: readonly string[]
}

const tiers = ['any', 'compact', 'full', 'opt-in'] as const

/** What the rules of this name need, those that are recorded for them among it. Without what only narrows them down. */
export function needsOf(alert: string, groups: readonly RuleGroup[]): RuleNeeds {
  const rules = groups.flatMap((group) => group.rules)
  const names = new Set<string>()
  const read = (rule: Rule): void => {
    const parsed = parseExpression(rule.expr)
    if (!parsed.ok) throw new Error(`${alert}: ${parsed.problems[0]?.message}`)
    for (const name of namesIn(parsed.expression)) {
      if (names.has(name)) continue
      names.add(name)
      for (const one of rules) if ('record' in one && one.record === name) read(one)
    }
  }
  for (const rule of rules) if ('alert' in rule && rule.alert === alert) read(rule)
  const own = metrics.filter(({ name }) => isRead(name, names))
  const ranks = own.map(({ tier = 'any' }) => tiers.indexOf(tier as (typeof tiers)[number]))
  const others = scrapedMetrics.filter(({ name }) => isRead(name, names)).map(({ source }) => source)
  return {
    tier: ranks.length === 0 ? undefined : tiers[Math.max(...ranks)],
    sources: [...new Set(others)].filter((source) => source !== 'prometheus').sort(),
  }
}

function isRead(metric: string, names: ReadonlySet<string>): boolean {
  return ['', '_bucket', '_sum', '_count'].some((suffix) => names.has(metric + suffix))
}

/** Of `unless` the right side may be empty, and of `or` either: what is left of them has to be there. */
function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'selector':
      return expression.name === undefined ? [] : [expression.name]
    case 'range':
      return namesIn(expression.selector)
    case 'subquery':
    case 'unary':
    case 'parentheses':
      return namesIn(expression.expression)
    case 'call':
      return expression.args.flatMap(namesIn)
    case 'aggregation':
      return namesIn(expression.expression)
    case 'binary': {
      const isOptional = expression.operator === 'unless' || expression.operator === 'or'
      return [...namesIn(expression.left), ...(isOptional ? [] : namesIn(expression.right))]
    }
    default:
      return []
  }
}
