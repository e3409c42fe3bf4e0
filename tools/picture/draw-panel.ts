import { formatValue } from './format-value.ts'
import {
  fieldConfigOf,
  mappedOf,
  nameOf,
  overridden,
  type PanelData,
  type Series,
  thresholdColor,
} from './panel-data.ts'
import { type Box, ink, line, palette, px, rectangle } from './svg.ts'
import { tableOf } from './table-rows.ts'

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

function drawStat({ panel, answers, to }: PanelData, { x, y, width, height }: Box): string {
  const { mappings, thresholds, unit = 'short' } = fieldConfigOf(panel).defaults
  const options = panel.options as { textMode?: string }
  const shown = answers.flatMap((series, query) => series.map((one) => ({ one, query }))).slice(0, 4)
  const step = height / shown.length
  return shown
    .map(({ one, query }, index) => {
      const value = Number(one.value?.[1])
      const mapped = mappedOf(mappings, String(value))
      const color = mapped?.color ?? thresholdColor(thresholds?.steps, value) ?? 'text'
      const name = nameOf(panel, query, one)
      const words = options.textMode === 'name' ? name : (mapped?.text ?? formatValue(value, unit, to * 1000))
      const middle = y + step * (index + 0.5)
      const fill = color === 'text' ? ink.text : color
      if (shown.length === 1)
        return line(x + width / 2, middle + 9, words, { anchor: 'middle', size: 26, bold: true, fill, width })
      return (
        line(x + 10, middle + 5, name, { fill: ink.faint }) +
        line(x + width - 10, middle + 8, words, { anchor: 'end', size: 20, bold: true, fill })
      )
    })
    .join('')
}

const rowHeight = 22

function drawTable(data: PanelData, { x, y, width, height }: Box): string {
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

interface Plotted {
  readonly name: string
  readonly color: string
  readonly dashed: boolean
  readonly points: readonly (readonly [time: number, value: number])[]
}

function plottedOf({ panel, answers }: PanelData): Plotted[] {
  const dashes = fieldConfigOf(panel).overrides.filter(({ properties }) =>
    properties.some(({ id }) => id === 'custom.lineStyle'),
  )
  return answers
    .flatMap((series, query) => series.map((one) => ({ one, name: nameOf(panel, query, one) })))
    .slice(0, 12)
    .map(({ one, name }, index) => {
      const color = overridden(panel, name, 'color') as { fixedColor?: string } | undefined
      return {
        name,
        color: color?.fixedColor ?? palette[index % palette.length] ?? ink.text,
        dashed: dashes.some(({ matcher }) => name.includes(String(matcher.options).replaceAll('/', ''))),
        points: pointsOf(one),
      }
    })
}

function pointsOf({ values = [] }: Series): (readonly [number, number])[] {
  return values
    .map(([time, value]) => [time, Number(value)] as const)
    .filter(([, value]) => Number.isFinite(value))
}

function drawTimeSeries(data: PanelData, box: Box): string {
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

function legend(series: readonly Plotted[], box: Box): string {
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

function drawHeatmap(data: PanelData, box: Box): string {
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

function drawTimeline(data: PanelData, box: Box): string {
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
