import { metricsFrom, type ScrapedMetric } from './scraped-metric.ts'

const { counter, gauge, histogram } = metricsFrom('controller-runtime')

/**
 * What a manager of controller-runtime exposes, as of v0.24: pkg/internal/controller/metrics, pkg/metrics/workqueue.go,
 * pkg/webhook/internal/metrics, pkg/metrics/leaderelection.go, pkg/certwatcher/metrics. `name` and `controller` of a
 * work queue are equal; `workqueue_depth` alone has a priority, so a depth is a sum by name.
 */
export const controllerRuntimeMetrics = {
  reconcileTotal: counter('controller_runtime_reconcile_total', ['controller', 'result'], {
    values: { result: ['success', 'error', 'requeue', 'requeue_after'] },
    help: 'Total number of reconciliations per controller',
  }),
  reconcileErrorsTotal: counter('controller_runtime_reconcile_errors_total', ['controller'], {
    help: 'Total number of reconciliation errors per controller',
  }),
  terminalReconcileErrorsTotal: counter(
    'controller_runtime_terminal_reconcile_errors_total',
    ['controller'],
    {
      help: 'Total number of terminal reconciliation errors per controller',
    },
  ),
  reconcilePanicsTotal: counter('controller_runtime_reconcile_panics_total', ['controller'], {
    help: 'Total number of reconciliation panics per controller',
  }),
  reconcileTimeoutsTotal: counter('controller_runtime_reconcile_timeouts_total', ['controller'], {
    help: 'Total number of reconciliation timeouts per controller',
  }),
  reconcileTime: histogram('controller_runtime_reconcile_time_seconds', ['controller'], {
    help: 'Length of time per reconciliation per controller',
  }),
  maxConcurrentReconciles: gauge('controller_runtime_max_concurrent_reconciles', ['controller'], {
    help: 'Maximum number of concurrent reconciles per controller',
  }),
  activeWorkers: gauge('controller_runtime_active_workers', ['controller'], {
    help: 'Number of currently used workers per controller',
  }),
  webhookLatency: histogram('controller_runtime_webhook_latency_seconds', ['webhook'], {
    help: 'Histogram of the latency of processing admission requests',
  }),
  webhookRequestsTotal: counter('controller_runtime_webhook_requests_total', ['webhook', 'code'], {
    help: 'Total number of admission requests by HTTP status code.',
  }),
  webhookRequestsInFlight: gauge('controller_runtime_webhook_requests_in_flight', ['webhook'], {
    help: 'Current number of admission requests being served.',
  }),
  webhookPanicsTotal: counter('controller_runtime_webhook_panics_total', [], {
    help: 'Total number of webhook panics',
  }),
  conversionWebhookPanicsTotal: counter('controller_runtime_conversion_webhook_panics_total', [], {
    help: 'Total number of conversion webhook panics',
  }),
  leaderElectionMasterStatus: gauge('leader_election_master_status', ['name'], {
    help: "Gauge of if the reporting system is master of the relevant lease, 0 indicates backup, 1 indicates master. 'name' is the string used to identify the lease. Please make sure to group by name.",
  }),
  certificateReadTotal: counter('certwatcher_read_certificate_total', [], {
    help: 'Total number of certificate reads',
  }),
  certificateReadErrorsTotal: counter('certwatcher_read_certificate_errors_total', [], {
    help: 'Total number of certificate read errors',
  }),
} as const satisfies Record<string, ScrapedMetric>

/** The work queues of a controller-runtime manager, of the same place. */
export const workqueueMetrics = {
  depth: gauge('workqueue_depth', ['name', 'controller', 'priority'], {
    help: 'Current depth of workqueue by workqueue and priority',
  }),
  addsTotal: counter('workqueue_adds_total', ['name', 'controller'], {
    help: 'Total number of adds handled by workqueue',
  }),
  queueDuration: histogram('workqueue_queue_duration_seconds', ['name', 'controller'], {
    help: 'How long in seconds an item stays in workqueue before being requested',
  }),
  workDuration: histogram('workqueue_work_duration_seconds', ['name', 'controller'], {
    help: 'How long in seconds processing an item from workqueue takes.',
  }),
  unfinishedWork: gauge('workqueue_unfinished_work_seconds', ['name', 'controller'], {
    help: "How many seconds of work has been done that is in progress and hasn't been observed by work_duration. Large values indicate stuck threads. One can deduce the number of stuck threads by observing the rate at which this increases.",
  }),
  longestRunningProcessor: gauge('workqueue_longest_running_processor_seconds', ['name', 'controller'], {
    help: 'How many seconds has the longest running processor for workqueue been running.',
  }),
  retriesTotal: counter('workqueue_retries_total', ['name', 'controller'], {
    help: 'Total number of items added to the workqueue with a non-zero delay (rate-limited requeues, explicit RequeueAfter or AddAfter calls)',
  }),
} as const satisfies Record<string, ScrapedMetric>
