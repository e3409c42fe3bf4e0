import { StringDecoder } from 'node:string_decoder'

/** The text of one document of a longer input. */
export interface InputDocument {
  readonly format: 'json' | 'yaml'
  readonly text: string
  /** Where it begins, counted from 1. */
  readonly line: number
}

/** Characters of one document; more than a List of 100,000 resources has, and less than a string can hold. */
const longestDocument = 256 * 1024 * 1024

/** A document that is too long to be read; what comes after it cannot be found either. */
export class DocumentTooLong extends Error {
  constructor(line: number) {
    const limit = `${longestDocument / 2 ** 20} MiB`
    super(
      `a document that goes on in line ${line} is longer than ${limit}; give one object a line (JSON lines)`,
    )
  }
}

/**
 * Cuts an input into documents without reading them: YAML at its `---`, JSON where the braces close, JSON lines
 * line by line. Throws a `DocumentTooLong`. A line that is a whole JSON object ends a broken one before it, so that one bad line of JSON
 * lines takes no others with it.
 */
export async function* documentsOf(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<InputDocument> {
  const splitter = new DocumentSplitter()
  let pending = 0
  for await (const line of linesOf(chunks)) {
    const documents = splitter.push(line)
    pending = documents.length > 0 ? line.length : pending + line.length
    if (pending > longestDocument) throw new DocumentTooLong(splitter.line)
    if (documents.length > 0) yield* documents
  }
  yield* splitter.end()
}

async function* linesOf(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let rest: string[] = []
  let length = 0
  let lines = 0
  for await (const chunk of chunks) {
    const text =
      typeof chunk === 'string'
        ? chunk
        : decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      rest.push(text.slice(start, end))
      yield withoutReturn(rest.length === 1 ? (rest[0] ?? '') : rest.join(''))
      rest = []
      length = 0
      lines++
      start = end + 1
    }
    if (start < text.length) rest.push(text.slice(start))
    length += text.length - start
    if (length > longestDocument) throw new DocumentTooLong(lines + 1)
  }
  rest.push(decoder.end())
  const last = rest.join('')
  if (last !== '') yield withoutReturn(last)
}

const withoutReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line)

/** Where the input is: between documents, in YAML, or in JSON whose braces are still open. */
type State =
  | { readonly name: 'between' }
  | { readonly name: 'yaml'; readonly line: number; readonly lines: string[] }
  | { readonly name: 'json'; readonly line: number; readonly lines: string[]; readonly braces: BraceCounter }

class DocumentSplitter {
  #state: State = { name: 'between' }
  #line = 0

  /** The number of the line that was pushed last. */
  get line(): number {
    return this.#line
  }

  push(raw: string): InputDocument[] {
    this.#line++
    const line = this.#line === 1 && raw.startsWith(byteOrderMark) ? raw.slice(1) : raw
    switch (this.#state.name) {
      case 'between':
        return this.#begin(line)
      case 'yaml':
        return this.#continueYaml(this.#state, line)
      case 'json':
        return this.#continueJson(this.#state, line)
    }
  }

  end(): InputDocument[] {
    const documents = finished(this.#state)
    this.#state = { name: 'between' }
    return documents
  }

  #begin(line: string): InputDocument[] {
    const text = line.trimStart()
    if (text === '' || text.startsWith('#') || isSeparator(line) || isDirective(line)) {
      return this.#afterSeparator(line)
    }
    if (!text.startsWith('{') && !text.startsWith('[')) {
      this.#state = { name: 'yaml', line: this.#line, lines: [line] }
      return []
    }
    return this.#continueJson({ name: 'json', line: this.#line, lines: [], braces: new BraceCounter() }, line)
  }

  /** `--- # comment` begins nothing, `--- {a: b}` does. */
  #afterSeparator(line: string): InputDocument[] {
    if (!isSeparator(line)) return []
    const text = line.slice(3).trim()
    if (text === '' || text.startsWith('#')) return []
    this.#state = { name: 'yaml', line: this.#line, lines: [text] }
    return []
  }

  #continueYaml(state: State & { name: 'yaml' }, line: string): InputDocument[] {
    if (!isSeparator(line) && line.trimEnd() !== '...') {
      state.lines.push(line)
      return []
    }
    this.#state = { name: 'between' }
    this.#afterSeparator(line)
    return finished(state)
  }

  #continueJson(state: State & { name: 'json' }, line: string): InputDocument[] {
    const broken =
      state.lines.length > 0 && (isSeparator(line) || (line.startsWith('{"') && isWholeObject(line)))
    if (broken) {
      this.#state = { name: 'between' }
      return [...finished(state), ...this.#begin(line)]
    }
    state.lines.push(line)
    this.#state = state.braces.closes(line) ? { name: 'between' } : state
    return this.#state === state ? [] : finished(state)
  }
}

const byteOrderMark = '\uFEFF'

/** YAML 1.2, 9.1.4: three dashes at the start of a line, then a blank or the end. */
const isSeparator = (line: string) =>
  line.startsWith('---') && (line.length === 3 || line[3] === ' ' || line[3] === '\t')

const isDirective = (line: string) => line.startsWith('%')

function finished(state: State): InputDocument[] {
  if (state.name === 'between') return []
  return [{ format: state.name, text: state.lines.join('\n'), line: state.line }]
}

function isWholeObject(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/** Counts open braces and brackets over lines, those in strings left out. */
class BraceCounter {
  #open = 0
  #inString = false

  /** Whether all are closed at the end of the line. A string does not go past its line, so that a broken one ends there. */
  closes(line: string): boolean {
    this.#inString = false
    for (let at = 0; at < line.length; at++) {
      const code = line.charCodeAt(at)
      if (this.#inString) {
        if (code === backslash) at++
        else if (code === quote) this.#inString = false
      } else if (code === quote) this.#inString = true
      else if (code === openBrace || code === openBracket) this.#open++
      else if (code === closeBrace || code === closeBracket) this.#open--
    }
    return this.#open <= 0
  }
}

const quote = 34
const backslash = 92
const openBrace = 123
const closeBrace = 125
const openBracket = 91
const closeBracket = 93
