import { dashboard } from '../dashboard.ts'
import { linkOf, workloadsLink } from '../dashboard-link.ts'
import { resourceVariables } from '../variable.ts'
import { conditions } from './conditions.ts'
import { ownedObjects } from './owned-objects.ts'
import { particulars } from './particulars.ts'
import { specAndStatus } from './spec-and-status.ts'
import { verdict } from './verdict.ts'

/** One resource: how it is, since when, what it says itself, what it owns. */
export function resourceDashboard() {
  return dashboard({
    uid: 'binnacle-resource',
    title: 'Resource',
    description:
      'One custom resource: how it is, since when, what it says of itself, and how what it owns does.',
    variables: resourceVariables(),
    from: 'now-6h',
    links: [linkOf(workloadsLink)],
    rows: [verdict(), conditions(), specAndStatus(), ownedObjects(), particulars()],
  })
}
