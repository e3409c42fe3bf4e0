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

/** What keeps a template from being one at all, as far as it can be told without Go: an action that is not closed, blocks without end. */
export function templateProblem(text: string): { readonly at: number; readonly message: string } | undefined {
  const rest = text.replace(action, (whole) => ' '.repeat(whole.length))
  const open = rest.indexOf('{{')
  if (open >= 0) return { at: open, message: 'the template has {{ without }}' }
  let depth = 0
  for (const match of text.matchAll(action)) {
    const word = /^\s*(\w+)/.exec(match[1] ?? '')?.[1]
    if (word === 'if' || word === 'range' || word === 'with' || word === 'define' || word === 'block') depth++
    if (word === 'end' && --depth < 0)
      return { at: match.index, message: 'the template has {{ end }} without a beginning' }
  }
  return depth > 0 ? { at: 0, message: 'the template has a block without {{ end }}' } : undefined
}
