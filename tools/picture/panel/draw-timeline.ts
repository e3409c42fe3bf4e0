import { type Box, ink, line, rectangle } from '../svg.ts'
import { fieldConfigOf, mappedOf, type PanelData } from './panel-data.ts'
import { plottedOf } from './plotted-series.ts'

export function drawTimeline(data: PanelData, box: Box): string {
  const { mappings } = fieldConfigOf(data.panel).defaults
  const series = plottedOf(data)
  const plot = { x: box.x + 130, y: box.y + 4, width: box.width - 140, height: box.height - 12 }
  const height = Math.min(34, plot.height / Math.max(1, series.length))
  return series
    .flatMap(({ name, points }, index) => {
      const y = plot.y + index * height
      const parts = [
        line(plot.x - 8, y + height / 2 + 4, name, { size: 11, anchor: 'end', fill: ink.faint, width: 120 }),
      ]
      for (let at = 0; at < points.length; ) {
        const [begin = 0, value = 0] = points[at] ?? []
        let next = at
        while (next < points.length && points[next]?.[1] === value) next++
        const end = points[next]?.[0] ?? data.to
        const mapped = mappedOf(mappings, String(value))
        const scale = (time: number) => plot.x + ((time - data.from) / (data.to - data.from)) * plot.width
        const width = scale(end) - scale(begin)
        parts.push(
          rectangle(
            { x: scale(begin), y: y + 3, width, height: height - 6 },
            mapped?.color ?? '#ccccdc',
            ' fill-opacity="0.85"',
          ),
        )
        if (width > 60)
          parts.push(
            line(scale(begin) + 6, y + height / 2 + 4, mapped?.text ?? String(value), {
              size: 11,
              fill: '#ffffff',
              width: width - 8,
            }),
          )
        at = next
      }
      return parts
    })
    .join('')
}
