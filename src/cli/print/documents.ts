import { stringify } from 'yaml'

export type DocumentFormat = 'json' | 'yaml' | 'jsonl'

/** Documents one after the other with the last line end: a list of JSON, documents of YAML, or lines of JSON. */
export function formatDocuments(format: DocumentFormat, documents: readonly object[]): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(documents, undefined, 2)}\n`
    case 'yaml':
      return documents.map((document) => `---\n${stringify(document)}`).join('')
    case 'jsonl':
      return documents.map((document) => `${JSON.stringify(document)}\n`).join('')
  }
}
