import { heatmap } from '../panel/heatmap.ts'
import { quantilesOverTime } from '../panel/quantile.ts'
import { timeSeries } from '../panel/time-series.ts'
import type { Row } from '../row.ts'
import { increase, matching } from '../selector.ts'

const { target } = matching

export function scrapes(): Row {
  return {
    title: 'Scrapes',
    panels: [scrapeHeatmap(), scrapeTime(), samples()],
  }
}

function scrapeHeatmap() {
  return heatmap({
    title: 'Time of an answer',
    description: 'How long putting together the answer to a scrape took, without the way to Prometheus.',
    unit: 's',
    width: 8,
    expr: `sum by (le) (${increase(`binnacle_scrape_duration_seconds_bucket{${target}}`)})`,
  })
}

function scrapeTime() {
  return timeSeries({
    title: 'Time of a scrape',
    description: 'As Prometheus sees it, the way included; and the slowest in a hundred answers.',
    unit: 's',
    width: 8,
    queries: [
      { expr: `max by (instance) (scrape_duration_seconds{${target}})`, legend: '{{instance}} scrape' },
      ...quantilesOverTime([0.99], `binnacle_scrape_duration_seconds_bucket{${target}}`, 'instance'),
    ],
  })
}

function samples() {
  return timeSeries({
    title: 'Samples of a scrape',
    description: 'What each replica serves, and what of it was new the last time.',
    unit: 'short',
    width: 8,
    queries: [
      { expr: `max by (instance) (scrape_samples_scraped{${target}})`, legend: '{{instance}}' },
      { expr: `max by (instance) (scrape_series_added{${target}})`, legend: '{{instance}} new' },
    ],
    dashed: ['/new/'],
  })
}
