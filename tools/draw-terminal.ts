// Draws what a command printed as an SVG, for the documents: `binnacle get -A | node tools/draw-terminal.ts TITLE > x.svg`
// Knows the escape sequences that this project writes: bold, and colours of the 256-colour palette.
import { text as readAll } from 'node:stream/consumers'

interface Span {
  readonly text: string
  readonly color: string | undefined
  readonly bold: boolean
}

const cell = { width: 8.4, height: 19 }
const margin = 16
const titleBar = 34
const palette: Readonly<Record<string, string>> = {
  36: '#2bb58f',
  74: '#56b4e9',
  166: '#e8743b',
  175: '#cc79a7',
  245: '#8a8a8a',
  250: '#bcbcbc',
}

const sgr = /\u001b\[([\d;]*)m/

function spansOf(line: string): Span[] {
  const spans: Span[] = []
  let color: string | undefined
  let bold = false
  const parts = line.split(sgr)
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) {
      if (part !== '') spans.push({ text: part, color, bold })
    } else if (part.startsWith('38;5;')) color = palette[part.slice(5)]
    else if (part === '39') color = undefined
    else if (part === '1' || part === '22') bold = part === '1'
  }
  return spans
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function tspan(words: string, column: number, style: string): string {
  const x = (margin + column * cell.width).toFixed(1)
  const length = (words.length * cell.width).toFixed(1)
  return `<tspan x="${x}" textLength="${length}"${style}>${escaped(words)}</tspan>`
}

function draw(lines: readonly string[], title: string): string {
  const columns = Math.max(60, ...lines.map((line) => line.replaceAll(new RegExp(sgr, 'g'), '').length))
  const width = Math.ceil(columns * cell.width + 2 * margin)
  const height = lines.length * cell.height + titleBar + margin
  const rows = lines.map((line, index) => {
    let column = 0
    const spans = spansOf(line).flatMap(({ text, color, bold }) => {
      const start = column
      column += text.length
      const style = `${color ? ` fill="${color}"` : ''}${bold ? ' font-weight="bold"' : ''}`
      // Each run of words stands at its own place, because blanks in SVG collapse.
      return [...text.matchAll(/\S+(?: \S+)*/g)].map((match) => tspan(match[0], start + match.index, style))
    })
    return `<text y="${titleBar + (index + 0.75) * cell.height}">${spans.join('')}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="${escaped(title)}">
<rect width="100%" height="100%" rx="8" fill="#14191f"/>
<text x="${margin}" y="22" fill="#8b98a5" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="13">${escaped(title)}</text>
<g fill="#dfe5ea" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14">
${rows.join('\n')}
</g>
</svg>
`
}

const input = await readAll(process.stdin)
process.stdout.write(draw(input.trimEnd().split('\n'), process.argv[2] ?? ''))
