import { dashboard } from '../dashboard.ts'
import { matching } from '../selector.ts'
import { cpu, memory } from '../subject/process.ts'
import { targetVariables } from '../variable.ts'
import { context } from './context.ts'
import { holdings } from './holdings.ts'
import { overview } from './overview.ts'
import { scrapes } from './scrapes.ts'
import { watches } from './watches.ts'

const { target } = matching

/** Whether what the other dashboards show can be relied on, and what it costs. */
export function monitorDashboard() {
  return dashboard({
    uid: 'binnacle-monitor',
    title: 'Monitor',
    description: 'Binnacle itself: whether what it shows can be relied on, and what it costs.',
    variables: targetVariables('binnacle_build_info'),
    rows: [
      overview(),
      watches(),
      holdings(),
      scrapes(),
      context(),
      { title: 'Process', panels: [cpu(target, 12), memory(target, 12)] },
    ],
  })
}
