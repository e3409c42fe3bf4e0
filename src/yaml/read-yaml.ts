import { type Document, LineCounter, parseAllDocuments, type Tags } from 'yaml'
import { SourceText } from './source-text.ts'
import { YamlDocument } from './yaml-document.ts'

export interface YamlOptions {
  /** 1.2 by default. In 1.1, as Go's YAML decodes it, `yes`, `off` and `010` are no texts. */
  readonly version?: '1.1' | '1.2'
  /** That the last of equal keys wins: they are `repeatedKeys` of the document then, and no problems. */
  readonly mayRepeatKeys?: boolean
}

/** The documents of a text of YAML, or of JSON; none of an empty text. Total: never throws. */
export function readYamlDocuments(text: string, options?: YamlOptions): readonly YamlDocument[] {
  const { source, documents } = parse(text, options)
  return documents.map((document) => new YamlDocument(source, document))
}

/** The one document of a text, empty when the text is; that a second begins is one of its problems. Never throws. */
export function readYamlDocument(text: string, options?: YamlOptions): YamlDocument {
  const { source, documents } = parse(text, options)
  const [first, second] = documents
  if (!second) return new YamlDocument(source, first)
  const message = 'there may be one document, and here a second one begins'
  return new YamlDocument(source, first, [{ ...source.positionAt(second.range?.[0] ?? 0), message }])
}

interface ParsedText {
  readonly source: SourceText
  readonly documents: readonly Document[]
}

function parse(text: string, { version = '1.2', mayRepeatKeys = false }: YamlOptions = {}): ParsedText {
  const lineCounter = new LineCounter()
  const documents = parseAllDocuments(text, {
    lineCounter,
    version,
    merge: true,
    uniqueKeys: !mayRepeatKeys,
    customTags: withoutTimes,
    prettyErrors: false,
    logLevel: 'silent',
  })
  return { source: new SourceText(text, lineCounter), documents: Array.isArray(documents) ? documents : [] }
}

/** A date is a text, as JSON has it. */
const withoutTimes = (tags: Tags): Tags =>
  tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp')
