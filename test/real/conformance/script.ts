import { parse } from 'yaml'

/** One request of a case, before its placeholders are filled in. */
export interface Step {
  /**
   * An HTTP method, or `WATCH` (opened, then the script goes on; read until `events` have come), `WAIT` and `GONE`
   * (asked again until the answer is 200 or 404, not recorded).
   */
  readonly method: string
  readonly events: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body
}

export type Body =
  | { readonly kind: 'none' }
  /** Sent as it stands. */
  | { readonly kind: 'text'; readonly text: string }
  /** YAML in the script, for the eye; sent in the encoding that the content type names. */
  | { readonly kind: 'value'; readonly yaml: string }

export interface Case {
  readonly name: string
  /** A name for its namespace and its group, unique among the cases. */
  readonly slug: string
  readonly steps: readonly Step[]
}

const requestLine = /^(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE|WAIT|GONE|WATCH (\d+)) ([/{]\S*)$/

/**
 * Reads a file of cases. `## ` begins a case with its name; a request is its line, headers, an empty line and the
 * body; lines of the body that begin with `|` are sent as they stand; `# ` is a comment.
 */
export function parseCases(text: string, file: string): Case[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((part, index) => {
      const [name = '', ...lines] = part.split('\n')
      return { name: name.trim(), slug: `${file}-${index + 1}`, steps: parseSteps(lines, name) }
    })
}

function parseSteps(lines: readonly string[], name: string): Step[] {
  const blocks: string[][] = []
  for (const line of lines.filter((line) => !line.startsWith('# ')))
    if (requestLine.test(line)) blocks.push([line])
    else if (blocks.length > 0) blocks.at(-1)?.push(line)
    else if (line.trim() !== '') throw new Error(`case ${JSON.stringify(name)}: no request line: ${line}`)
  return blocks.map(parseStep)
}

function parseStep([first = '', ...lines]: readonly string[]): Step {
  const [, method = '', events, path = ''] = requestLine.exec(first) ?? []
  const end = lines.findIndex((line) => line.trim() === '')
  const headers = (end < 0 ? lines : lines.slice(0, end)).map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
  })
  return {
    method: events === undefined ? method : 'WATCH',
    events: Number(events ?? 0),
    path,
    headers: Object.fromEntries(headers),
    body: parseBody(end < 0 ? [] : lines.slice(end)),
  }
}

function parseBody(lines: readonly string[]): Body {
  const written = lines.filter((line) => line.trim() !== '')
  if (written.length === 0) return { kind: 'none' }
  if (!written.every((line) => line.startsWith('|'))) return { kind: 'value', yaml: lines.join('\n') }
  return { kind: 'text', text: written.map((line) => line.replace(/^\| ?/, '')).join('\n') }
}

/** Puts in what earlier answers and the case give: `{{namespace}}`, `{{2.metadata.uid}}`. */
export function fillIn(text: string, lookUp: (path: string) => unknown): string {
  return text.replace(/\{\{([^}]+)\}\}/g, (_, path: string) => String(lookUp(path.trim())))
}

export const parseValue = (yaml: string): unknown => parse(yaml)
