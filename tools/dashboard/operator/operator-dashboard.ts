import { dashboard } from '../dashboard.ts'
import { labelVariable, targetVariables } from '../variable.ts'
import { apiRequests } from './api-requests.ts'
import { overview } from './overview.ts'
import { reconciles } from './reconciles.ts'
import { replicas } from './replicas.ts'
import { webhooks } from './webhooks.ts'
import { workQueues } from './work-queues.ts'

/** Any operator that exposes controller-runtime's metrics: does it work, does it keep up, what holds it. */
export function operatorDashboard() {
  return dashboard({
    uid: 'binnacle-operator',
    title: 'Operator',
    description:
      "Operators by controller-runtime's metrics: do they work, do they keep up, and what holds them up.",
    variables: [
      ...targetVariables('controller_runtime_reconcile_total'),
      labelVariable({
        name: 'namespace',
        label: 'Namespace',
        description: 'Where the operator runs.',
        series: 'controller_runtime_reconcile_total{cluster=~"$cluster", job=~"$job"}',
        all: '.*',
      }),
      labelVariable({
        name: 'controller',
        label: 'Controller',
        series:
          'controller_runtime_reconcile_total{cluster=~"$cluster", job=~"$job", namespace=~"$namespace"}',
        all: '.+',
      }),
    ],
    rows: [overview(), reconciles(), workQueues(), apiRequests(), replicas(), webhooks()],
  })
}
