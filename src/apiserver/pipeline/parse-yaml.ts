import { goQuote } from '../../base/index.ts'
import { readYamlDocuments } from '../../yaml/index.ts'
import { yamlErrors } from './field-validation.ts'

export interface ParsedYaml {
  readonly value: unknown
  /** As of a `DecodedBody`. */
  readonly duplicates: readonly string[]
  readonly problem?: string
}

/** The first document of a text, as sigs.k8s.io/yaml reads it (YAMLToJSONStrict). Loaded only when YAML comes. */
export function parseYaml(text: string): ParsedYaml {
  const [document] = readYamlDocuments(text, { version: '1.1', mayRepeatKeys: true })
  if (!document) return { value: null, duplicates: [] }
  const json = document.toJson()
  const problem = document.problems[0] ?? (json.ok ? undefined : json.problem)
  if (problem)
    return { value: undefined, duplicates: [], problem: `yaml: line ${problem.line}: ${problem.message}` }
  const repeated = document.repeatedKeys.map(
    ({ valuePosition, scalar }) =>
      `line ${valuePosition.line}: key ${typeof scalar === 'string' ? goQuote(scalar) : scalar} already set in map`,
  )
  return {
    value: json.ok ? (json.value ?? null) : undefined,
    duplicates: repeated.length === 0 ? [] : [`${yamlErrors}${repeated.join('\n  ')}`],
  }
}
