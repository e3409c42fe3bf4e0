import type { Query } from './panel-text.ts'

const percent = (quantile: number) => `p${quantile * 100}`

/** Quantiles of a histogram over each step of the time axis. `series` is a selector of the buckets; `by` besides `le`. */
export function quantilesOverTime(quantiles: readonly number[], series: string, by = ''): Query[] {
  const names =
    by === ''
      ? ''
      : ` ${by
          .split(', ')
          .map((label) => `{{${label}}}`)
          .join(' ')}`
  const labels = by === '' ? 'le' : `${by}, le`
  return quantiles.map((quantile) => ({
    expr: `histogram_quantile(${quantile}, sum by (${labels}) (rate(${series}[$__rate_interval])))`,
    legend: `${percent(quantile)}${names}`,
  }))
}

/** The same over the whole time range that is shown: for what happens too seldom for a line. */
export function quantilesOfRange(quantiles: readonly number[], series: string): Query[] {
  return quantiles.map((quantile) => ({
    // Of nothing a quantile is NaN, which no comparison lets through.
    expr: `histogram_quantile(${quantile}, sum by (le) (increase(${series}[$__range]))) >= 0`,
    legend: percent(quantile),
  }))
}
