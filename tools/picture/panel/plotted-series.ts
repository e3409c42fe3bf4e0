import { ink, palette } from '../svg.ts'
import { fieldConfigOf, nameOf, overridden, type PanelData, type Series } from './panel-data.ts'

/** A series as its panel shows it. */
export interface PlottedSeries {
  readonly name: string
  readonly color: string
  readonly dashed: boolean
  readonly points: readonly (readonly [time: number, value: number])[]
}

/** The first twelve: more cannot be told apart. */
export function plottedOf({ panel, answers }: PanelData): PlottedSeries[] {
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

export function pointsOf({ values = [] }: Series): (readonly [number, number])[] {
  return values
    .map(([time, value]) => [time, Number(value)] as const)
    .filter(([, value]) => Number.isFinite(value))
}
