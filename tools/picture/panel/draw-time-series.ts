import { formatValue } from '../format-value.ts'
import { type Box, ink, line, px, rectangle } from '../svg.ts'
import { fieldConfigOf, type PanelData } from './panel-data.ts'
import { type PlottedSeries, plottedOf } from './plotted-series.ts'

export function drawTimeSeries(data: PanelData, box: Box): string {
  const { defaults } = fieldConfigOf(data.panel)
  const stacked = defaults.custom?.stacking?.mode === 'normal'
  const series = plottedOf(data)
  const base = new Map<number, number>()
  const layers = series.map((one) => ({
    ...one,
    points: one.points.map(([time, value]) => {
      const below = stacked ? (base.get(time) ?? 0) : 0
      if (stacked) base.set(time, below + value)
      return { time, below, above: below + value }
    }),
  }))
  const highest = Math.max(0, ...layers.flatMap(({ points }) => points.map(({ above }) => above)))
  const top = defaults.max ?? (highest === 0 ? 1 : highest * 1.1)
  const plot = { x: box.x + 58, y: box.y + 6, width: box.width - 66, height: box.height - 46 }
  const atX = (time: number) => plot.x + ((time - data.from) / (data.to - data.from)) * plot.width
  const atY = (value: number) => plot.y + plot.height * (1 - Math.min(1, value / top))
  const parts = [axes(data, plot, top, defaults.unit ?? 'short')]
  for (const { points, color, dashed } of layers.toReversed()) {
    if (points.length === 0) continue
    const path = points.map(({ time, above }) => `${px(atX(time))},${px(atY(above))}`).join(' L')
    if (defaults.custom?.drawStyle === 'bars') {
      const bar = (plot.width / 15) * 0.8
      for (const { time, below, above } of points)
        if (above > below)
          parts.push(
            rectangle(
              { x: atX(time) - bar / 2, y: atY(above), width: bar, height: atY(below) - atY(above) },
              color,
            ),
          )
      continue
    }
    const back = points
      .toReversed()
      .map(({ time, below }) => `${px(atX(time))},${px(atY(below))}`)
      .join(' L')
    if (!dashed)
      parts.push(`<path d="M${path} L${back} Z" fill="${color}" fill-opacity="${stacked ? 0.35 : 0.1}"/>`)
    const dash = dashed ? ' stroke-dasharray="6 5"' : ''
    parts.push(`<path d="M${path}" fill="none" stroke="${color}" stroke-width="1.4"${dash}/>`)
  }
  parts.push(legend(series, box))
  return parts.join('')
}

function axes({ from, to }: PanelData, plot: Box, top: number, unit: string): string {
  const parts: string[] = []
  for (const share of [0, 0.5, 1]) {
    const y = plot.y + plot.height * (1 - share)
    parts.push(rectangle({ x: plot.x, y, width: plot.width, height: 0.6 }, ink.line))
    parts.push(
      line(plot.x - 6, y + 4, formatValue(top * share, unit, to * 1000), {
        size: 10,
        anchor: 'end',
        fill: ink.faint,
      }),
    )
  }
  for (const share of [0.1, 0.5, 0.9]) {
    const time = new Date((from + (to - from) * share) * 1000).toISOString().slice(11, 19)
    parts.push(
      line(plot.x + plot.width * share, plot.y + plot.height + 13, time, {
        size: 10,
        anchor: 'middle',
        fill: ink.faint,
      }),
    )
  }
  return parts.join('')
}

function legend(series: readonly PlottedSeries[], box: Box): string {
  const parts: string[] = []
  let x = box.x + 10
  const y = box.y + box.height - 8
  for (const { name, color } of series) {
    const width = Math.min(name.length, 26) * 5.7 + 26
    if (x + width > box.x + box.width) {
      parts.push(line(x, y, '…', { size: 10, fill: ink.faint }))
      break
    }
    parts.push(
      rectangle({ x, y: y - 6, width: 10, height: 3 }, color),
      line(x + 14, y, name, { size: 10, fill: ink.faint, width: 26 * 5.7 }),
    )
    x += width
  }
  return parts.join('')
}
