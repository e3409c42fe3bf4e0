import { parseDocument } from 'yaml'
import { badRequest } from '../error/index.ts'

/** YAML 1.1, as sigs.k8s.io/yaml reads it: `yes`, `n` and the like are booleans. Loaded only when YAML comes. */
export function parseYaml(text: string): { value: unknown; duplicates: string[] } {
  const document = parseDocument(text, { version: '1.1', merge: true })
  const duplicates = document.errors.filter(({ code }) => code === 'DUPLICATE_KEY')
  const problem = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY')
  if (problem) throw badRequest(`error converting YAML to JSON: yaml: ${problem.message}`)
  return {
    value: document.toJS({ maxAliasCount: 100 }),
    duplicates: duplicates.map(({ pos: [start, end] }) => text.slice(start, end)),
  }
}
