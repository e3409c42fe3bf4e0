import { type Box, ink, line, rectangle } from '../svg.ts'
import type { PanelData } from './panel-data.ts'
import { tableOf } from './table-rows.ts'

const rowHeight = 22

export function drawTable(data: PanelData, { x, y, width, height }: Box): string {
  const { columns, rows } = tableOf(data)
  const fixed = columns.reduce((sum, column) => sum + (column.width ?? 0), 0)
  const flexible = columns.filter((column) => column.width === undefined).length
  const scale =
    flexible === 0 || fixed > width * 0.85 ? (width * (flexible === 0 ? 1 : 0.8)) / Math.max(1, fixed) : 1
  const widthOf = (given: number | undefined) =>
    given === undefined ? Math.max(40, (width - fixed * scale) / flexible) : given * scale
  const parts: string[] = []
  let left = x
  for (const column of columns) {
    const room = widthOf(column.width)
    parts.push(
      line(left + 6, y + 14, column.name, { size: 11, bold: true, fill: '#3274D9', width: room - 8 }),
    )
    rows.slice(0, Math.floor((height - rowHeight) / rowHeight)).forEach((row, index) => {
      const cell = row.get(column.name)
      if (cell === undefined) return
      const fill = cell.color === undefined || cell.color === 'text' ? ink.text : cell.color
      parts.push(
        line(left + 6, y + rowHeight * (index + 1) + 15, cell.text, { size: 11, fill, width: room - 8 }),
      )
    })
    left += room
  }
  const lines = Math.min(rows.length, Math.floor((height - rowHeight) / rowHeight))
  for (let index = 0; index <= lines; index++)
    parts.push(rectangle({ x, y: y + rowHeight * (index + 1) - 1, width, height: 0.6 }, ink.line))
  return parts.join('')
}
