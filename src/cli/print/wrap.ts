import stringWidth from 'string-width'

/** Lines of at most `room` columns, broken between words; a word that is longer stays whole. */
export function wrap(text: string, room: number | undefined): string[] {
  if (room === undefined || stringWidth(text) <= room) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && stringWidth(longer) > room) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}
