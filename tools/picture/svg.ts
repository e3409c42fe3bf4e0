/** A box of a picture, in pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const ink = { text: '#24292e', faint: '#6e7681', line: '#d8dce0', panel: '#ffffff', page: '#f4f5f5' }

export const palette = [
  '#3274D9',
  '#E0752D',
  '#299C46',
  '#A352CC',
  '#E5AC0E',
  '#16A2A2',
  '#C4162A',
  '#705DA0',
  '#8F3BB8',
  '#6D8C2E',
]

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

interface TextStyle {
  readonly size?: number
  readonly fill?: string
  readonly bold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
  /** Longer texts end in an ellipsis. */
  readonly width?: number
}

/** A line of text whose baseline is at `y`. */
export function line(x: number, y: number, words: string, style: TextStyle = {}): string {
  const { size = 12, fill = ink.text, bold = false, anchor = 'start', width } = style
  const most = width === undefined ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(width / (size * 0.55)))
  const shown = words.length > most ? `${words.slice(0, most - 1)}…` : words
  const weight = bold ? ' font-weight="600"' : ''
  return `<text x="${px(x)}" y="${px(y)}" font-size="${size}" fill="${fill}" text-anchor="${anchor}"${weight}>${escaped(shown)}</text>`
}

export function rectangle({ x, y, width, height }: Box, fill: string, more = ''): string {
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(Math.max(0, width))}" height="${px(Math.max(0, height))}" fill="${fill}"${more}/>`
}

export function px(value: number): string {
  return String(Number(value.toFixed(1)))
}
