import stringWidth from 'string-width'

export interface TableColumn {
  readonly header: string
  /**
   * The width down to which a narrow terminal may cut the column, the widest first. A column without it is cut
   * only where even that is not enough.
   */
  readonly least?: number
  /** Columns of a lower turn are cut down to their least before one of a higher; default 0. */
  readonly turn?: 0 | 1 | 2
  readonly align?: 'left' | 'right'
  /** What goes where there is no room; default the end. Of names and paths the end tells more than the middle. */
  readonly cut?: 'end' | 'middle'
}

/** A cell's text, and how it is painted once its place is known: colours take no width. */
export interface TableCell {
  readonly text: string
  readonly paint?: (text: string) => string
}

export interface TableOptions {
  /** Columns of the terminal; undefined for lines as long as they are. */
  readonly width: number | undefined
  readonly color: boolean
  readonly unicode: boolean
}

/** Blanks between two columns: as many as kubectl has, fewer where room is dear. */
export const gapOf = (width: number | undefined) => (width !== undefined && width < 100 ? 2 : 3)

/** The lines of a table, header first, without line ends. Pure: the same input gives the same lines. */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  options: TableOptions,
): string[] {
  const header = columns.map((column) => ({ text: column.header }))
  const lines = [header, ...rows].map((row) => row.map((cell) => ({ ...cell, text: onOneLine(cell.text) })))
  const natural = columns.map((_, index) =>
    lines.reduce((most, row) => Math.max(most, stringWidth(row[index]?.text ?? '')), 0),
  )
  const widths = fitWidths(columns, natural, options.width)
  return lines.map((row) => renderRow(columns, row, widths, options))
}

/** Narrows columns until the whole fits: the widest first, so that one long name does not take all the room. */
function fitWidths(
  columns: readonly TableColumn[],
  natural: readonly number[],
  width: number | undefined,
): number[] {
  const widths = [...natural]
  if (width === undefined) return widths
  const gaps = gapOf(width) * (widths.length - 1)
  const excess = () => widths.reduce((sum, each) => sum + each, gaps) - width
  for (const now of [0, 1, 2])
    narrow(
      widths,
      columns.map(({ least, turn = 0 }) => (turn <= now ? least : undefined)),
      excess(),
    )
  narrow(
    widths,
    columns.map(() => narrowest),
    excess(),
  )
  return widths
}

/** What is left of any column in a terminal that is far too narrow. */
const narrowest = 3

function narrow(widths: number[], least: readonly (number | undefined)[], excess: number): void {
  for (let over = excess; over > 0; over--) {
    let widest = -1
    for (const [index, own] of widths.entries()) {
      const floor = least[index]
      if (floor !== undefined && own > floor && own >= (widths[widest] ?? 0)) widest = index
    }
    if (widest < 0) return
    widths[widest] = (widths[widest] ?? 0) - 1
  }
}

function renderRow(
  columns: readonly TableColumn[],
  row: readonly TableCell[],
  widths: readonly number[],
  { color, unicode, width: whole }: TableOptions,
): string {
  const cells = columns.map((column, index) => {
    const cell = row[index] ?? { text: '' }
    const width = widths[index] ?? 0
    const shorten = column.cut === 'middle' ? truncateMiddle : truncate
    const text = shorten(cell.text, width, unicode ? '…' : '...')
    const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)))
    const painted = color && text !== '' && cell.paint !== undefined ? cell.paint(text) : text
    return column.align === 'right' ? blanks + painted : painted + blanks
  })
  return cells.join(' '.repeat(gapOf(whole))).trimEnd()
}

/** Cuts by characters as people see them: a wide one counts two, an emoji of several code points stays whole. */
export function truncate(text: string, width: number, ellipsis: string): string {
  if (stringWidth(text) <= width) return text
  const room = width - ellipsis.length
  if (room < 0) return ellipsis.slice(0, width)
  return taken(charactersOf(text), room).join('').trimEnd() + ellipsis
}

/** The same, but that the end is kept, too. */
function truncateMiddle(text: string, width: number, ellipsis: string): string {
  if (stringWidth(text) <= width) return text
  const room = width - ellipsis.length
  if (room < 0) return ellipsis.slice(0, width)
  const characters = charactersOf(text)
  const tail = taken(characters.toReversed(), Math.floor(room / 2)).toReversed()
  const head = taken(characters, Math.ceil(room / 2))
  return head.join('').trimEnd() + ellipsis + tail.join('').trimStart()
}

function charactersOf(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
}

/** The first of them that have room. */
function taken(characters: readonly string[], room: number): string[] {
  let left = room
  const end = characters.findIndex((character) => {
    left -= stringWidth(character)
    return left < 0
  })
  return end < 0 ? [...characters] : characters.slice(0, end)
}

/**
 * What an object says must not move the cursor: line ends and other control characters become blanks, so do the
 * marks that turn the direction of writing.
 */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trimEnd()
}
