import { table } from '../panel/table.ts'
import { timeSeries } from '../panel/time-series.ts'
import { greatest, mostFrequent } from '../ranking.ts'
import type { Row } from '../row.ts'

/** What Prometheus writes about each of its targets carries the job of the target, whichever it is. */
const everyTarget = 'cluster=~"$cluster"'

export function seriesByJob(): Row {
  return {
    title: 'Whose series they are',
    panels: [samplesByJob(), samplesOverTime(), churn(), scrapeTime()],
  }
}

function samplesByJob() {
  return table({
    title: 'Samples of a scrape by job',
    description:
      'Who fills Prometheus: samples of one scrape of all targets of a job, and how many are new series each time.',
    unit: 'short',
    width: 12,
    labels: [{ label: 'job' }],
    values: [
      {
        name: 'samples',
        expr: `sum by (job) (scrape_samples_post_metric_relabeling{${everyTarget}})`,
        width: 110,
      },
      { name: 'new series', expr: `sum by (job) (scrape_series_added{${everyTarget}})`, width: 110 },
      { name: 'targets', expr: `count by (job) (up{${everyTarget}})`, width: 90 },
      {
        name: 'slowest scrape',
        expr: `max by (job) (scrape_duration_seconds{${everyTarget}})`,
        unit: 's',
        width: 130,
      },
    ],
    sortBy: 'samples',
  })
}

function samplesOverTime() {
  return timeSeries({
    title: 'Samples by job',
    description: 'The ten greatest. A step tells what came.',
    unit: 'short',
    width: 12,
    height: 9,
    stacked: true,
    queries: [
      {
        expr: greatest(
          10,
          (when) => `sum by (job) (scrape_samples_post_metric_relabeling{${everyTarget}}${when})`,
        ),
        legend: '{{job}}',
      },
    ],
  })
}

function churn() {
  return timeSeries({
    title: 'New series by job',
    description:
      'Series that a scrape brought for the first time. A steady stream is a label whose values never end.',
    unit: 'short',
    width: 12,
    queries: [
      {
        expr: mostFrequent(
          10,
          (range) => `sum by (job) (sum_over_time(scrape_series_added{${everyTarget}}${range}))`,
        ),
        legend: '{{job}}',
      },
    ],
  })
}

function scrapeTime() {
  return timeSeries({
    title: 'Time of a scrape by job',
    description:
      'The slowest target of each job, the ten slowest. At the time-out the target counts as down.',
    unit: 's',
    width: 12,
    queries: [
      {
        expr: greatest(10, (when) => `max by (job) (scrape_duration_seconds{${everyTarget}}${when})`),
        legend: '{{job}}',
      },
    ],
  })
}
