export type {
  Aggregation,
  Call,
  Expression,
  ExpressionProblem,
  LabelMatcher,
  RangeSelector,
  VectorSelector,
} from './expression/expression.ts'
export { type ParsedExpression, parseExpression } from './expression/parse-expression.ts'
export { visitExpression } from './expression/visit-expression.ts'
export type { AlertingRule, RecordingRule, Rule, RuleGroup } from './rule-group.ts'
