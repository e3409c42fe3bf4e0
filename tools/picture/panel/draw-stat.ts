import { formatValue } from '../format-value.ts'
import { type Box, ink, line } from '../svg.ts'
import { fieldConfigOf, mappedOf, nameOf, type PanelData, thresholdColor } from './panel-data.ts'

export function drawStat({ panel, answers, to }: PanelData, { x, y, width, height }: Box): string {
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
      if (shown.length === 1) {
        // Grafana makes long words smaller, too, until they fit.
        const size = Math.min(26, width / (words.length * 0.6))
        return line(x + width / 2, middle + size / 3, words, { anchor: 'middle', size, bold: true, fill })
      }
      return (
        line(x + 10, middle + 5, name, { fill: ink.faint }) +
        line(x + width - 10, middle + 8, words, { anchor: 'end', size: 20, bold: true, fill })
      )
    })
    .join('')
}
