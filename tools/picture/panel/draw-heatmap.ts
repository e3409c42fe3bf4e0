import { formatValue } from '../format-value.ts'
import { type Box, ink, line, px, rectangle } from '../svg.ts'
import { fieldConfigOf, type PanelData } from './panel-data.ts'
import { pointsOf } from './plotted-series.ts'

export function drawHeatmap(data: PanelData, box: Box): string {
  const [buckets = []] = data.answers
  const sorted = buckets
    .map((one) => ({ bound: one.metric.le ?? '', points: new Map(pointsOf(one)) }))
    .sort((one, other) => boundOf(one.bound) - boundOf(other.bound))
  const rows = sorted.map(({ bound, points }, index) => {
    const below = sorted[index - 1]?.points
    return {
      bound,
      cells: [...points].map(
        ([time, value]) => [time, Math.max(0, value - (below?.get(time) ?? 0))] as const,
      ),
    }
  })
  const used = rows.filter(({ cells }) => cells.some(([, count]) => count > 0))
  const most = Math.max(1e-9, ...used.flatMap(({ cells }) => cells.map(([, count]) => count)))
  const unit = fieldConfigOf(data.panel).defaults.unit ?? 'short'
  const plot = { x: box.x + 58, y: box.y + 6, width: box.width - 66, height: box.height - 30 }
  const height = plot.height / Math.max(1, used.length)
  const step = plot.width / 15
  return used
    .flatMap(({ bound, cells }, index) => {
      const y = plot.y + plot.height - (index + 1) * height
      const words = bound === '+Inf' ? '∞' : `≤ ${formatValue(Number(bound), unit, 0)}`
      const label =
        index % Math.ceil(used.length / 8) === 0
          ? [line(plot.x - 6, y + height / 2 + 4, words, { size: 10, anchor: 'end', fill: ink.faint })]
          : []
      const drawn = cells
        .filter(([, count]) => count > 0)
        .map(([time, count]) => {
          const x = plot.x + ((time - data.from) / (data.to - data.from)) * plot.width - step
          const left = Math.max(plot.x, x)
          return rectangle(
            { x: left, y: y + 1, width: Math.min(step, x + step - left), height: height - 2 },
            '#d9480f',
            ` fill-opacity="${px(0.15 + 0.85 * (count / most))}"`,
          )
        })
      return [...label, ...drawn]
    })
    .join('')
}

function boundOf(text: string): number {
  return text === '+Inf' ? Number.POSITIVE_INFINITY : Number(text)
}
