import { dashboard } from '../dashboard.ts'
import { targetVariables } from '../variable.ts'
import { holdings } from './holdings.ts'
import { overview } from './overview.ts'
import { queriesAndRules } from './queries-and-rules.ts'
import { seriesByJob } from './series-by-job.ts'

/** What all this costs the Prometheus that keeps it, and whether it keeps up. */
export function prometheusDashboard() {
  return dashboard({
    uid: 'binnacle-prometheus',
    title: 'Prometheus',
    description: 'Whether Prometheus keeps up, and whose series it is busy with.',
    variables: targetVariables('prometheus_build_info'),
    rows: [overview(), seriesByJob(), queriesAndRules(), holdings()],
  })
}
