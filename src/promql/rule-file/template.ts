import { suggestion } from '../../base/index.ts'

/** A label that a template reads, and where in its text. */
export interface TemplateLabel {
  readonly label: string
  readonly at: number
}

const action = /\{\{-?((?:"(?:[^"\\]|\\.)*"|`[^`]*`|\/\*[\s\S]*?\*\/|(?!\}\})[\s\S])*?)-?\}\}/g

/** The labels of the series that a template of Prometheus names: `$labels.x`, `index $labels "x"`, `.Labels.x` at the top. */
export function templateLabels(text: string): readonly TemplateLabel[] {
  const found: TemplateLabel[] = []
  // In range, with and templates of one's own the dot is something else.
  const dotIsAlert = !/\{\{-?\s*(?:range|with|define|block|template)\b/.test(text)
  for (const match of text.matchAll(action)) {
    const [whole, inner = ''] = match
    const start = match.index + whole.indexOf(inner)
    for (const use of inner.matchAll(
      /\$labels\.(\w+)|\bindex\s+\$labels\s+"(\w+)"|(?<![\w$)])\.Labels\.(\w+)/g,
    )) {
      const label = use[1] ?? use[2] ?? (dotIsAlert ? use[3] : undefined)
      if (label !== undefined) found.push({ label, at: start + use.index })
    }
  }
  return found
}

/** Functions of Prometheus' templates (template/template.go) and of Go's (text/template), and Go's words. */
const functions = new Set(
  (
    'query first label value strvalue args reReplaceAll safeHtml match title toUpper toLower graphLink tableLink ' +
    'sortByLabel stripPort stripDomain humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp ' +
    'toTime toDuration now pathPrefix externalURL parseDuration urlQueryEscape ' +
    'and or not len index slice print printf println html js urlquery call eq ne lt le gt ge ' +
    'if else end range with define template block break continue nil true false'
  ).split(' '),
)
/** The functions that a template calls, and where; Go's words among them. */
export function templateFunctions(text: string): readonly { readonly name: string; readonly at: number }[] {
  return [...text.matchAll(action)].flatMap(({ 0: whole, 1: inner = '', index }) =>
    [...bareOf(inner).matchAll(/(?<![\w.$])[A-Za-z_]\w*/g)].map((found) => ({
      name: found[0],
      at: index + whole.indexOf(inner) + found.index,
    })),
  )
}

/** What an alert's templates begin with. */
const variables = ['labels', 'externalLabels', 'externalURL', 'value']

/**
 * What keeps a template from being one, as far as it can be told without Go: an action that is not closed, blocks without
 * end, functions and variables that there are not. Prometheus refuses the whole file for it.
 */
export function templateProblem(text: string): { readonly at: number; readonly message: string } | undefined {
  const rest = text.replace(action, (whole) => ' '.repeat(whole.length))
  const open = rest.indexOf('{{')
  if (open >= 0) return { at: open, message: 'the template has {{ without }}' }
  const declared = [...text.matchAll(/\$(\w+)\s*(?:,\s*\$(\w+)\s*)?:=/g)].flatMap(
    ([, one = '', two = '']) => [one, two],
  )
  const known = new Set([...variables, ...declared, ''])
  let depth = 0
  for (const match of text.matchAll(action)) {
    const [whole, inner = ''] = match
    const at = match.index + whole.indexOf(inner)
    const word = /^\s*(\w+)/.exec(inner)?.[1]
    if (/^(?:if|range|with|define|block)$/.test(word ?? '')) depth++
    if (word === 'end' && --depth < 0)
      return { at: match.index, message: 'the template has {{ end }} without a beginning' }
    const wrong = wrongName(inner, known)
    if (wrong) return { at: at + wrong.at, message: wrong.message }
  }
  return depth > 0 ? { at: 0, message: 'the template has a block without {{ end }}' } : undefined
}

/** The first name in an action that nothing has. */
function wrongName(inner: string, known: ReadonlySet<string>): { at: number; message: string } | undefined {
  for (const { 0: name, index } of bareOf(inner).matchAll(/\$\w*|(?<![\w.$])[A-Za-z_]\w*/g)) {
    if (name.startsWith('$') ? known.has(name.slice(1)) : functions.has(name)) continue
    const isVariable = name.startsWith('$')
    const named = isVariable ? [...variables].map((variable) => `$${variable}`) : functions
    const what = isVariable ? 'variable' : 'function'
    return { at: index, message: `there is no ${what} ${name} in templates${suggestion(name, named, '')}` }
  }
  return undefined
}

/** An action with blanks for its texts and comments. */
function bareOf(inner: string): string {
  return inner.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*'|\/\*[\s\S]*?\*\//g, (part) =>
    ' '.repeat(part.length),
  )
}
