import { stringify } from 'yaml'
import type { Rule, RuleGroup } from '../../promql/index.ts'

/** A rule file of Prometheus. */
export function formatRuleFile(groups: readonly RuleGroup[]): string {
  return toYaml({ groups: groups.map(plainGroup) })
}

/** A group as a rule file and a PrometheusRule have it: the names of their fields, in the order people write them. */
export function plainGroup({ name, interval, rules }: RuleGroup): Readonly<Record<string, unknown>> {
  return { name, ...(interval !== undefined && { interval }), rules: rules.map(plainRule) }
}

function plainRule(rule: Rule): Readonly<Record<string, unknown>> {
  if ('record' in rule) {
    const { record, expr, labels } = rule
    return { record, expr, ...(labels && { labels }) }
  }
  const { alert, expr, for: held, keepFiringFor, labels, annotations } = rule
  return {
    alert,
    expr,
    ...(held !== undefined && { for: held }),
    ...(keepFiringFor !== undefined && { keep_firing_for: keepFiringFor }),
    ...(labels && { labels }),
    ...(annotations && { annotations }),
  }
}

/** YAML that reads well: expressions of several lines stand as blocks, nothing is folded, nothing is an alias. */
export function toYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false, singleQuote: true })
}
