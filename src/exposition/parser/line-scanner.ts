import { parseNumber, parseReal } from './number.ts'

/** What makes a line unreadable; parsers catch it and note it with the line's number. */
export class LineError extends Error {
  /** From 1. */
  readonly column: number

  constructor(column: number, message: string) {
    super(message)
    this.column = column
  }
}

const metricName = /[a-zA-Z_:][a-zA-Z0-9_:]*/y
const labelName = /[a-zA-Z_][a-zA-Z0-9_]*/y
const blanks = /[ \t]*/y
const token = /[^ \t]+/y
const quoteOrBackslash = /["\\]/g

export interface ScannerManners {
  /** Whether any run of blanks and tabs may stand between tokens (text), or exactly one space (OpenMetrics). */
  readonly freeBlanks: boolean
  /** Whether a backslash before any other character stands for itself (OpenMetrics), or is wrong (text). */
  readonly anyEscape: boolean
}

/** What a pair of braces may hold beyond plain labels. */
export interface AllowedInLabels {
  readonly quotedNames: boolean
  readonly metricName: boolean
  readonly trailingComma: boolean
}

/** Reads one line's tokens from left to right. */
export class LineScanner {
  readonly text: string
  readonly #freeBlanks: boolean
  readonly #anyEscape: boolean
  #position = 0

  constructor(text: string, { freeBlanks, anyEscape }: ScannerManners) {
    this.text = text
    this.#freeBlanks = freeBlanks
    this.#anyEscape = anyEscape
  }

  /** From 1. */
  get column(): number {
    return this.#position + 1
  }

  get atEnd(): boolean {
    return this.#position >= this.text.length
  }

  fail(message: string, column = this.column): never {
    throw new LineError(column, message)
  }

  /** Whether the next character is this one. */
  at(character: string): boolean {
    return this.text[this.#position] === character
  }

  /** Takes the character when it is next. */
  takes(character: string): boolean {
    if (!this.at(character)) return false
    this.#position++
    return true
  }

  /** Between tokens that need no space between them. */
  skipBlanks(): void {
    if (this.#freeBlanks) this.#match(blanks)
  }

  /** Between tokens that need one. `next` names what has to follow; `single` forbids a second space. */
  space(next: string, single = true): void {
    const start = this.#position
    if (this.#freeBlanks) {
      if (this.#match(blanks) === '' && !/[ \t]/.test(this.text[start - 1] ?? ''))
        this.fail(`expected a space and ${next}, found ${this.found()}`)
    } else {
      if (!this.takes(' ')) this.fail(`expected a space and ${next}, found ${this.found()}`)
      if (single && (this.at(' ') || this.at('\t')))
        this.fail(`only one space may stand before ${next}`, start + 1)
    }
  }

  metricName(): string {
    if (this.takes('"')) return this.#closeQuoted('metric name')
    return this.#match(metricName) || this.fail(`expected a metric name, found ${this.found()}`)
  }

  /** Whether the line goes on, past the space before what comes next. */
  more(next: string): boolean {
    this.skipBlanks()
    if (this.atEnd) return false
    if (!this.#freeBlanks) this.space(next)
    return true
  }

  /** Label pairs from after the opening brace to the closing one; a lone quoted name in front is the metric's. */
  labels(allowed: AllowedInLabels): { name?: string; labels: Record<string, string> } {
    const labels: Record<string, string> = Object.create(null)
    let name: string | undefined
    this.skipBlanks()
    for (let first = true; !this.takes('}'); first = false) {
      const column = this.column
      const quoted = this.at('"')
      if (quoted && !allowed.quotedNames) this.fail('quoted names are not part of this format')
      const label = this.#labelName()
      this.skipBlanks()
      if (label === '') this.fail('a name cannot be empty', column)
      if (quoted && first && allowed.metricName && !this.at('=')) {
        name = label
      } else {
        if (label in labels) this.fail(`label ${label} stands twice`, column)
        labels[label] = this.#labelValue(label)
      }
      this.skipBlanks()
      if (this.takes(',')) {
        this.skipBlanks()
        if (this.at('}') && !allowed.trailingComma)
          this.fail('no comma may stand before the closing brace', this.column - 1)
      } else if (!this.at('}')) this.fail(`expected a comma or a closing brace, found ${this.found()}`)
    }
    return name === undefined ? { labels } : { name, labels }
  }

  number(what: string): number {
    const column = this.column
    const text = this.#match(token)
    return parseNumber(text) ?? this.fail(`expected a number as ${what}, found ${show(text)}`, column)
  }

  /** A number that is neither Inf nor NaN. */
  real(what: string): number {
    const column = this.column
    const text = this.#match(token)
    return parseReal(text) ?? this.fail(`expected a finite number as ${what}, found ${show(text)}`, column)
  }

  /** A whole number of milliseconds, as text has its timestamps. */
  integer(what: string): number {
    const column = this.column
    const text = this.#match(token)
    if (!/^[+-]?[0-9]+$/.test(text))
      this.fail(`expected a whole number as ${what}, found ${show(text)}`, column)
    return Number(text)
  }

  word(): string {
    return this.#match(token)
  }

  /** All that is left, as it stands. */
  rest(): string {
    const rest = this.text.slice(this.#position)
    this.#position = this.text.length
    return rest
  }

  /** All that is left, its escapes undone. */
  escapedRest(): string {
    const start = this.#position
    this.#position = this.text.length
    return this.#unescape(start, this.text.length)
  }

  end(): void {
    this.skipBlanks()
    if (!this.atEnd) this.fail(`expected the end of the line, found ${this.found()}`)
  }

  /** The next few characters, for messages. */
  found(): string {
    return this.atEnd ? 'the end of the line' : show(this.text.slice(this.#position))
  }

  #labelName(): string {
    if (this.takes('"')) return this.#closeQuoted('label name')
    return this.#match(labelName) || this.fail(`expected a label name, found ${this.found()}`)
  }

  #labelValue(label: string): string {
    if (!this.takes('=')) this.fail(`expected "=" after label ${label}, found ${this.found()}`)
    this.skipBlanks()
    if (!this.takes('"')) this.fail(`the value of label ${label} has to stand in double quotes`)
    return this.#closeQuoted(`value of label ${label}`)
  }

  #closeQuoted(what: string): string {
    const start = this.#position
    for (let next = start; ; next++) {
      quoteOrBackslash.lastIndex = next
      const match = quoteOrBackslash.exec(this.text)
      if (!match) this.fail(`the ${what} has no closing quote`, start)
      next = match.index
      if (match[0] === '"') {
        this.#position = next + 1
        return this.#unescape(start, next)
      }
      next++
    }
  }

  #unescape(start: number, end: number): string {
    const raw = this.text.slice(start, end)
    if (!raw.includes('\\')) return raw
    return raw.replace(/\\(.?)/gsu, (whole, character: string, offset: number) => {
      if (character === 'n') return '\n'
      if (character === '"' || character === '\\') return character
      if (this.#anyEscape) return whole
      return this.fail(`${whole} is not an escape: only \\\\, \\" and \\n are`, start + offset + 1)
    })
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#position
    const matched = pattern.exec(this.text)?.[0] ?? ''
    this.#position += matched.length
    return matched
  }
}

function show(text: string): string {
  return text === '' ? 'nothing' : JSON.stringify(text.length > 30 ? `${text.slice(0, 30)}…` : text)
}
