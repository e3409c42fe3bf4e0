import { timeSeries } from '../panel/time-series.ts'
import type { Row } from '../row.ts'
import { identity, matching } from '../selector.ts'
import { firingAlerts } from '../subject/alert.ts'
import { createdAndDeleted, healthOverTime, healthTransitions, warningEvents } from '../subject/health.ts'

const { kind, resourcesOfKind } = matching

export function history(): Row {
  return {
    title: 'What happened',
    panels: [
      healthOverTime(kind, 12),
      healthTransitions(kind, 12),
      warningEvents(kind, 'reason', 12),
      createdAndDeleted(kind, 12),
      firingAlerts('group="$group", kind="$kind", namespace=~"$namespace"', 12, 8),
      divergingFields(),
    ],
  }
}

function divergingFields() {
  return timeSeries({
    title: 'Status differs from spec, by field',
    description:
      'Resources whose status does not show what their spec asks for. Lasting: the controller does not get there. Short: a roll-out.',
    unit: 'short',
    width: 12,
    queries: [
      {
        // Most differ in nothing, and what is 0 need not be taken together over replicas.
        expr:
          `sum by (field) (max by (${identity}, field) (binnacle_cr_divergence{${resourcesOfKind}} > 0))` +
          ` or 0 * max by (field) (binnacle_cr_divergence{${resourcesOfKind}})`,
        legend: '{{field}}',
      },
    ],
    noValue: 'no field of this kind is in both',
  })
}
