import { CelSyntaxError } from '../cel-syntax-error.ts'
import { maxInt64 } from '../value/uint.ts'
import { type BinaryOperator, childrenOf, type Expression, type Literal } from './expression.ts'
import { tokenize } from './lexer.ts'
import { expandMacro } from './macro.ts'
import { describeToken, type Token } from './token.ts'

/** As many characters as cel-go takes. */
const longest = 100_000
/** cel-go's limit of recursion, on the syntax tree here. */
const deepest = 250

/** Every binary operator but `&&` and `||`, by how tightly it binds. */
const levels: readonly (readonly BinaryOperator[])[] = [
  ['==', '!=', '<', '<=', '>', '>=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
]

/** Identifiers that the language keeps for itself (google/cel-spec, langdef, "Syntax"). */
const reserved = new Set(
  (
    'as break const continue else false for function if import in let loop package namespace null return true ' +
    'var void while'
  ).split(' '),
)
/** Those that may not name a field either. */
const keywords = new Set(['in', 'true', 'false', 'null'])

/**
 * Reads an expression of CEL by recursive descent.
 *
 * @throws CelSyntaxError
 */
export function parse(text: string): Expression {
  if (text.length > longest) {
    throw new CelSyntaxError(text.slice(0, 80), 0, `expression exceeds the limit of ${longest} characters`)
  }
  return new Parser(text).parse()
}

class Parser {
  readonly #text: string
  readonly #tokens: readonly Token[]
  #position = 0
  #depth = 0
  readonly #heights = new WeakMap<Expression, number>()

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokenize(text)
  }

  parse(): Expression {
    const expression = this.#expression()
    const rest = this.#peek()
    if (rest.kind !== 'end') this.#fail(rest, 'an operator or the end of the expression')
    return expression
  }

  #expression(): Expression {
    if (++this.#depth > deepest) this.#tooDeep(this.#peek().offset)
    const condition = this.#conditionalOr()
    const { offset } = this.#peek()
    const expression = this.#take('?') ? this.#conditional(condition, offset) : condition
    this.#depth--
    return expression
  }

  #conditional(condition: Expression, offset: number): Expression {
    const { text, offset: next } = this.#peek()
    const expected =
      text === '.' && next === offset + 1 ? '":" (an optional field is written a.?b)' : undefined
    const then = this.#conditionalOr()
    this.#expect(':', expected)
    return this.#node({ kind: 'conditional', offset, condition, then, otherwise: this.#expression() })
  }

  #conditionalOr(): Expression {
    return this.#logical('||', () => this.#logical('&&', () => this.#binary(0)))
  }

  #logical(operator: '&&' | '||', next: () => Expression): Expression {
    const first = next()
    const { offset } = this.#peek()
    if (!this.#take(operator)) return first
    const operands = [first, next()]
    while (this.#take(operator)) operands.push(next())
    return this.#node({ kind: 'logical', offset, operator, operands })
  }

  #binary(level: number): Expression {
    const operators = levels[level]
    if (operators === undefined) return this.#unary()
    let left = this.#binary(level + 1)
    for (;;) {
      const token = this.#peek()
      const operator = operators.find((candidate) => candidate === token.text)
      if (operator === undefined || token.kind === 'literal' || token.quoted) return left
      this.#position++
      const right = this.#binary(level + 1)
      left = this.#node({ kind: 'operation', offset: token.offset, operator, operands: [left, right] })
    }
  }

  #unary(): Expression {
    const token = this.#peek()
    if (token.kind !== 'punctuation' || (token.text !== '!' && token.text !== '-')) return this.#member()
    this.#position++
    if (token.text === '-') {
      const number = this.#negativeNumber(token.offset)
      if (number !== undefined) return this.#member(number)
    }
    if (++this.#depth > deepest) this.#tooDeep(token.offset)
    const operand = this.#unary()
    this.#depth--
    return this.#node({ kind: 'operation', offset: token.offset, operator: token.text, operands: [operand] })
  }

  /** A minus before an int or a double belongs to the literal, or the smallest int could not be written. */
  #negativeNumber(offset: number): Literal | undefined {
    const { value } = this.#peek()
    if (typeof value !== 'bigint' && typeof value !== 'number') return undefined
    this.#position++
    return { kind: 'literal', offset, value: -value }
  }

  #member(start?: Expression): Expression {
    let operand = start ?? this.#primary()
    for (;;) {
      const token = this.#peek()
      if (this.#take('.')) operand = this.#selection(operand)
      else if (this.#take('[')) {
        const optional = this.#take('?')
        const index = this.#expression()
        this.#expect(']')
        operand = this.#node({ kind: 'index', offset: token.offset, operand, index, optional })
      } else if (token.kind === 'punctuation' && token.text === '{' && isName(operand)) {
        throw new CelSyntaxError(
          this.#text,
          token.offset,
          'there are no message types; write a map, {"key": value}',
        )
      } else return operand
    }
  }

  #selection(operand: Expression): Expression {
    const optional = this.#take('?')
    const name = this.#next()
    if (name.kind !== 'identifier' || (keywords.has(name.text) && !name.quoted)) {
      this.#fail(name, 'the name of a field or function')
    }
    if (!optional && !name.quoted && this.#take('(')) {
      return this.#call(operand, name, this.#arguments(')'))
    }
    const mode = optional ? 'optional' : 'plain'
    return this.#node({ kind: 'select', offset: name.offset, operand, field: name.text, mode })
  }

  #call(target: Expression | undefined, name: Token, parameters: readonly Expression[]): Expression {
    const call = {
      kind: 'call',
      offset: name.offset,
      target,
      name: name.text,
      arguments: parameters,
    } as const
    return this.#node(expandMacro(call, this.#text) ?? call)
  }

  #primary(): Expression {
    const token = this.#next()
    if (token.kind === 'literal' && token.value !== undefined) {
      if (token.value === maxInt64 + 1n) {
        throw new CelSyntaxError(this.#text, token.offset, 'invalid int literal: out of 64 bits')
      }
      return this.#node({ kind: 'literal', offset: token.offset, value: token.value })
    }
    if (token.kind === 'identifier' && !token.quoted) return this.#identifier(token, false)
    if (token.kind === 'punctuation') {
      if (token.text === '(') {
        const expression = this.#expression()
        this.#expect(')')
        return expression
      }
      if (token.text === '[') return this.#list(token.offset)
      if (token.text === '{') return this.#map(token.offset)
      if (token.text === '.') {
        const name = this.#next()
        if (name.kind === 'identifier' && !name.quoted) return this.#identifier(name, true)
        this.#fail(name, 'a name')
      }
    }
    this.#fail(token, 'a value, a name, "(", "[" or "{"')
  }

  #identifier(token: Token, absolute: boolean): Expression {
    const constant = absolute ? undefined : constants.get(token.text)
    if (constant !== undefined) {
      return this.#node({ kind: 'literal', offset: token.offset, value: constant.value })
    }
    if (reserved.has(token.text)) {
      throw new CelSyntaxError(this.#text, token.offset, `reserved identifier: ${token.text}`)
    }
    if (this.#take('(')) return this.#call(undefined, token, this.#arguments(')'))
    return this.#node({ kind: 'identifier', offset: token.offset, name: token.text, absolute })
  }

  #arguments(close: string): Expression[] {
    const expressions: Expression[] = []
    while (!this.#take(close)) {
      expressions.push(this.#expression())
      if (!this.#take(',')) {
        this.#expect(close, `"," or "${close}"`)
        break
      }
      if (this.#peek().text === close) this.#fail(this.#peek(), 'another argument')
    }
    return expressions
  }

  #list(offset: number): Expression {
    const items: { value: Expression; optional: boolean }[] = []
    while (!this.#take(']')) {
      const optional = this.#take('?')
      items.push({ value: this.#expression(), optional })
      if (this.#take(',')) continue
      this.#expect(']', '"," or "]"')
      break
    }
    return this.#node({ kind: 'list', offset, items })
  }

  #map(offset: number): Expression {
    const entries: { key: Expression; value: Expression; optional: boolean }[] = []
    while (!this.#take('}')) {
      const optional = this.#take('?')
      const key = this.#expression()
      this.#expect(':')
      entries.push({ key, value: this.#expression(), optional })
      if (this.#take(',')) continue
      this.#expect('}', '"," or "}"')
      break
    }
    return this.#node({ kind: 'map', offset, entries })
  }

  /** Bounds the height of the tree, so that whoever walks it cannot run out of stack. */
  #node(expression: Expression): Expression {
    let height = 0
    for (const child of childrenOf(expression)) height = Math.max(height, this.#heights.get(child) ?? 0)
    if (height >= deepest) this.#tooDeep(expression.offset)
    this.#heights.set(expression, height + 1)
    return expression
  }

  #tooDeep(offset: number): never {
    throw new CelSyntaxError(this.#text, offset, `the expression is nested deeper than ${deepest}`)
  }

  #peek(): Token {
    return this.#tokens[this.#position] ?? { kind: 'end', text: '', offset: this.#text.length }
  }

  #next(): Token {
    const token = this.#peek()
    this.#position++
    return token
  }

  #take(text: string): boolean {
    const token = this.#peek()
    if (token.kind !== 'punctuation' || token.text !== text) return false
    this.#position++
    return true
  }

  #expect(text: string, expected = `"${text}"`): void {
    if (!this.#take(text)) this.#fail(this.#peek(), expected)
  }

  #fail(found: Token, expected: string): never {
    throw new CelSyntaxError(this.#text, found.offset, `expected ${expected}, found ${describeToken(found)}`)
  }
}

const constants: ReadonlyMap<string, { readonly value: boolean | null }> = new Map([
  ['true', { value: true }],
  ['false', { value: false }],
  ['null', { value: null }],
])

function isName(expression: Expression): boolean {
  if (expression.kind === 'identifier') return true
  return expression.kind === 'select' && expression.mode === 'plain' && isName(expression.operand)
}
