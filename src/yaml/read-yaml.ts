import { type Document, LineCounter, parseAllDocuments } from 'yaml'
import { SourceText } from './source-text.ts'
import { YamlDocument } from './yaml-document.ts'

/** The documents of a text of YAML, or of JSON; none of an empty text. Total: never throws. */
export function readYamlDocuments(text: string): readonly YamlDocument[] {
  const { source, documents } = parse(text)
  return documents.map((document) => new YamlDocument(source, document))
}

/** The one document of a text, empty when the text is; that a second begins is one of its problems. Never throws. */
export function readYamlDocument(text: string): YamlDocument {
  const { source, documents } = parse(text)
  const [first, second] = documents
  if (!second) return new YamlDocument(source, first)
  const message = 'there may be one document, and here a second one begins'
  return new YamlDocument(source, first, [{ ...source.positionAt(second.range?.[0] ?? 0), message }])
}

function parse(text: string): { readonly source: SourceText; readonly documents: readonly Document[] } {
  const lineCounter = new LineCounter()
  const options = { lineCounter, merge: true, prettyErrors: false, logLevel: 'silent' } as const
  const documents = parseAllDocuments(text, options)
  return { source: new SourceText(text, lineCounter), documents: Array.isArray(documents) ? documents : [] }
}
