import { metricsFrom, type ScrapedMetric } from './scraped-metric.ts'

const { counter, gauge, histogram } = metricsFrom('kube-apiserver')

const request = ['verb', 'group', 'version', 'resource', 'subresource', 'scope', 'component']
const webhook = ['name', 'type', 'operation']

/**
 * What the API server tells (k8s.io/apiserver, pkg/endpoints/metrics, pkg/admission/metrics and pkg/util/flowcontrol;
 * k8s.io/apiextensions-apiserver, pkg/apiserver/conversion), as of 1.36.
 */
export const kubeApiserverMetrics = {
  requestTotal: counter('apiserver_request_total', [...request, 'dry_run', 'code']),
  requestDuration: histogram('apiserver_request_duration_seconds', [...request, 'dry_run']),
  requestSliDuration: histogram('apiserver_request_sli_duration_seconds', request),
  longrunningRequests: gauge('apiserver_longrunning_requests', request),
  currentInflightRequests: gauge('apiserver_current_inflight_requests', ['request_kind'], {
    values: { request_kind: ['mutating', 'readOnly'] },
  }),
  flowControlRejectedTotal: counter('apiserver_flowcontrol_rejected_requests_total', [
    'priority_level',
    'flow_schema',
    'reason',
  ]),
  storageObjects: gauge('apiserver_storage_objects', ['group', 'resource']),
  admissionWebhookDuration: histogram('apiserver_admission_webhook_admission_duration_seconds', [
    ...webhook,
    'rejected',
  ]),
  admissionWebhookRequestTotal: counter('apiserver_admission_webhook_request_total', [
    ...webhook,
    'code',
    'rejected',
  ]),
  /** A counter in spite of its name. */
  admissionWebhookRejectionCount: counter('apiserver_admission_webhook_rejection_count', [
    ...webhook,
    'error_type',
    'rejection_code',
  ]),
  /** A counter in spite of its name. */
  admissionWebhookFailOpenCount: counter('apiserver_admission_webhook_fail_open_count', ['name', 'type']),
  crdConversionWebhookDuration: histogram(
    'apiserver_crd_conversion_webhook_duration_seconds',
    ['crd_name', 'from_version', 'to_version', 'succeeded'],
    { values: { succeeded: ['true', 'false'] } },
  ),
  conversionWebhookDuration: histogram('apiserver_conversion_webhook_duration_seconds', [
    'failure_type',
    'result',
  ]),
  conversionWebhookRequestTotal: counter('apiserver_conversion_webhook_request_total', [
    'failure_type',
    'result',
  ]),
} as const satisfies Record<string, ScrapedMetric>
