import { parseDocument } from 'yaml'
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
  try {
    const yaml = parseDocument(text, { prettyErrors: true, merge: true, logLevel: 'silent' })
    const [error] = yaml.errors
    if (error === undefined) return { ok: true, value: yaml.toJS() }
    return { ok: false, line: line + (error.linePos?.[0].line ?? 1) - 1, problem: firstLine(error.message) }
  } catch (error) {
    // Aliases that multiply (maxAliasCount), nesting deeper than the stack.
    return { ok: false, line, problem: error instanceof Error ? firstLine(error.message) : String(error) }
  }
}

/** Without the place, which counts from the document's start, and the excerpt below it. */
function firstLine(message: string): string {
  const line = message.slice(0, 500).split('\n', 1)[0] ?? ''
  return line.replace(/ at line \d+, column \d+:?$/, '')
}
