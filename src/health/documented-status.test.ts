import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { KubernetesObject } from '../object/index.ts'
import { assess, noOverrides } from './index.ts'

/**
 * Statuses written after the public documentation of their kinds, before the engine was tried on them: the group,
 * the kind, the status, and what else the object has after a bar. What each means there is the verdict that it stands
 * under. No rule may be for one of these kinds. On the first try 132 of 152 were read rightly.
 */
const documented: Readonly<Record<string, string>> = {
  healthy: `
cdi.kubevirt.io DataImportCron {conditions: [{type: Progressing, status: "False", reason: NoImportRunning}, {type: UpToDate, status: "True"}], currentImports: []}
kueue.x-k8s.io ClusterQueue {conditions: [{type: Active, status: "True", reason: Ready, message: Can admit new workloads}], pendingWorkloads: 2, admittedWorkloads: 1}
scheduling.volcano.sh Queue {state: Open, running: 2, pending: 1}
ray.io RayCluster {state: ready, desiredWorkerReplicas: 2, availableWorkerReplicas: 2, readyWorkerReplicas: 2, conditions: [{type: HeadPodReady, status: "True", reason: HeadPodRunningAndReady}, {type: RayClusterProvisioned, status: "True", reason: AllPodRunningAndReadyFirstTime}, {type: RayClusterSuspended, status: "False"}]}
ray.io RayJob {jobStatus: SUCCEEDED, jobDeploymentStatus: Complete}
kubeflow.org Notebook {readyReplicas: 1, containerState: {running: {startedAt: x}}, conditions: [{type: Running, status: "True"}]}
kubeflow.org Experiment {conditions: [{type: Created, status: "True", reason: ExperimentCreated}, {type: Running, status: "False", reason: ExperimentRunning}, {type: Succeeded, status: "True", reason: ExperimentMaxTrialsReached}], trials: 12, trialsSucceeded: 11, trialsFailed: 1}
kafka.strimzi.io KafkaConnector {conditions: [{type: Ready, status: "True"}], connectorStatus: {name: a, connector: {state: RUNNING, worker_id: b}, tasks: [{id: 0, state: RUNNING}]}, tasksMax: 1}
postgresql.cnpg.io Backup {phase: completed, method: barmanObjectStore, startedAt: x, stoppedAt: y}
postgresql.cnpg.io Pooler {instances: 2} | spec: {instances: 2}
planetscale.com VitessCluster {cells: {zone1: {gatewayAvailable: "True", pendingChanges: ""}}, keyspaces: {main: {readyShards: 2, shards: 2, updatedTablets: 3, readyTablets: 3, desiredTablets: 3, tablets: 3, idle: "False"}}}
mongodb.com MongoDBUser {phase: Updated, username: a, roles: []}
redis.redis.opstreelabs.in RedisCluster {state: Ready, reason: RedisCluster is ready, readyLeaderReplicas: 3, readyFollowerReplicas: 3}
scylla.scylladb.com ScyllaCluster {members: 3, readyMembers: 3, availableMembers: 3, racks: {a: {members: 3, readyMembers: 3}}, conditions: [{type: Available, status: "True", reason: AsExpected}, {type: Progressing, status: "False", reason: AsExpected}, {type: Degraded, status: "False", reason: AsExpected}]}
longhorn.io BackingImage {diskFileStatusMap: {a: {state: ready, progress: 100, message: ""}, b: {state: ready-for-transfer}}, uuid: x}
openebs.io DiskPool {cr_state: Created, pool_status: Online, capacity: 10, used: 1, available: 9}
kyverno.io ClusterPolicy {ready: true, autogen: {}, conditions: [{type: Ready, status: "True", reason: Succeeded}], rulecount: {generate: 0, mutate: 0, validate: 1}}
constraints.gatekeeper.sh K8sRequiredLabels {totalViolations: 3, auditTimestamp: x, byPod: [{id: a, enforced: true, observedGeneration: 2, operations: [audit]}], violations: [{enforcementAction: deny, message: you must provide labels, name: a}]}
cluster.open-cluster-management.io ManagedCluster {conditions: [{type: HubAcceptedManagedCluster, status: "True"}, {type: ManagedClusterJoined, status: "True"}, {type: ManagedClusterConditionAvailable, status: "True", reason: ManagedClusterAvailable}]}
metal3.io BareMetalHost {operationalStatus: OK, errorType: "", errorMessage: "", errorCount: 0, poweredOn: true, provisioning: {state: provisioned, ID: x}}
triggers.tekton.dev EventListener {conditions: [{type: Available, status: "True", reason: MinimumReplicasAvailable}, {type: Deployment, status: "True"}, {type: Progressing, status: "True", reason: NewReplicaSetAvailable}, {type: Ready, status: "True"}, {type: Service, status: "True"}]}
argoproj.io ArgoCD {phase: Available, server: Running, repo: Running, redis: Running, sso: Unknown, applicationController: Running, applicationSetController: Unknown, notificationsController: Unknown}
sparkoperator.k8s.io ScheduledSparkApplication {scheduleState: Scheduled, lastRun: x, nextRun: y, lastRunName: a, pastSuccessfulRunNames: [a]}
networking.istio.io VirtualService {observedGeneration: 2, validationMessages: []}
sailoperator.io Istio {state: Healthy, activeRevisionName: default, revisions: {total: 1, ready: 1, inUse: 1}, conditions: [{type: Reconciled, status: "True"}, {type: Ready, status: "True"}]}
k8s.nginx.org VirtualServer {state: Valid, reason: AddedOrUpdated, message: "Configuration for a/b was added or updated"}
secrets.hashicorp.com VaultAuth {valid: true, error: ""}
vault.banzaicloud.com Vault {leader: vault-0, nodes: [vault-0], conditions: [{type: Healthy, status: "True"}]}
trust.cert-manager.io Bundle {conditions: [{type: Synced, status: "True", reason: Synced, message: Successfully synced Bundle to all namespaces}], defaultCAVersion: a}
secrets.doppler.com DopplerSecret {conditions: [{type: secrets.doppler.com/SecretSyncReady, status: "True", reason: OK}, {type: secrets.doppler.com/DeploymentReloadReady, status: "True", reason: OK}]}
operators.coreos.com ClusterServiceVersion {phase: Succeeded, reason: InstallSucceeded, message: install strategy completed with no errors, requirementStatus: [{kind: ServiceAccount, status: Present}]}
olm.operatorframework.io ClusterExtension {conditions: [{type: Installed, status: "True", reason: Succeeded}, {type: Progressing, status: "True", reason: Succeeded, message: desired state reached}, {type: Deprecated, status: "False"}]}
config.openshift.io ClusterVersion {conditions: [{type: Available, status: "True"}, {type: Failing, status: "False"}, {type: Progressing, status: "False"}, {type: RetrievedUpdates, status: "False", reason: NoChannel, message: The update channel has not been configured.}, {type: Upgradeable, status: "False", reason: AdminAckRequired}]}
machine.openshift.io MachineHealthCheck {currentHealthy: 3, expectedMachines: 3, remediationsAllowed: 1, conditions: [{type: RemediationAllowed, status: "True"}]}
noobaa.io BucketClass {phase: Ready, mode: OPTIMAL, conditions: [{type: Available, status: "True", reason: BucketClassPhaseReady}, {type: Progressing, status: "False"}, {type: Degraded, status: "False"}, {type: Upgradeable, status: "True"}]}
k6.io TestRun {stage: finished, testRunId: "", conditions: [{type: TestRunRunning, status: "False", reason: TestRunFinished}, {type: CloudTestRun, status: "False"}]}
actions.summerwind.dev RunnerDeployment {replicas: 2, desiredReplicas: 2, readyReplicas: 2, availableReplicas: 2, updatedReplicas: 2}
mellanox.com NicClusterPolicy {state: ready, appliedStates: [{name: a, state: ready}, {name: b, state: ignore}]}
deviceplugin.intel.com GpuDevicePlugin {desiredNumberScheduled: 2, numberReady: 2, nodeNames: [a, b]}
couchbase.com CouchbaseCluster {conditions: [{type: Available, status: "True", reason: Available}, {type: Balanced, status: "True", reason: Balanced}, {type: Hibernating, status: "False"}], size: 3, members: {ready: [a, b, c]}}
jetstream.nats.io Stream {observedGeneration: 2, conditions: [{type: Ready, status: "True", reason: Created, message: Stream successfully created}]}
hazelcast.com Hazelcast {phase: Running, hazelcastClusterStatus: {readyMembers: 3/3}, members: [{ready: true, podName: a}]}
provisioning.cattle.io Cluster {ready: true, observedGeneration: 2, conditions: [{type: Ready, status: "True"}, {type: Provisioned, status: "True"}, {type: Updated, status: "True"}, {type: Connected, status: "True"}, {type: Stalled, status: "False"}, {type: Reconciling, status: "False"}]}
harvesterhci.io VirtualMachineImage {progress: 100, size: 3, conditions: [{type: Initialized, status: "True"}, {type: Imported, status: "True", message: ""}]}
hydra.ory.sh OAuth2Client {observedGeneration: 2, reconciliationError: {statusCode: "", description: ""}, conditions: [{type: Ready, status: "True"}]}
lifecycle.keptn.sh KeptnAppVersion {status: Succeeded, currentPhase: Completed, preDeploymentStatus: Succeeded, workloadOverallStatus: Succeeded, postDeploymentStatus: Succeeded, startTime: x, endTime: y}
machinelearning.seldon.io SeldonDeployment {state: Available, replicas: 1, deploymentStatus: {a: {availableReplicas: 1, replicas: 1}}, conditions: [{type: DeploymentsReady, status: "True"}, {type: Ready, status: "True"}]}
datadoghq.com DatadogAgent {agent: {status: Running (2/2/2), state: Running, desired: 2, current: 2, ready: 2, available: 2, upToDate: 2}, clusterAgent: {state: Running, replicas: 1, readyReplicas: 1}, conditions: [{type: Active, status: "True", reason: Active}, {type: ReconcileError, status: "False"}]}
platform.confluent.io Connector {state: CREATED, connectorState: RUNNING, failedTasksCount: 0, taskStates: [{id: 0, state: RUNNING}], conditions: []}
autoscaling.k8s.io VerticalPodAutoscaler {conditions: [{type: RecommendationProvided, status: "True"}], recommendation: {containerRecommendations: []}}
leaderworkerset.x-k8s.io LeaderWorkerSet {replicas: 2, readyReplicas: 2, updatedReplicas: 2, conditions: [{type: Available, status: "True", reason: AllGroupsReady}, {type: Progressing, status: "False", reason: GroupsProgressing}]}
`,
  degraded: `
snapshot.kubevirt.io VirtualMachineSnapshot {phase: Failed, readyToUse: false, conditions: [{type: Progressing, status: "False", reason: Operation failed}, {type: Ready, status: "False", reason: Not ready}, {type: Failure, status: "True"}]}
kueue.x-k8s.io ClusterQueue {conditions: [{type: Active, status: "False", reason: FlavorNotFound, message: "Can't admit new workloads: references missing ResourceFlavor(s): [a]"}]}
ray.io RayJob {jobStatus: FAILED, jobDeploymentStatus: Failed, message: Job failed due to an application error, reason: AppFailed}
kubeflow.org Notebook {readyReplicas: 0, containerState: {waiting: {reason: ImagePullBackOff, message: Back-off pulling image}}, conditions: [{type: Waiting, status: "True", reason: ImagePullBackOff}]}
kafka.strimzi.io KafkaConnector {conditions: [{type: Ready, status: "True"}], connectorStatus: {connector: {state: FAILED, trace: "org.apache.kafka.connect.errors.ConnectException"}, tasks: []}}
kafka.strimzi.io KafkaConnector {conditions: [{type: NotReady, status: "True", reason: Throwable, message: "The following tasks have failed: 0, see connectorStatus for more details."}], connectorStatus: {connector: {state: RUNNING}, tasks: [{id: 0, state: FAILED}]}}
mongodb.com MongoDB {phase: Failed, message: "Failed to create/update StatefulSet"}
atlas.mongodb.com AtlasDeployment {conditions: [{type: Ready, status: "False"}, {type: DeploymentReady, status: "False", reason: DeploymentNotCreatedInAtlas, message: "POST: HTTP 400 INVALID_ATTRIBUTE"}, {type: ValidationSucceeded, status: "True"}]}
app.redislabs.com RedisEnterpriseDatabase {status: creation-failed, specStatus: Valid}
velero.io Restore {phase: PartiallyFailed, errors: 3, warnings: 1, completionTimestamp: x}
velero.io BackupRepository {phase: NotReady, message: "error to connect to backup repo: failed to open repository"}
longhorn.io BackupTarget {available: false, conditions: [{type: Unavailable, status: "True", reason: Unavailable, message: failed to list backup volumes}]}
cstor.openebs.io CStorVolumeReplica {phase: Offline, capacity: {total: 1}}
local.openebs.io LVMVolume {state: Failed, error: {code: InsufficientCapacity, message: no space left}}
kyverno.io UpdateRequest {state: Failed, message: failed to apply}
cluster.karmada.io Cluster {conditions: [{type: Ready, status: "False", reason: ClusterNotReachable, message: cluster is not reachable}], kubernetesVersion: v1}
tekton.dev TaskRun {conditions: [{type: Succeeded, status: "False", reason: TaskRunCancelled, message: TaskRun was cancelled}], completionTime: x}
operator.tekton.dev TektonConfig {conditions: [{type: ComponentsReady, status: "False", reason: Error, message: "TektonPipeline: installer set not ready"}, {type: PreInstall, status: "True"}, {type: Ready, status: "False", reason: Error}]}
sparkoperator.k8s.io ScheduledSparkApplication {scheduleState: FailedValidation, reason: "invalid cron expression"}
flink.apache.org FlinkSessionJob {jobStatus: {state: FAILING, jobName: a}, error: "org.apache.flink.util.FlinkException", reconciliationStatus: {state: DEPLOYED}}
camel.apache.org Pipe {phase: Error, conditions: [{type: Ready, status: "False", reason: Error, message: cannot find kamelet}]}
networking.istio.io VirtualService {observedGeneration: 2, validationMessages: [{documentationUrl: x, level: ERROR, type: {code: IST0101, name: ReferencedResourceNotFound}}]}
k8s.nginx.org VirtualServer {state: Warning, reason: AddedOrUpdatedWithWarning, message: "Configuration was added or updated with warning(s): unknown upstream"}
k8s.nginx.org Policy {state: Invalid, reason: Rejected, message: "a/b is invalid and was rejected"}
tempo.grafana.com TempoStack {conditions: [{type: ConfigurationError, status: "True", reason: InvalidStorageConfig, message: "could not fetch Secret"}, {type: Ready, status: "False", reason: Ready}]}
tf.upbound.io Workspace {conditions: [{type: Synced, status: "False", reason: ReconcileError, message: "apply failed: cannot apply Terraform configuration"}, {type: Ready, status: "True", reason: Available}]}
pubsub.cnrm.cloud.google.com PubSubTopic {conditions: [{type: Ready, status: "False", reason: UpdateFailed, message: "Update call failed: error applying desired state: googleapi: Error 403"}], observedGeneration: 2}
storage.azure.com StorageAccount {conditions: [{type: Ready, status: "False", severity: Error, reason: BadRequest, message: "The storage account name is already taken", observedGeneration: 2}]}
vault.banzaicloud.com Vault {leader: "", nodes: [], conditions: [{type: Healthy, status: "False", error: "dial tcp: i/o timeout"}]}
trust.cert-manager.io Bundle {conditions: [{type: Synced, status: "False", reason: SourceNotFound, message: "Bundle source was not found: configmaps a not found"}]}
secrets.infisical.com InfisicalSecret {conditions: [{type: secrets.infisical.com/ReadyToSyncSecrets, status: "False", reason: Error, message: "Failed to sync secrets because invalid token"}, {type: secrets.infisical.com/LoadedInfisicalToken, status: "True", reason: OK}]}
config.openshift.io ClusterOperator {conditions: [{type: Available, status: "True", reason: AsExpected}, {type: Progressing, status: "False"}, {type: Degraded, status: "True", reason: OAuthServerDeployment_UnavailablePod, message: "1 of 3 requested instances are unavailable"}, {type: Upgradeable, status: "True"}]}
build.openshift.io Build {phase: Failed, reason: DockerBuildFailed, message: Docker build strategy has failed., completionTimestamp: x}
ceph.rook.io CephBlockPool {phase: Failure, info: {type: Replicated}}
noobaa.io BackingStore {phase: Rejected, mode: {modeCode: AUTH_FAILED, timeStamp: x}, conditions: [{type: Available, status: Unknown, reason: BackingStorePhaseRejected, message: "BackingStore is not accessible"}, {type: Progressing, status: "False"}, {type: Degraded, status: "True", reason: BackingStorePhaseRejected}]}
kubedb.com Postgres {phase: Critical, conditions: [{type: ReplicaReady, status: "False", reason: SomeReplicasAreNotReady}, {type: AcceptingConnection, status: "True"}, {type: Ready, status: "True"}]}
litmuschaos.io ChaosResult {experimentStatus: {phase: Completed, verdict: Fail, failStep: "[chaos]: Failed inside chaoslib", probeSuccessPercentage: "0"}}
actions.github.com EphemeralRunner {phase: Failed, ready: false, reason: TooManyPodFailures, message: "Pod has failed to start more than 5 times: exit code 1", failures: {a: x}}
enterprise.splunk.com Standalone {phase: Error, replicas: 1, readyReplicas: 0, message: "licence not valid"}
solr.apache.org SolrBackup {finished: true, successful: false, collectionBackupStatuses: [{collection: a, finished: true, successful: false}]}
extensions.gardener.cloud Worker {observedGeneration: 2, lastOperation: {type: Reconcile, state: Error, description: "machine failed"}, lastError: {description: "quota exceeded", codes: [ERR_INFRA_QUOTA_EXCEEDED]}}
helm.cattle.io HelmChart {jobName: helm-install-a, conditions: [{type: JobCreated, status: "True", reason: Job created}, {type: Failed, status: "True", reason: Job failed}]}
hydra.ory.sh OAuth2Client {observedGeneration: 2, reconciliationError: {statusCode: CLIENT_REGISTRATION_FAILED, description: "registration refused"}, conditions: [{type: Ready, status: "False"}]}
addons.cluster.x-k8s.io HelmChartProxy {observedGeneration: 2, conditions: [{type: Ready, status: "False", severity: Error, reason: HelmInstallOrUpgradeFailed}, {type: HelmReleaseProxiesReady, status: "False", severity: Error, reason: HelmInstallOrUpgradeFailed, message: "cannot re-use a name that is still in use"}]}
dynatrace.com DynaKube {phase: Error, conditions: [{type: Tokens, status: "False", reason: TokenError, message: "token 'apiToken' not found"}]}
autoscaling.k8s.io VerticalPodAutoscaler {conditions: [{type: RecommendationProvided, status: "False"}, {type: NoPodsMatched, status: "True", reason: NoPodsMatched, message: No pods match this VPA object}]}
multicluster.x-k8s.io ServiceExport {conditions: [{type: Valid, status: "True"}, {type: Conflict, status: "True", reason: PortConflict, message: "conflicting ports"}]}
`,
  progressing: `
kubevirt.io VirtualMachine {printableStatus: WaitingForVolumeBinding, created: false, ready: false, conditions: [{type: Ready, status: "False", reason: VMINotExists, message: VMI does not exist}]}
batch.volcano.sh Job {state: {phase: Restarting, lastTransitionTime: x}, minAvailable: 2, retryCount: 1, running: 1, failed: 0}
ray.io RayJob {jobStatus: RUNNING, jobDeploymentStatus: Running, rayClusterName: a, rayClusterStatus: {state: ready}}
postgresql.cnpg.io Cluster {phase: Failing over, phaseReason: Failing over from a-1 to a-2, instances: 3, readyInstances: 2, targetPrimary: a-2, currentPrimary: a-1, conditions: [{type: Ready, status: "False", reason: ClusterIsNotReady}]}
postgres-operator.crunchydata.com PostgresCluster {instances: [{name: a, replicas: 2, readyReplicas: 1, updatedReplicas: 2}], conditions: [{type: ProxyAvailable, status: "True"}], pgbackrest: {repoHost: {ready: true}}}
redis.redis.opstreelabs.in RedisCluster {state: Bootstrap, reason: RedisCluster is bootstrapping, readyLeaderReplicas: 3, readyFollowerReplicas: 1}
k8ssandra.io K8ssandraCluster {datacenters: {dc1: {cassandra: {cassandraOperatorProgress: Updating, conditions: [{type: Ready, status: "True"}, {type: Updating, status: "True"}]}}}, conditions: [{type: CassandraInitialized, status: "True"}]}
velero.io DataUpload {phase: Prepared, node: a, progress: {}}
velero.io Restore {phase: WaitingForPluginOperations, restoreItemOperationsAttempted: 2, restoreItemOperationsCompleted: 1}
kyverno.io UpdateRequest {state: Pending}
tekton.dev TaskRun {conditions: [{type: Succeeded, status: Unknown, reason: Pending, message: "pod status \\"PodScheduled\\":\\"False\\"; message: \\"0/1 nodes are available\\""}], podName: a}
argoproj.io ArgoCD {phase: Pending, server: Running, repo: Running, redis: Pending, sso: Unknown, applicationController: Running}
camel.apache.org IntegrationKit {phase: Build Submitted, baseImage: a}
sailoperator.io Istio {state: IstiodNotReady, revisions: {total: 1, ready: 0, inUse: 1}, conditions: [{type: Reconciled, status: "True"}, {type: Ready, status: "False", reason: IstiodNotReady, message: not all istiod pods are ready}]}
install.istio.io IstioOperator {status: RECONCILING, componentStatus: {Base: {status: HEALTHY}, Pilot: {status: RECONCILING}}}
tempo.grafana.com TempoStack {conditions: [{type: Pending, status: "True", reason: PendingComponents, message: One or more Tempo components are pending}, {type: Ready, status: "False", reason: PendingComponents}]}
pubsub.cnrm.cloud.google.com PubSubTopic {conditions: [{type: Ready, status: "False", reason: Updating, message: Update in progress}], observedGeneration: 2}
externaldns.k8s.io DNSEndpoint {observedGeneration: 1}
operators.coreos.com ClusterServiceVersion {phase: Replacing, reason: BeingReplaced, message: "being replaced by csv: a.v2"}
build.openshift.io Build {phase: Running, startTimestamp: x, outputDockerImageReference: a}
ceph.rook.io CephFilesystem {phase: Progressing}
kubedb.com MySQL {phase: DataRestoring, conditions: [{type: ProvisioningStarted, status: "True"}, {type: DataRestored, status: "False"}]}
k6.io TestRun {stage: started, conditions: [{type: TestRunRunning, status: "True", reason: TestRunRunningTrue}]}
nodemaintenance.medik8s.io NodeMaintenance {phase: Running, pendingPods: [a], totalpods: 3, evictionPods: 3, drainProgress: 66, lastError: ""}
couchbase.com CouchbaseCluster {conditions: [{type: Available, status: "True", reason: Available}, {type: Balanced, status: "False", reason: Unbalanced, message: "Data is not equally distributed across all nodes"}, {type: Scaling, status: "True", reason: Scaling}]}
asdb.aerospike.com AerospikeCluster {phase: InProgress, size: 3}
hazelcast.com Map {state: Persisting, message: ""}
kamaji.clastix.io TenantControlPlane {kubernetesResources: {version: {status: Provisioning, version: v1.30}, deployment: {name: a, replicas: 1, unavailableReplicas: 1}}}
provisioning.cattle.io Cluster {ready: false, conditions: [{type: Ready, status: "False"}, {type: Updated, status: Unknown, reason: Waiting, message: "configuring bootstrap node(s): waiting for cluster agent to connect"}, {type: Provisioned, status: Unknown, reason: Waiting}]}
harvesterhci.io VirtualMachineImage {progress: 40, conditions: [{type: Initialized, status: "True"}, {type: Imported, status: Unknown}]}
lifecycle.keptn.sh KeptnAppVersion {status: Progressing, currentPhase: AppDeploy, preDeploymentStatus: Succeeded, workloadOverallStatus: Pending, postDeploymentStatus: Pending}
machinelearning.seldon.io SeldonDeployment {state: Creating, replicas: 0}
kaito.sh Workspace {conditions: [{type: ResourceReady, status: "True", reason: ResourceStatusSuccess}, {type: InferenceReady, status: "False", reason: WorkspaceInferenceStatusNotReady, message: "workload is not ready"}, {type: WorkspaceSucceeded, status: "False", reason: workspacePending}]}
platform.confluent.io Kafka {phase: PROVISIONING, replicas: 3, readyReplicas: 1, conditions: [{type: platform.confluent.io/statefulset-available, status: "False", reason: GarbageCollection}, {type: platform.confluent.io/cluster-ready, status: "False"}]}
leaderworkerset.x-k8s.io LeaderWorkerSet {replicas: 2, readyReplicas: 1, conditions: [{type: Available, status: "False", reason: AllGroupsReady}, {type: Progressing, status: "True", reason: GroupsProgressing, message: Replicas are progressing}]}
`,
  suspended: `
kueue.x-k8s.io ClusterQueue {conditions: [{type: Active, status: "False", reason: Stopped, message: "Can't admit new workloads: is stopped"}]}
scheduling.volcano.sh Queue {state: Closed}
ray.io RayCluster {state: suspended, conditions: [{type: RayClusterSuspended, status: "True", reason: RayClusterSuspended}, {type: HeadPodReady, status: "False", reason: HeadPodNotFound}]}
kubeflow.org MPIJob {conditions: [{type: Created, status: "True", reason: MPIJobCreated}, {type: Running, status: "False", reason: MPIJobSuspended}, {type: Suspended, status: "True", reason: MPIJobSuspended}]}
s3.aws.upbound.io Bucket {conditions: [{type: Synced, status: "False", reason: ReconcilePaused, message: Reconciliation is paused via the pause annotation}, {type: Ready, status: "True", reason: Available}]}
kubedb.com Postgres {phase: Halted, conditions: [{type: Halted, status: "True"}, {type: Ready, status: "False"}]}
chaos-mesh.org NetworkChaos {conditions: [{type: Selected, status: "True"}, {type: AllInjected, status: "False"}, {type: AllRecovered, status: "True"}, {type: Paused, status: "True"}], experiment: {desiredPhase: Stop}}
kamaji.clastix.io TenantControlPlane {kubernetesResources: {version: {status: Sleeping, version: v1.30}}}
longhorn.io Replica {currentState: stopped, started: false, conditions: []}
`,
  terminating: `
rds.aws.upbound.io Instance {conditions: [{type: Ready, status: "False", reason: Deleting}, {type: Synced, status: "True", reason: ReconcileSuccess}]}
rancher.example Namespace {phase: Terminating}
`,
  unknown: `
volumes.example Snapshot {phase: Unknown}
karmada.example Cluster {state: dontknow, nodes: 3}
batch.example Report {generated: x, rows: 4}
`,
}

/** Of the same statuses those that are read otherwise, under what they mean. One that is read rightly belongs above. */
const misread: Readonly<Record<string, string>> = {
  healthy: `
chaos-mesh.org NetworkChaos {conditions: [{type: Selected, status: "True"}, {type: AllInjected, status: "True"}, {type: AllRecovered, status: "False"}, {type: Paused, status: "False"}], experiment: {desiredPhase: Run}}
`,
  degraded: `
monitoring.coreos.com Alertmanager {conditions: [{type: Available, status: Degraded, reason: SomePodsNotReady, message: "pod a-1: 0/1 nodes are available"}, {type: Reconciled, status: "True"}], replicas: 3, availableReplicas: 2}
kubernetes.crossplane.io Object {conditions: [{type: Synced, status: "True", reason: ReconcileSuccess}, {type: Ready, status: "False", reason: Unavailable}]}
`,
  progressing: `
dynamodb.services.k8s.aws Table {tableStatus: CREATING, conditions: [{type: ACK.ResourceSynced, status: "False", reason: "table in 'CREATING' state, cannot be modified"}]}
`,
  suspended: `
kafka.strimzi.io KafkaConnector {conditions: [{type: Ready, status: "True"}], connectorStatus: {connector: {state: PAUSED}, tasks: [{id: 0, state: PAUSED}]}}
`,
}

function said(line: string): string {
  const parts = /^(\S+) (\S+) (\{.*?\})(?: \| (.*))?$/.exec(line)
  if (parts === null) throw new Error(`no status in: ${line}`)
  const [, group = '', kind = '', text = '', rest = ''] = parts
  const object = { apiVersion: `${group}/v1`, kind, metadata: { generation: 2 }, spec: {}, ...parse(rest) }
  const hints = { overrides: noOverrides }
  return assess({ ...object, status: parse(text) } as KubernetesObject, hints).state
}

describe.each(Object.entries(documented))('%s', (state, lines) => {
  test.each(lines.trim().split('\n'))('%s', (line) => {
    expect(said(line)).toBe(state)
  })
})

describe.each(Object.entries(misread))('not yet %s', (state, lines) => {
  test.fails.each(lines.trim().split('\n'))('%s', (line) => {
    expect(said(line)).toBe(state)
  })
})
