import { readYamlDocument } from '../../yaml/index.ts'
import type { InputDocument } from './input-document.ts'

/** A value as JSON has them, or the line where the text stops being one. */
export type ParsedDocument =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly line: number; readonly problem: string }

/** Reads one document. JSON that is none is tried as YAML, which it may be: `{kind: Pod}`. */
export function parseDocumentText(document: InputDocument): ParsedDocument {
  if (document.format === 'json') {
    try {
      return { ok: true, value: JSON.parse(document.text) }
    } catch {
      // The YAML reader finds the place.
    }
  }
  return parseYaml(document)
}

function parseYaml({ text, line }: InputDocument): ParsedDocument {
  const document = readYamlDocument(text)
  const json = document.toJson()
  const problem = document.problems[0] ?? (json.ok ? undefined : json.problem)
  if (problem) return { ok: false, line: line + problem.line - 1, problem: firstLine(problem.message) }
  return { ok: true, value: json.ok ? (json.value ?? null) : null }
}

/** Without the excerpt below it. */
function firstLine(message: string): string {
  return message.slice(0, 500).split('\n', 1)[0] ?? ''
}
