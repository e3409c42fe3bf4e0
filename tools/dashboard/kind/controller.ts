import { linkOf, operatorLink } from '../dashboard-link.ts'
import type { Row } from '../row.ts'
import { reconcileErrorRatio, reconcileLatency, reconcileRate } from '../subject/reconcile.ts'

/** Controllers are named after their kind unless their author says otherwise; their targets are others than ours. */
const controllers = 'cluster=~"$cluster", controller=~"(?i)$kind"'

export function controller(): Row {
  return {
    title: 'Its controller, when it has the name of the kind',
    panels: [
      reconcileRate(controllers, 8).links([linkOf(operatorLink)]),
      reconcileErrorRatio(controllers, 8).links([linkOf(operatorLink)]),
      reconcileLatency(controllers, 8).links([linkOf(operatorLink)]),
    ],
  }
}
