import type { CelValue } from '../value/cel-value.ts'
import type { ComprehensionKind } from './comprehension-kind.ts'

/** The syntax tree of an expression, macros read; `offset` is where it stands in the text. */
export type Expression =
  | Literal
  | Identifier
  | Select
  | Index
  | Call
  | Operation
  | Logical
  | Conditional
  | ListExpression
  | MapExpression
  | Comprehension
  | Binding
  | OptionalMapping

export interface Literal {
  readonly kind: 'literal'
  readonly offset: number
  readonly value: CelValue
}

export interface Identifier {
  readonly kind: 'identifier'
  readonly offset: number
  readonly name: string
  /** Written with a leading dot: it never means the variable of a macro. */
  readonly absolute: boolean
}

/** `operand.field`, `operand.?field` (optional) or `has(operand.field)` (test). */
export interface Select {
  readonly kind: 'select'
  readonly offset: number
  readonly operand: Expression
  readonly field: string
  readonly mode: 'plain' | 'optional' | 'test'
}

/** `operand[index]` or `operand[?index]`. */
export interface Index {
  readonly kind: 'index'
  readonly offset: number
  readonly operand: Expression
  readonly index: Expression
  readonly optional: boolean
}

/** `function(arguments)` or `target.function(arguments)`. */
export interface Call {
  readonly kind: 'call'
  readonly offset: number
  readonly target: Expression | undefined
  readonly name: string
  readonly arguments: readonly Expression[]
}

/** An operator but `&&`, `||` and `?:`; it is dispatched like a call. */
export interface Operation {
  readonly kind: 'operation'
  readonly offset: number
  readonly operator: UnaryOperator | BinaryOperator
  readonly operands: readonly Expression[]
}

export type UnaryOperator = '!' | '-'
export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in'

/** A chain of one of the two, which is one node however long it is. */
export interface Logical {
  readonly kind: 'logical'
  readonly offset: number
  readonly operator: '&&' | '||'
  readonly operands: readonly Expression[]
}

export interface Conditional {
  readonly kind: 'conditional'
  readonly offset: number
  readonly condition: Expression
  readonly then: Expression
  readonly otherwise: Expression
}

export interface ListExpression {
  readonly kind: 'list'
  readonly offset: number
  readonly items: readonly { readonly value: Expression; readonly optional: boolean }[]
}

export interface MapExpression {
  readonly kind: 'map'
  readonly offset: number
  readonly entries: readonly {
    readonly key: Expression
    readonly value: Expression
    readonly optional: boolean
  }[]
}

/** A macro over a list or a map: `range.all(x, …)`, `range.transformList(i, v, …)`. */
export interface Comprehension {
  readonly kind: 'comprehension'
  readonly offset: number
  readonly macro: ComprehensionKind
  readonly range: Expression
  /** One, or the index or key and the value. */
  readonly variables: readonly string[]
  /** What decides about an item; undefined when all are taken. */
  readonly predicate: Expression | undefined
  /** What is made of an item. */
  readonly transform: Expression | undefined
}

/** `cel.bind(variable, value, body)`. */
export interface Binding {
  readonly kind: 'binding'
  readonly offset: number
  readonly variable: string
  readonly value: Expression
  readonly body: Expression
}

/** `target.optMap(variable, body)` and `optFlatMap`, whose body is an optional itself. */
export interface OptionalMapping {
  readonly kind: 'optional-mapping'
  readonly offset: number
  readonly target: Expression
  readonly variable: string
  readonly body: Expression
  readonly flat: boolean
}

/** The expressions that an expression is made of, in the order they are written. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'identifier':
      return []
    case 'select':
      return [expression.operand]
    case 'index':
      return [expression.operand, expression.index]
    case 'call':
      return expression.target === undefined
        ? expression.arguments
        : [expression.target, ...expression.arguments]
    case 'operation':
    case 'logical':
      return expression.operands
    case 'conditional':
      return [expression.condition, expression.then, expression.otherwise]
    case 'list':
      return expression.items.map(({ value }) => value)
    case 'map':
      return expression.entries.flatMap(({ key, value }) => [key, value])
    case 'comprehension':
      return [expression.range, expression.predicate, expression.transform].filter(
        (part) => part !== undefined,
      )
    case 'binding':
      return [expression.value, expression.body]
    case 'optional-mapping':
      return [expression.target, expression.body]
  }
}
