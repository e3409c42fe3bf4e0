import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml'
import { GroupReader } from './read-group.ts'
import type { FileProblem, RuleFile, TextPlace } from './rule-file.ts'

/** Larger than any file of rules; a PrometheusRule is under 1.5 MiB. */
const largest = 32 * 1024 * 1024

/**
 * Reads rules: a rule file of Prometheus, PrometheusRule objects (monitoring.coreos.com/v1), lists of them, or several
 * documents of either kind among objects of other kinds, which are passed over. Strict as Prometheus is (model/rulefmt):
 * unknown keys, repeated groups, fields that do not belong together are problems. Total: never throws.
 */
export function readRuleFile(source: string): RuleFile {
  const lines = new LineCounter()
  const problems: FileProblem[] = []
  const reader = new GroupReader(source, lines, problems)
  if (source.length > largest) {
    problems.push({
      severity: 'error',
      line: 1,
      column: 1,
      message: `it is larger than ${largest / 2 ** 20} MiB`,
    })
    return { groups: [], problems }
  }
  let found = false
  let plain = 0
  for (const document of documentsOf(source, lines)) {
    for (const { message, pos } of document.errors) {
      const { line, col } = lines.linePos(pos[0])
      problems.push({ severity: 'error', line, column: col, message: `no YAML: ${firstLine(message)}` })
    }
    const { contents } = document
    reader.open(document)
    if (document.errors.length > 0 || contents === null) continue
    if (isMap(contents) && contents.has('groups') && !contents.has('kind')) {
      found = true
      if (++plain > 1)
        reader.complain(
          contents,
          'Prometheus reads only the first document of a rule file; this one is left out',
          'warning',
        )
      reader.readTop(contents)
    } else if (readObjects(contents, reader)) found = true
  }
  if (!found && problems.length === 0)
    problems.push({ severity: 'error', line: 1, column: 1, message: nothingIn(source) })
  return { groups: reader.groups, problems: problems.sort(byPlace) }
}

/** Reads the PrometheusRule objects in a document; whether there was one. */
function readObjects(node: Node, reader: GroupReader): boolean {
  if (!isMap(node)) return false
  const kind = textAt(node, 'kind')
  if (kind === 'PrometheusRule') {
    const spec = node.get('spec', true) as unknown
    if (isMap(spec)) reader.readSpec(spec)
    else reader.complain(node, 'the PrometheusRule has no spec')
    return true
  }
  const items = node.get('items', true) as unknown
  if (kind === undefined || !kind.endsWith('List') || !isSeq(items)) return false
  return items.items.map((item) => readObjects(item as Node, reader)).some(Boolean)
}

function documentsOf(source: string, lines: LineCounter): readonly Document[] {
  const documents = parseAllDocuments(source, {
    lineCounter: lines,
    merge: true,
    strict: true,
    logLevel: 'silent',
  })
  return Array.isArray(documents) ? documents : []
}

function nothingIn(source: string): string {
  return source.trim() === ''
    ? 'it is empty'
    : 'no rules in it: a rule file has groups at the top, a PrometheusRule has kind and spec'
}

function textAt(map: YAMLMap, key: string): string | undefined {
  const node = map.get(key, true) as unknown
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message
}

function byPlace(one: TextPlace, other: TextPlace): number {
  return one.line - other.line || one.column - other.column
}
