/** Labels that scrape configurations commonly add, so that their absence from an exposition says nothing. */
const common = new Set([
  ...['job', 'instance', 'namespace', 'pod', 'container', 'service', 'endpoint', 'node', 'host', 'hostname'],
  ...['cluster', 'cluster_name', 'cluster_id', 'prometheus', 'prometheus_replica', 'replica', 'shard'],
  ...['env', 'environment', 'stage', 'region', 'zone', 'availability_zone', 'datacenter', 'dc', 'tenant'],
  ...['team', 'app', 'application', 'component', 'release', 'chart', 'version', 'project', 'metrics_path'],
  ...['deployment', 'statefulset', 'daemonset', 'replicaset', 'workload', 'tier', 'role', 'source', 'id'],
])

/** Whether a label may have come from the scrape: one that scrapes commonly add, or that a pod's labels became. */
export function mayBeTargetLabel(label: string, added: ReadonlySet<string>): boolean {
  return (
    common.has(label) ||
    added.has(label) ||
    /^(?:__|exported_|label_|annotation_|app_kubernetes_io_)/.test(label)
  )
}
