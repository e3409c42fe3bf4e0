import { type LabelRequirement, LabelSelector, type SelectorOperator } from './label-selector.ts'
import { SelectorError } from './selector-error.ts'

const operators: ReadonlyMap<string, SelectorOperator> = new Map([
  ['in', 'in'],
  ['notin', 'notin'],
  ['=', '='],
  ['==', '=='],
  ['!=', '!='],
  ['>', 'gt'],
  ['<', 'lt'],
])

const token = /[ \t\r\n]+|([()<>,]|==|!=|=|!)|([^()<>,=! \t\r\n]+)/y

interface Token {
  readonly text: string
  readonly word: boolean
}

const end: Token = { text: '', word: false }

/**
 * Reads a selector as the API's `labelSelector` parameter and `kubectl -l` write it:
 * `app=web,tier!=db,env in (a,b),zone notin (c),canary,!legacy,rank>3`. The grammar is apimachinery's
 * labels.Parse, with its oddities: `in` and `notin` are also good keys and values, and `in (a,)` includes the
 * empty value. An empty text matches everything. Throws `SelectorError`.
 */
export function parseLabelSelector(text: string): LabelSelector {
  const parser = new Parser(tokenize(text))
  return LabelSelector.of(parser.requirements())
}

/** metav1.LabelSelector, as it stands in the spec of a workload. */
export interface LabelSelectorSpec {
  readonly matchLabels?: Readonly<Record<string, string>> | null
  readonly matchExpressions?: readonly LabelSelectorRequirement[] | null
}

/** metav1.LabelSelectorRequirement. */
export interface LabelSelectorRequirement {
  readonly key: string
  /** `In`, `NotIn`, `Exists` or `DoesNotExist`; anything else is refused. */
  readonly operator: string
  readonly values?: readonly string[] | null
}

const specOperators: ReadonlyMap<string, SelectorOperator> = new Map([
  ['In', 'in'],
  ['NotIn', 'notin'],
  ['Exists', 'exists'],
  ['DoesNotExist', '!'],
])

/**
 * A selector out of the `selector` field of an object: none at all matches nothing, an empty one everything
 * (metav1.LabelSelectorAsSelector). Throws `SelectorError`.
 */
export function labelSelectorFrom(spec: LabelSelectorSpec | null | undefined): LabelSelector {
  if (spec === null || spec === undefined) return LabelSelector.nothing()
  const equal = Object.entries(spec.matchLabels ?? {}).map(
    ([key, value]): LabelRequirement => ({ key, operator: '=', values: [value] }),
  )
  const expressions = (spec.matchExpressions ?? []).map((expression): LabelRequirement => {
    const operator = specOperators.get(expression.operator)
    if (operator === undefined)
      throw new SelectorError(`${JSON.stringify(expression.operator)} is not a valid label selector operator`)
    return { key: expression.key, operator, values: expression.values ?? [] }
  })
  return LabelSelector.of([...equal, ...expressions])
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  token.lastIndex = 0
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [, symbol, word] = match
    if (symbol !== undefined) tokens.push({ text: symbol, word: false })
    else if (word !== undefined) tokens.push({ text: word, word: true })
  }
  return tokens
}

/** Recursive descent over the tokens, as upstream. */
class Parser {
  readonly #tokens: readonly Token[]
  #position = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  requirements(): LabelRequirement[] {
    const found: LabelRequirement[] = []
    while (this.#peek() !== end) {
      if (!this.#atRequirement())
        throw new SelectorError(`found '${this.#peek().text}', expected: !, identifier, or 'end of string'`)
      found.push(this.#requirement())
      const next = this.#take()
      if (next === end) return found
      if (next.text !== ',') throw new SelectorError(`found '${next.text}', expected: ',' or 'end of string'`)
      if (!this.#atRequirement())
        throw new SelectorError(`found '${this.#peek().text}', expected: identifier after ','`)
    }
    return found
  }

  #requirement(): LabelRequirement {
    const absent = this.#peek().text === '!'
    if (absent) this.#take()
    const key = this.#take()
    if (!key.word) throw invalid(`found '${key.text}', expected: identifier`)
    if (absent) return { key: key.text, operator: '!', values: [] }
    if (this.#peek() === end || this.#peek().text === ',')
      return { key: key.text, operator: 'exists', values: [] }
    const next = this.#take()
    const operator = operators.get(next.text)
    if (operator === undefined) throw invalid(`found '${next.text}', expected: in, notin, =, ==, !=, gt, lt`)
    const values = operator === 'in' || operator === 'notin' ? this.#set() : [this.#value()]
    return { key: key.text, operator, values }
  }

  /** `(a,b)`; an empty place between commas or parentheses is the empty value. */
  #set(): string[] {
    const open = this.#take()
    if (open.text !== '(') throw invalid(`found '${open.text}' expected: '('`)
    const values: string[] = []
    for (;;) {
      const { text, word } = this.#peek()
      if (word) this.#take()
      values.push(word ? text : '')
      const next = this.#take()
      if (next.text === ')') return values
      if (next.text !== ',') throw invalid(`found '${next.text}', expected: ',' or ')'`)
    }
  }

  /** What stands after `=`; nothing there is the empty value. */
  #value(): string {
    const next = this.#peek()
    if (next === end || next.text === ',') return ''
    this.#take()
    if (!next.word) throw invalid(`found '${next.text}', expected: identifier`)
    return next.text
  }

  #atRequirement(): boolean {
    const next = this.#peek()
    return next.word || next.text === '!'
  }

  #peek(): Token {
    return this.#tokens[this.#position] ?? end
  }

  #take(): Token {
    const taken = this.#peek()
    this.#position++
    return taken
  }
}

function invalid(message: string): SelectorError {
  return new SelectorError(`unable to parse requirement: ${message}`)
}
