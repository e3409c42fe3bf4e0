import { describe, expect, test } from 'vitest'
import { alert, findingsIn } from './fixture/findings-in.ts'

/** Forms that the rules of kube-prometheus, kubernetes-mixin and of Prometheus' and Alertmanager's own mixins have. */
describe('nothing is said of what well-known rules do', () => {
  test.each([
    'absent(up{job="kubelet"} == 1)',
    'max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}[5m]) >= 1',
    'sum by (namespace, pod) (max by (namespace, pod) (kube_pod_status_phase{phase=~"Pending|Unknown"}) * on (namespace, pod) group_left (owner_kind) topk by (namespace, pod) (1, max by (namespace, pod, owner_kind) (kube_pod_owner{owner_kind!="Job"}))) > 0',
    'kube_deployment_status_observed_generation != kube_deployment_metadata_generation',
    '(kube_deployment_spec_replicas > kube_deployment_status_replicas_available) and (changes(kube_deployment_status_replicas_updated[10m]) == 0)',
    'kube_node_status_condition{condition="Ready",status="true"} == 0',
    'sum by (node) (changes(kube_node_status_condition{status="true",condition="Ready"}[15m])) > 2',
    'histogram_quantile(0.99, sum by (instance, le) (rate(kubelet_pod_worker_duration_seconds_bucket[5m]))) * on (instance) group_left (node) kubelet_node_name > 60',
    'apiserver_client_certificate_expiration_seconds_count > 0 and on (job) histogram_quantile(0.01, sum by (job, le) (rate(apiserver_client_certificate_expiration_seconds_bucket[5m]))) < 604800',
    'sum(apiserver_request:burnrate1h) > (14.4 * 0.01) and sum(apiserver_request:burnrate5m) > (14.4 * 0.01)',
    'count by (cluster) (count by (git_version, cluster) (label_replace(kubernetes_build_info, "git_version", "$1", "git_version", "(v[0-9]*.[0-9]*).*"))) > 1',
    'ALERTS{severity="info"} == 1 unless on (namespace) ALERTS{alertname!="InfoInhibitor", severity=~"warning|critical", alertstate="firing"} == 1',
    'count by (node) (node_cpu_seconds_total{mode="idle"} * on (namespace, pod) group_left (node) topk by (namespace, pod) (1, node_namespace_pod:kube_pod_info:)) > 1',
    'sum without (cpu, mode) (rate(node_cpu_seconds_total[3m])) / on (instance) group_left () count by (instance) (sum by (instance, cpu) (node_cpu_seconds_total)) > 1',
    'predict_linear(node_filesystem_avail_bytes[6h], 24 * 60 * 60) < 0',
    'max_over_time(prometheus_config_last_reload_successful[5m]) == 0',
    'predict_linear(prometheus_notifications_queue_length[5m], 60 * 30) > min_over_time(prometheus_notifications_queue_capacity[5m])',
    '(rate(prometheus_notifications_errors_total[5m]) / rate(prometheus_notifications_sent_total[5m])) * 100 > 1',
    'max_over_time(prometheus_notifications_alertmanagers_discovered[5m]) < 1',
    'sum without (type) (rate(prometheus_tsdb_head_samples_appended_total[5m])) <= 0 and (sum without (rule_group) (prometheus_rule_group_rules) > 0)',
    '(max_over_time(a_seconds[5m]) - ignoring (remote_name, url) group_right max_over_time(b_seconds[5m])) > 120',
    'min without (alertmanager) (rate(prometheus_notifications_errors_total{alertmanager!~``}[5m]) / rate(prometheus_notifications_sent_total{alertmanager!~``}[5m])) * 100 > 3',
    'avg_over_time(prometheus_engine_queries[5m]) / max_over_time(prometheus_engine_queries_concurrent_max[5m]) > 0.8',
    'count by (job) (changes(process_start_time_seconds[10m]) > 4) / count by (job) (up) >= 0.5',
    'max_over_time(alertmanager_cluster_members[5m]) < on (namespace, service) group_left count by (namespace, service) (max_over_time(alertmanager_cluster_members[5m]))',
    'count by (job) (count_values by (job) ("config_hash", alertmanager_config_hash)) != 1',
    'stdvar by (cluster) (kube_state_metrics_total_shards) != 0',
    'prometheus_rule_group_last_duration_seconds > prometheus_rule_group_interval_seconds',
    'increase(prometheus_rule_evaluation_failures_total[5m]) > 0',
    'sum by (namespace, pod, container) (increase(container_cpu_cfs_throttled_periods_total{container!=""}[5m])) / sum by (namespace, pod, container) (increase(container_cpu_cfs_periods_total[5m])) > 0.25',
    'container_memory_working_set_bytes{container!="", image!=""} * on (namespace, pod) group_left (node) topk by (namespace, pod) (1, max by (namespace, pod, node) (kube_pod_info{node!=""})) > 1',
  ])('%s', (expr) => {
    expect(findingsIn(alert(expr))).toEqual([])
  })
})
