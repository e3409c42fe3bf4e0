import { linkOf, operatorLink } from '../dashboard-link.ts'
import type { Row } from '../row.ts'
import { reconcileErrorRatio, reconcileLatency, reconcileRate } from '../subject/reconcile.ts'

/**
 * Controllers are named after their kind, in lower case, unless their author says otherwise: in the plural then, or with
 * `controller` or `reconciler` behind. Their targets are others than ours.
 */
const controllers = `cluster=~"$cluster", controller=~"(?i)\${kind}s?([-_.]?(controller|reconciler))?"`

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
