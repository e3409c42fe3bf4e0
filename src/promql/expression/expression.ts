/** A stretch of the expression's text, in UTF-16 units; `to` is the first that is no longer in it. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface NumberLiteral extends Span {
  readonly kind: 'number'
  readonly value: number
}

export interface StringLiteral extends Span {
  readonly kind: 'string'
  readonly value: string
}

export type MatchOperator = '=' | '!=' | '=~' | '!~'

export interface LabelMatcher extends Span {
  readonly label: string
  readonly operator: MatchOperator
  readonly value: string
}

/** A length of time. `seconds` is undefined where it is computed (`5m + step()`), which is experimental. */
export interface DurationValue extends Span {
  readonly text: string
  readonly seconds: number | undefined
}

/** What moves the time at which series are looked at. */
export interface TimeModifiers {
  readonly offset?: DurationValue
  /** Unix time in seconds, or the start or end of the query. */
  readonly at?: number | 'start' | 'end'
  /** How the ends of a range are treated; experimental. */
  readonly edges?: 'anchored' | 'smoothed'
}

export interface VectorSelector extends Span, TimeModifiers {
  readonly kind: 'selector'
  /** The metric: in front of the braces, as a string in them, or from `__name__="…"`; undefined when none is named. */
  readonly name: string | undefined
  /** Those in braces, without the one that gives the name. */
  readonly matchers: readonly LabelMatcher[]
}

export interface RangeSelector extends Span {
  readonly kind: 'range'
  /** With the offset and the time of the whole. */
  readonly selector: VectorSelector
  readonly range: DurationValue
}

export interface Subquery extends Span, TimeModifiers {
  readonly kind: 'subquery'
  readonly expression: Expression
  readonly range: DurationValue
  /** Absent: the evaluation interval. */
  readonly step?: DurationValue
}

export interface Call extends Span {
  readonly kind: 'call'
  readonly name: string
  readonly args: readonly Expression[]
}

/** Labels in `by (…)`, `without (…)`, `on (…)`, `ignoring (…)`. */
export interface Grouping extends Span {
  readonly labels: readonly string[]
  readonly without: boolean
}

export interface Aggregation extends Span {
  readonly kind: 'aggregation'
  /** In lower case. */
  readonly operator: string
  readonly grouping?: Grouping
  /** The `k` of `topk` and the like. */
  readonly parameter?: Expression
  readonly expression: Expression
}

/** How series of both sides find one another. */
export interface VectorMatching {
  readonly on: boolean
  readonly labels: readonly string[]
  /** The side that may have many. */
  readonly group?: 'left' | 'right'
  /** Labels taken over from the side that has one. */
  readonly include: readonly string[]
  /** Values for what is missing on a side, as they stand; experimental. */
  readonly fill?: string
}

export interface BinaryOperation extends Span {
  readonly kind: 'binary'
  /** In lower case. */
  readonly operator: string
  readonly operatorSpan: Span
  readonly left: Expression
  readonly right: Expression
  readonly bool: boolean
  readonly matching?: VectorMatching
}

export interface UnaryOperation extends Span {
  readonly kind: 'unary'
  readonly operator: '-' | '+'
  readonly expression: Expression
}

export interface Parentheses extends Span {
  readonly kind: 'parentheses'
  readonly expression: Expression
}

/** An expression of PromQL. Every node knows where it stands in the text. */
export type Expression =
  | NumberLiteral
  | StringLiteral
  | VectorSelector
  | RangeSelector
  | Subquery
  | Call
  | Aggregation
  | BinaryOperation
  | UnaryOperation
  | Parentheses

export type ValueType = 'scalar' | 'instant vector' | 'range vector' | 'string'

/** Why an expression is none, and where. Line and column from 1, in the expression's own text. */
export interface ExpressionProblem extends Span {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** Told what the grammar takes and Prometheus refuses. */
export type Complain = (at: Span, message: string) => void

export const comparisonOperators: ReadonlySet<string> = new Set(['==', '!=', '>', '<', '>=', '<='])
export const setOperators: ReadonlySet<string> = new Set(['and', 'or', 'unless'])
