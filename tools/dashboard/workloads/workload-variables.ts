import { ownNamespace } from '../selector.ts'
import { labelVariable, resourceVariables } from '../variable.ts'
import { pods } from './pod-selector.ts'

/** The resource, its pods, and which of the metrics that these expose are looked at. */
export function workloadVariables() {
  return [
    ...resourceVariables(),
    labelVariable({
      name: 'pod',
      label: 'Pod',
      series: `binnacle_cr_owned_pod_info{cluster=~"$cluster", job=~"$job", group="$group", kind="$kind", ${ownNamespace}, name="$name"}`,
      // All of another kind would be the pods of the namespace, or of the cluster; one resource has few.
      all: 'listed',
    }),
    labelVariable({
      name: 'requests',
      label: 'Requests',
      description: 'The counter of requests that the application exposes.',
      series: `{__name__=~"(http|grpc|rpc).*(requests?|handled|duration_seconds|duration_milliseconds)(_total|_count)", ${pods}}`,
      from: '__name__',
      single: true,
      // http_requests_total rather than http_request_duration_seconds_count, which has no status as a rule.
      lastFirst: true,
    }),
    labelVariable({
      name: 'latency',
      label: 'Latency',
      description: 'The histogram of request times that the application exposes.',
      series: `{__name__=~"(http|grpc|rpc).*(duration|latency|handling)_(seconds|milliseconds)_bucket", ${pods}}`,
      from: '__name__',
      single: true,
    }),
  ]
}
