import type { Document, LineCounter, Node } from 'yaml'
import { ClientError } from '../client-error.ts'

/** A mapping of the file: every scalar is text as it stands there, because `token: 0123` is no number. */
export interface Fields {
  readonly [name: string]: unknown
}

/** An entry of `clusters`, `users` or `contexts`, with the file it came from. */
export interface NamedEntry {
  readonly name: string
  readonly fields: Fields
  readonly file: KubeconfigFile
  /** Path of `fields` in the file. */
  readonly path: readonly (string | number)[]
}

/** One kubeconfig file, its syntax and outline checked. */
export interface KubeconfigFile {
  readonly name: string
  readonly currentContext: string
  readonly clusters: readonly NamedEntry[]
  readonly users: readonly NamedEntry[]
  readonly contexts: readonly NamedEntry[]
  /** The error for something wrong in the file, naming file, line and column. */
  error(path: readonly (string | number)[], problem: string): ClientError
  /** What stands at the path with its types of JSON; undefined when nothing does. */
  typed(path: readonly (string | number)[]): unknown
}

/**
 * Reads a kubeconfig (clientcmd.Load): YAML or JSON, lists of named clusters, users and contexts. Throws a
 * `ClientError` of kind `config` that says `file:line:column: problem`.
 */
export async function parseKubeconfigFile(name: string, text: string): Promise<KubeconfigFile> {
  const { LineCounter, parseDocument } = await import('yaml')
  const lines = new LineCounter()
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })
  const broken = document.errors[0]
  if (broken) throw problemAt(name, lines, broken.pos[0], broken.message, broken)
  const fail = (path: readonly (string | number)[], problem: string) =>
    problemAt(name, lines, offsetOf(document, path), problem)
  const root = toPlain(name, document)
  if (isBlank(root)) throw fail([], 'the file is empty')
  if (!isFields(root)) throw fail([], 'a kubeconfig is a mapping with clusters, users and contexts')
  const file: KubeconfigFile = {
    name,
    currentContext: isBlank(root['current-context']) ? '' : String(root['current-context']),
    clusters: [],
    users: [],
    contexts: [],
    error: fail,
    typed: (path) => valueAt(parseDocument(text).toJS(), path),
  }
  return {
    ...file,
    clusters: readEntries(file, root, 'clusters', 'cluster'),
    users: readEntries(file, root, 'users', 'user'),
    contexts: readEntries(file, root, 'contexts', 'context'),
  }
}

/** `- name: …` and a mapping beside it. Names are unique, as clientcmd wants them. */
function readEntries(file: KubeconfigFile, root: Fields, list: string, body: string): NamedEntry[] {
  const entries = root[list]
  if (isBlank(entries)) return []
  if (!Array.isArray(entries)) throw file.error([list], `${list} has to be a list`)
  const names = new Set<string>()
  return entries.map((entry: unknown, index): NamedEntry => {
    const path = [list, index]
    if (!isFields(entry) || typeof entry.name !== 'string' || entry.name === '')
      throw file.error(path, `an entry of ${list} has to have a name`)
    if (names.has(entry.name))
      throw file.error(path, `${list} has two entries with the name ${JSON.stringify(entry.name)}`)
    names.add(entry.name)
    const fields = isBlank(entry[body]) ? {} : entry[body]
    if (!isFields(fields)) throw file.error([...path, body], `${body} has to be a mapping`)
    return { name: entry.name, fields, file, path: [...path, body] }
  })
}

/** Text of a field, undefined when it is left out or empty. */
export function readText(entry: NamedEntry, field: string): string | undefined {
  const value = entry.fields[field]
  if (isBlank(value)) return undefined
  if (typeof value !== 'string') throw entry.file.error([...entry.path, field], `${field} has to be a string`)
  return value
}

export function readBoolean(entry: NamedEntry, field: string): boolean {
  const text = readText(entry, field)
  if (text === undefined || text === 'false') return false
  if (text === 'true') return true
  throw entry.file.error([...entry.path, field], `${field} has to be true or false`)
}

export function readTexts(entry: NamedEntry, field: string): string[] {
  const value = entry.fields[field]
  if (isBlank(value)) return []
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw entry.file.error([...entry.path, field], `${field} has to be a list of strings`)
  return value
}

/** The mapping under a field as an entry of its own, so that its fields are read the same way. */
export function readNested(entry: NamedEntry, field: string): NamedEntry | undefined {
  const value = entry.fields[field]
  if (isBlank(value)) return undefined
  const path = [...entry.path, field]
  if (!isFields(value)) throw entry.file.error(path, `${field} has to be a mapping`)
  return { name: entry.name, fields: value, file: entry.file, path }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Nothing there; with every scalar as text, null is a word. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === 'null' || value === '~'
}

function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  )
}

function toPlain(name: string, document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (cause) {
    throw new ClientError('config', `${name}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}

/** Where the node at a path, or the nearest node above it, begins. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as Node | undefined
    if (node?.range) return node.range[0]
  }
  return 0
}

function problemAt(
  name: string,
  lines: LineCounter,
  offset: number,
  problem: string,
  cause?: unknown,
): ClientError {
  const { line, col } = lines.linePos(offset)
  return new ClientError('config', `${name}:${Math.max(1, line)}:${Math.max(1, col)}: ${problem}`, { cause })
}
