import { comparePositions, readYamlDocuments, type YamlValue } from '../../yaml/index.ts'
import { GroupReader } from './group-reader.ts'
import type { RuleFile } from './rule-file.ts'

/** Larger than any file of rules; a PrometheusRule is under 1.5 MiB. */
const largest = 32 * 1024 * 1024
/** Lists in lists: more than this is no input that anything writes, but an alias that leads back. */
const deepestList = 4
const start = { line: 1, column: 1 }

/**
 * Reads rules: a rule file of Prometheus, PrometheusRule objects (monitoring.coreos.com/v1), lists of them, or several
 * documents of either kind among objects of other kinds, which are passed over. Strict as Prometheus is (model/rulefmt):
 * unknown keys, repeated groups, fields that do not belong together are problems. Total: never throws.
 */
export function readRuleFile(source: string): RuleFile {
  const reader = new GroupReader()
  if (source.length > largest) reader.complain(start, `it is larger than ${largest / 2 ** 20} MiB`)
  else readDocuments(source, reader)
  return { groups: reader.groups, problems: reader.problems.sort(comparePositions) }
}

function readDocuments(source: string, reader: GroupReader): void {
  let files = 0
  let objects = 0
  for (const { root, problems } of readYamlDocuments(source)) {
    for (const problem of problems) reader.complain(problem, `no YAML: ${problem.message}`)
    if (problems.length > 0) continue
    if (root.entryOf('groups') && !root.entryOf('kind')) {
      if (++files > 1)
        reader.complain(
          root,
          'Prometheus reads only the first document of a rule file; this one is left out',
          'warning',
        )
      reader.readTop(root)
    } else objects += readObjects(root, reader)
  }
  if (files + objects === 0 && reader.problems.length === 0) reader.complain(start, nothingIn(source))
}

/** Reads the PrometheusRule objects in a document, and tells how many there are. */
function readObjects(object: YamlValue, reader: GroupReader, depth = 0): number {
  const { text: kind } = object.at('kind')
  if (kind === 'PrometheusRule') {
    const spec = object.at('spec')
    if (spec.kind === 'mapping') reader.readSpec(spec)
    else reader.complain(object, 'the PrometheusRule has no spec')
    return 1
  }
  if (!kind.endsWith('List') || depth === deepestList) return 0
  return object.at('items').items.reduce((sum, item) => sum + readObjects(item, reader, depth + 1), 0)
}

function nothingIn(source: string): string {
  return source.trim() === ''
    ? 'it is empty'
    : 'no rules in it: a rule file has groups at the top, a PrometheusRule has kind and spec'
}
