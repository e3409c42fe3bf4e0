export type { Check } from './check/check.ts'
export { type CheckedFile, type CheckRulesOptions, checkRules, type RuleSource } from './check/check-rules.ts'
export { checks } from './check/checks.ts'
export { exampleFile } from './check/example-file.ts'
export type { Finding, Severity } from './check/finding.ts'
export { formatDuration, parseDuration } from './expression/duration.ts'
export type {
  Aggregation,
  Call,
  Expression,
  ExpressionProblem,
  LabelMatcher,
  RangeSelector,
  ValueType,
  VectorSelector,
} from './expression/expression.ts'
export { type ParsedExpression, parseExpression } from './expression/parse-expression.ts'
export { printExpression } from './expression/print-expression.ts'
export { visitExpression } from './expression/visit-expression.ts'
export type { GivenExposition } from './knowledge/metric-knowledge.ts'
export type { AlertingRule, RecordingRule, Rule, RuleGroup } from './rule-group.ts'
