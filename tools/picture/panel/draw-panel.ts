import { type Box, ink, line } from '../svg.ts'
import { drawHeatmap } from './draw-heatmap.ts'
import { drawStat } from './draw-stat.ts'
import { drawTable } from './draw-table.ts'
import { drawTimeSeries } from './draw-time-series.ts'
import { drawTimeline } from './draw-timeline.ts'
import { fieldConfigOf, type PanelData } from './panel-data.ts'

/** The inside of a panel, below its title. */
export function drawPanel(data: PanelData, box: Box): string {
  const isEmpty = data.answers.every((series) => series.length === 0)
  if (isEmpty) return nothing(data, box)
  switch (data.panel.type) {
    case 'stat':
      return drawStat(data, box)
    case 'table':
      return drawTable(data, box)
    case 'heatmap':
      return drawHeatmap(data, box)
    case 'state-timeline':
      return drawTimeline(data, box)
    default:
      return drawTimeSeries(data, box)
  }
}

function nothing({ panel }: PanelData, { x, y, width, height }: Box): string {
  const words = fieldConfigOf(panel).defaults.noValue ?? 'No data'
  return line(x + width / 2, y + height / 2 + 4, words, {
    anchor: 'middle',
    fill: ink.faint,
    width,
    size: 13,
  })
}
