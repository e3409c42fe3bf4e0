import { metricsFrom, type ScrapedMetric } from './scraped-metric.ts'

const { counter, gauge } = metricsFrom('kube-state-metrics')

const pod = ['namespace', 'pod', 'uid']
const container = [...pod, 'container']
const resources = { values: { unit: ['core', 'byte', 'integer'] } }
const condition = ['true', 'false', 'unknown']
const owner = ['owner_kind', 'owner_name', 'owner_is_controller']
const deployment = ['namespace', 'deployment']
const statefulSet = ['namespace', 'statefulset']
const daemonSet = ['namespace', 'daemonset']
const replicaSet = ['namespace', 'replicaset']
const job = ['namespace', 'job_name']
const claim = ['namespace', 'persistentvolumeclaim']

/**
 * What kube-state-metrics tells of built-in objects, as of v2.20 (docs/metrics). `created_by_kind` of a pod is its
 * immediate owner (a ReplicaSet, not a Deployment), and only `kube_pod_info` has it. `namespace` and `pod` are those of
 * the object where the scrape honours labels; else the scrape's own take the names and these become `exported_…`.
 */
export const kubeStateMetrics = {
  podInfo: gauge('kube_pod_info', [
    ...pod,
    'host_ip',
    'pod_ip',
    'node',
    'created_by_kind',
    'created_by_name',
    'priority_class',
    'host_network',
  ]),
  podOwner: gauge('kube_pod_owner', [...pod, ...owner]),
  podLabels: gauge('kube_pod_labels', pod, { open: true }),
  podAnnotations: gauge('kube_pod_annotations', pod, { open: true }),
  podCreated: gauge('kube_pod_created', pod),
  podStartTime: gauge('kube_pod_start_time', pod),
  podDeletionTimestamp: gauge('kube_pod_deletion_timestamp', pod),
  podStatusPhase: gauge('kube_pod_status_phase', [...pod, 'phase'], {
    values: { phase: ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'] },
  }),
  podStatusReady: gauge('kube_pod_status_ready', [...pod, 'condition'], { values: { condition } }),
  podStatusScheduled: gauge('kube_pod_status_scheduled', [...pod, 'condition'], { values: { condition } }),
  podStatusReason: gauge('kube_pod_status_reason', [...pod, 'reason']),
  podStatusUnschedulable: gauge('kube_pod_status_unschedulable', pod),
  containerInfo: gauge('kube_pod_container_info', [
    ...container,
    'image',
    'image_id',
    'image_spec',
    'container_id',
  ]),
  containerRestartsTotal: counter('kube_pod_container_status_restarts_total', container),
  containerReady: gauge('kube_pod_container_status_ready', container),
  containerRunning: gauge('kube_pod_container_status_running', container),
  containerWaiting: gauge('kube_pod_container_status_waiting', container),
  containerWaitingReason: gauge('kube_pod_container_status_waiting_reason', [...container, 'reason']),
  containerTerminated: gauge('kube_pod_container_status_terminated', container),
  containerTerminatedReason: gauge('kube_pod_container_status_terminated_reason', [...container, 'reason']),
  containerLastTerminatedReason: gauge('kube_pod_container_status_last_terminated_reason', [
    ...container,
    'reason',
  ]),
  containerResourceRequests: gauge(
    'kube_pod_container_resource_requests',
    [...container, 'node', 'resource', 'unit'],
    resources,
  ),
  containerResourceLimits: gauge(
    'kube_pod_container_resource_limits',
    [...container, 'node', 'resource', 'unit'],
    resources,
  ),
  deploymentCreated: gauge('kube_deployment_created', deployment),
  deploymentLabels: gauge('kube_deployment_labels', deployment, { open: true }),
  deploymentSpecReplicas: gauge('kube_deployment_spec_replicas', deployment),
  deploymentSpecPaused: gauge('kube_deployment_spec_paused', deployment),
  deploymentReplicas: gauge('kube_deployment_status_replicas', deployment),
  deploymentReplicasReady: gauge('kube_deployment_status_replicas_ready', deployment),
  deploymentReplicasAvailable: gauge('kube_deployment_status_replicas_available', deployment),
  deploymentReplicasUnavailable: gauge('kube_deployment_status_replicas_unavailable', deployment),
  deploymentReplicasUpdated: gauge('kube_deployment_status_replicas_updated', deployment),
  deploymentObservedGeneration: gauge('kube_deployment_status_observed_generation', deployment),
  deploymentMetadataGeneration: gauge('kube_deployment_metadata_generation', deployment),
  deploymentCondition: gauge(
    'kube_deployment_status_condition',
    [...deployment, 'condition', 'status', 'reason'],
    {
      values: { status: condition },
    },
  ),
  statefulSetCreated: gauge('kube_statefulset_created', statefulSet),
  statefulSetLabels: gauge('kube_statefulset_labels', statefulSet, { open: true }),
  statefulSetReplicas: gauge('kube_statefulset_replicas', statefulSet),
  statefulSetStatusReplicas: gauge('kube_statefulset_status_replicas', statefulSet),
  statefulSetReplicasReady: gauge('kube_statefulset_status_replicas_ready', statefulSet),
  statefulSetReplicasAvailable: gauge('kube_statefulset_status_replicas_available', statefulSet),
  statefulSetReplicasCurrent: gauge('kube_statefulset_status_replicas_current', statefulSet),
  statefulSetReplicasUpdated: gauge('kube_statefulset_status_replicas_updated', statefulSet),
  statefulSetCurrentRevision: gauge('kube_statefulset_status_current_revision', [...statefulSet, 'revision']),
  statefulSetUpdateRevision: gauge('kube_statefulset_status_update_revision', [...statefulSet, 'revision']),
  statefulSetObservedGeneration: gauge('kube_statefulset_status_observed_generation', statefulSet),
  statefulSetMetadataGeneration: gauge('kube_statefulset_metadata_generation', statefulSet),
  daemonSetDesired: gauge('kube_daemonset_status_desired_number_scheduled', daemonSet),
  daemonSetScheduled: gauge('kube_daemonset_status_current_number_scheduled', daemonSet),
  daemonSetReady: gauge('kube_daemonset_status_number_ready', daemonSet),
  daemonSetAvailable: gauge('kube_daemonset_status_number_available', daemonSet),
  daemonSetUnavailable: gauge('kube_daemonset_status_number_unavailable', daemonSet),
  daemonSetMisscheduled: gauge('kube_daemonset_status_number_misscheduled', daemonSet),
  replicaSetOwner: gauge('kube_replicaset_owner', [...replicaSet, ...owner]),
  replicaSetSpecReplicas: gauge('kube_replicaset_spec_replicas', replicaSet),
  replicaSetReadyReplicas: gauge('kube_replicaset_status_ready_replicas', replicaSet),
  jobOwner: gauge('kube_job_owner', [...job, ...owner]),
  jobActive: gauge('kube_job_status_active', job),
  jobFailed: gauge('kube_job_status_failed', [...job, 'reason']),
  jobSucceeded: gauge('kube_job_status_succeeded', job),
  jobComplete: gauge('kube_job_complete', [...job, 'condition'], { values: { condition } }),
  namespaceLabels: gauge('kube_namespace_labels', ['namespace'], { open: true }),
  namespacePhase: gauge('kube_namespace_status_phase', ['namespace', 'phase'], {
    values: { phase: ['Active', 'Terminating'] },
  }),
  serviceInfo: gauge('kube_service_info', [
    'namespace',
    'service',
    'uid',
    'cluster_ip',
    'external_name',
    'load_balancer_ip',
    'external_traffic_policy',
  ]),
  claimInfo: gauge('kube_persistentvolumeclaim_info', [...claim, 'storageclass', 'volumename', 'volumemode']),
  claimPhase: gauge('kube_persistentvolumeclaim_status_phase', [...claim, 'phase'], {
    values: { phase: ['Pending', 'Bound', 'Lost'] },
  }),
  claimRequestedBytes: gauge('kube_persistentvolumeclaim_resource_requests_storage_bytes', claim),
  nodeInfo: gauge('kube_node_info', ['node'], { open: true }),
  nodeCondition: gauge('kube_node_status_condition', ['node', 'condition', 'status'], {
    values: { status: condition },
  }),
  nodeAllocatable: gauge('kube_node_status_allocatable', ['node', 'resource', 'unit']),
  nodeCapacity: gauge('kube_node_status_capacity', ['node', 'resource', 'unit']),
  customResourceDefinitionInfo: gauge('kube_customresourcedefinition_info', ['name'], { open: true }),
} as const satisfies Record<string, ScrapedMetric>
