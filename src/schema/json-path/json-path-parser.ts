import { goUnquote } from '../../base/index.ts'
import { JsonPathError } from './json-path-error.ts'
import type { JsonPathNode, SliceParameter } from './json-path-node.ts'

/**
 * Reads a template of text and `{actions}` in Kubernetes' dialect of JSONPath, as client-go's
 * util/jsonpath/parser.go does: each action is one `list` node, text between actions a `text` node.
 *
 * @throws JsonPathError of kind `syntax`, with client-go's text
 */
export function parseTemplate(text: string): JsonPathNode[] {
  const nodes: JsonPathNode[] = []
  let position = 0
  while (position < text.length) {
    const open = text.indexOf('{', position)
    if (open < 0) {
      nodes.push({ type: 'text', text: text.slice(position) })
      break
    }
    if (open > position) nodes.push({ type: 'text', text: text.slice(position, open) })
    const action = new ActionParser(text, open + 1)
    nodes.push({ type: 'list', nodes: action.parse() })
    position = action.position
  }
  return nodes
}

/** The nodes of one action given without its braces. */
function parseAction(text: string): readonly JsonPathNode[] {
  const first = parseTemplate(`{${text}}`)[0]
  return first?.type === 'list' ? first.nodes : []
}

const terminators = new Set([' ', '\t', '\r', '\n', '.', ',', '[', ']', '$', '@', '{', '}'])
const isAlphaNumeric = (character: string) => /^[_\p{L}\p{Nd}]$/u.test(character)
const isDigit = (character: string) => /^\p{Nd}$/u.test(character)

class ActionParser {
  position: number
  readonly #text: string
  readonly #nodes: JsonPathNode[] = []

  constructor(text: string, position: number) {
    this.#text = text
    this.position = position
  }

  /** Reads up to and with the closing brace. */
  parse(): JsonPathNode[] {
    while (!this.#at('}')) this.#parseStep()
    this.position++
    return this.#nodes
  }

  #parseStep(): void {
    const start = this.position
    const character = this.#next()
    if (this.#text.startsWith('[?(', start)) {
      this.position = start + '[?('.length
      this.#parseFilter()
    } else if (this.#text.startsWith('..', start)) {
      this.position = start + '..'.length
      this.#parseRecursive()
    } else if (character === '' || character === '\r' || character === '\n') {
      throw syntax('unclosed action')
    } else if (character === '[') {
      this.#parseArray()
    } else if (character === '"' || character === "'") {
      this.#parseQuote(start, character)
    } else if (character === '.') {
      this.#parseField()
    } else if (character === '+' || character === '-' || isDigit(character)) {
      this.position = start
      this.#parseNumber()
    } else if (isAlphaNumeric(character)) {
      this.position = start
      this.#parseIdentifier()
    } else if (character !== ' ' && character !== '@' && character !== '$') {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      throw syntax(`unrecognized character in action: U+${code} '${character}'`)
    }
  }

  #parseFilter(): void {
    const start = this.position
    let quote = ''
    let closed = false
    for (;;) {
      const character = this.#next()
      if (character === '' || character === '\n') throw syntax('unterminated filter')
      if (character === '"' || character === "'") {
        if (quote === '') quote = character
        else if (character === quote && this.#text[this.position - 2] !== '\\') closed = true
      } else if (character === ')' && (quote !== '') === closed) {
        break
      }
    }
    const text = this.#text.slice(start, this.position - 1)
    if (this.#next() !== ']') throw syntax('unclosed array expect ]')
    const comparison = /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(text)
    if (comparison === null) {
      this.#nodes.push({ type: 'filter', left: parseAction(text), operator: 'exists', right: [] })
      return
    }
    const [, left = '', operator = '', right = ''] = comparison
    this.#nodes.push({ type: 'filter', left: parseAction(left), operator, right: parseAction(right) })
  }

  #parseRecursive(): void {
    if (this.#nodes.at(-1)?.type === 'recursive') throw syntax('invalid multiple recursive descent')
    this.#nodes.push({ type: 'recursive' })
    if (isAlphaNumeric(this.#text[this.position] ?? '')) this.#parseField()
  }

  #parseArray(): void {
    const start = this.position
    for (;;) {
      const character = this.#next()
      if (character === '' || character === '\n') throw syntax('unterminated array')
      if (character === ']') break
    }
    const inner = this.#text.slice(start, this.position - 1)
    const text = inner === '*' ? ':' : inner
    const members = text.split(',')
    if (members.length > 1) {
      const branches = members.map((member) => parseAction(`[${member.replace(/^ +| +$/g, '')}]`))
      this.#nodes.push({ type: 'union', branches })
      return
    }
    const key = /^'([^']*)'$/.exec(text)
    if (key !== null) {
      this.#nodes.push(...parseAction(`.${key[1]}`))
      return
    }
    const slice = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(text)
    if (slice === null) throw syntax(`invalid array index ${text}`)
    this.#nodes.push(sliceNode(slice[1], slice[2], slice[3]))
  }

  /** As client-go's jsonpath.UnquoteExtend. */
  #parseQuote(start: number, quote: string): void {
    for (;;) {
      const character = this.#next()
      if (character === '' || character === '\n') throw syntax('unterminated quoted string')
      if (character === quote && this.#text[this.position - 2] !== '\\') break
    }
    const quoted = this.#text.slice(start, this.position)
    const unquoted = goUnquote(quoted)
    if ('problem' in unquoted) throw syntax(`unquote string ${quoted} error invalid syntax`)
    this.#nodes.push({ type: 'text', text: unquoted.value })
  }

  #parseField(): void {
    const start = this.position
    for (;;) {
      const character = this.#text[this.position]
      if (character === undefined || terminators.has(character)) break
      this.position += character === '\\' ? 2 : 1
    }
    const name = this.#text.slice(start, this.position)
    this.#nodes.push(name === '*' ? { type: 'wildcard' } : { type: 'field', name: name.replaceAll('\\', '') })
  }

  #parseNumber(): void {
    const start = this.position
    if (this.#at('+') || this.#at('-')) this.position++
    while (this.#at('.') || isDigit(this.#text[this.position] ?? '')) this.position++
    const text = this.#text.slice(start, this.position)
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) throw syntax(`cannot parse number ${text}`)
    this.#nodes.push({ type: 'literal', value: Number(text) })
  }

  #parseIdentifier(): void {
    const start = this.position
    while (this.position < this.#text.length && !terminators.has(this.#text[this.position] ?? '')) {
      this.position++
    }
    const name = this.#text.slice(start, this.position)
    if (name === 'true' || name === 'false') this.#nodes.push({ type: 'literal', value: name === 'true' })
    else this.#nodes.push({ type: 'identifier', name })
  }

  #at(text: string): boolean {
    return this.#text.startsWith(text, this.position)
  }

  /** The next character, or `''` at the end. */
  #next(): string {
    const code = this.#text.codePointAt(this.position)
    if (code === undefined) return ''
    const character = String.fromCodePoint(code)
    this.position += character.length
    return character
  }
}

function sliceNode(...texts: (string | undefined)[]): JsonPathNode {
  const [start = '', end = '', step = ''] = texts
  const first = sliceParameter(start)
  return {
    type: 'array',
    start: first,
    end: end === '' ? { value: first.value + 1, known: true, derived: true } : sliceParameter(end.slice(1)),
    step: sliceParameter(step.slice(1)),
  }
}

function sliceParameter(text: string): SliceParameter {
  if (text === '') return { value: 0, known: false }
  if (text === '-') throw syntax(`array index ${text} is not a number`)
  return { value: Number(text), known: true }
}

function syntax(message: string): JsonPathError {
  return new JsonPathError('syntax', message)
}
