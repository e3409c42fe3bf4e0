import { quantilesOfRange } from '../panel/quantile.ts'
import { stat } from '../panel/stat.ts'
import { timeSeries } from '../panel/time-series.ts'
import type { Row } from '../row.ts'
import { increase, matching } from '../selector.ts'

const { kind } = matching

export function durations(): Row {
  return {
    title: 'How long things take',
    panels: [
      quantiles(
        'Time to ready',
        'From creation until healthy for the first time, of those that got there in this time range.',
        'binnacle_cr_time_to_ready_seconds',
      ),
      quantiles(
        'Time to delete',
        'From the request until gone: the time that finalizers take.',
        'binnacle_cr_deletion_duration_seconds',
      ),
      stateDurations(),
    ],
  }
}

function quantiles(title: string, description: string, metric: string) {
  return stat({
    title,
    description,
    unit: 's',
    width: 6,
    height: 8,
    queries: quantilesOfRange([0.5, 0.9, 0.99], `${metric}_bucket{${kind}}`),
    noValue: 'none in this time range',
  })
}

function stateDurations() {
  return timeSeries({
    title: 'How long a state lasted',
    description:
      'Median of how long resources had been in a state when they left it. Short healthy times are flapping.',
    unit: 's',
    width: 12,
    queries: [
      {
        expr: `histogram_quantile(0.5, sum by (state, le) (${increase(`binnacle_cr_state_duration_seconds_bucket{${kind}}`)}))`,
        legend: '{{state}}',
      },
    ],
    noValue: 'no resource changed its state',
  })
}
