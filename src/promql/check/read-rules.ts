import type { Expression } from '../expression/expression.ts'
import { parseExpression } from '../expression/parse-expression.ts'
import type { PrometheusVersion } from '../knowledge/prometheus-version.ts'
import type { FileGroup, FileRule, RuleFile } from '../rule-file/rule-file.ts'
import type { CheckedRule } from './check.ts'
import type { RuleFinding } from './rule-finding.ts'

/** A rule of a file; without an expression when what stands there is no PromQL. */
export interface ReadRule {
  readonly group: FileGroup
  readonly rule: FileRule
  readonly expression: Expression | undefined
}

export const isChecked = (rule: ReadRule): rule is CheckedRule => rule.expression !== undefined

/** The rules of a file with their expressions read, and what keeps some of these from being read. */
export function readRules(
  { groups }: RuleFile,
  version: PrometheusVersion | undefined,
): { readonly rules: readonly ReadRule[]; readonly findings: readonly RuleFinding[] } {
  const findings: RuleFinding[] = []
  const former = version !== undefined && version.major < 3
  const rules = groups.flatMap((group) =>
    group.rules.map((rule) => {
      const parsed = parseExpression(rule.expr.text, { former })
      if (parsed.ok) return { group, rule, expression: parsed.expression }
      for (const { from, message } of parsed.problems)
        findings.push({
          severity: 'error',
          check: 'syntax',
          message,
          ...rule.expr.placeAt(from),
          group: group.name,
          rule: rule.name.text,
        })
      return { group, rule, expression: undefined }
    }),
  )
  return { rules, findings }
}
