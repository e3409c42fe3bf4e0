export type { Check } from './check/check.ts'
export { type CheckRulesOptions, checkRules, type RuleSource } from './check/check-rules.ts'
export { checks } from './check/checks.ts'
export { exampleFile } from './check/example-file.ts'
export type { RuleFinding } from './check/rule-finding.ts'
export { durationAdvice, formatDuration, parseDuration } from './expression/duration.ts'
export type { Expression, VectorSelector } from './expression/expression.ts'
export { parseExpression } from './expression/parse-expression.ts'
export { printExpression } from './expression/print-expression.ts'
export { visitExpression } from './expression/visit-expression.ts'
export type { GivenExposition } from './knowledge/metric-knowledge.ts'
export {
  formatVersion,
  isBefore,
  oldestKnownVersion,
  type PrometheusVersion,
  parsePrometheusVersion,
} from './knowledge/prometheus-version.ts'
export { resultLabels } from './result-labels.ts'
export type { AlertingRule, RecordingRule, Rule, RuleGroup } from './rule-group.ts'
