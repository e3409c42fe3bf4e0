import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { KubernetesObject } from '../object/index.ts'
import { assess, noOverrides } from './index.ts'

/**
 * Statuses made up after the shapes that operators publish in their API types, one a line: the kind, its
 * status, and what else it has after a bar. What each says to a person who knows the operator is the verdict
 * that it stands under. No rule may be for one of these kinds.
 */
const statuses: Readonly<Record<string, string>> = {
  progressing: `
CertificateRequest {conditions: [{type: Approved, status: "True", reason: cert-manager.io}, {type: Ready, status: "False", reason: Pending, message: "Waiting on certificate issuance from order x: pending"}]}
Certificate {conditions: [{type: Issuing, status: "True", reason: DoesNotExist, message: Issuing certificate as Secret does not exist}, {type: Ready, status: "False", reason: DoesNotExist, message: Issuing certificate as Secret does not exist}]}
Order {state: pending}
Challenge {presented: true, processing: true, reason: "Waiting for HTTP-01 challenge propagation: wrong status code 404, expected 200", state: pending}
VolumeSnapshot {readyToUse: false}
Kafka {conditions: [{type: NotReady, status: "True", reason: Creating, message: Kafka cluster is being deployed}]}
KafkaRebalance {conditions: [{type: PendingProposal, status: "True"}]}
KafkaRebalance {conditions: [{type: Rebalancing, status: "True"}]}
Cluster {phase: Setting up primary, phaseReason: Creating primary instance a-1, instances: 1, conditions: [{type: Ready, status: "False", reason: ClusterIsNotReady, message: Cluster Is Not Ready}]}
postgresql {PostgresClusterStatus: Creating}
Gateway {conditions: [{type: Accepted, status: Unknown, reason: Pending, message: Waiting for controller},{type: Programmed, status: Unknown, reason: Pending, message: Waiting for controller}]}
Gateway {conditions: [{type: Accepted, status: "True"},{type: Programmed, status: "False", reason: AddressNotAssigned, message: "No addresses have been assigned to the Gateway"}]}
AnalysisRun {phase: Running}
PipelineRun {conditions: [{type: Succeeded, status: Unknown, reason: Running, message: "Tasks Completed: 1 (Failed: 0, Cancelled 0), Incomplete: 3, Skipped: 0"}]}
VirtualMachine {printableStatus: Starting, ready: false, conditions: [{type: Ready, status: "False", reason: GuestNotRunning, message: Guest VM is not reported as running}]}
DataVolume {phase: ImportInProgress, progress: 50.0%, conditions: [{type: Bound, status: "True", reason: Bound},{type: Ready, status: "False", reason: TransferRunning},{type: Running, status: "True", reason: Pod is running}]}
Workload {conditions: [{type: QuotaReserved, status: "False", reason: Pending, message: "could not assign flavors to pod set main: insufficient unused quota for cpu in flavor x, 1 more needed"}]}
TFJob {conditions: [{type: Created, status: "True", reason: TFJobCreated},{type: Running, status: "True", reason: TFJobRunning, message: TFJob x is running.}]}
VCJob {state: {phase: Pending}, pending: 3, minAvailable: 3}
RayService {serviceStatus: WaitForServeDeploymentReady, activeServiceStatus: {applicationStatuses: {a: {status: DEPLOYING}}}}
BareMetalHost {operationalStatus: OK, errorMessage: "", poweredOn: true, provisioning: {state: inspecting}}
MachineConfigPool {machineCount: 3, readyMachineCount: 2, updatedMachineCount: 2, unavailableMachineCount: 1, degradedMachineCount: 0, conditions: [{type: Updated, status: "False"},{type: Updating, status: "True", message: All nodes are updating to x},{type: NodeDegraded, status: "False"},{type: Degraded, status: "False"}]}
CatalogSource {connectionState: {lastObservedState: CONNECTING}}
ClusterDeployment {conditions: [{type: ProvisionFailed, status: Unknown, reason: Initialized, message: Condition Initialized},{type: Unreachable, status: Unknown, reason: Initialized},{type: Provisioned, status: "False", reason: Provisioning, message: Cluster provision created}]}
HelmRelease {conditions: [{type: Reconciling, status: "True", reason: Progressing, message: "Running install action with timeout of 5m0s"},{type: Ready, status: Unknown, reason: Progressing, message: "Running install action with timeout of 5m0s"}]}
Kustomization {conditions: [{type: Reconciling, status: "True", reason: ProgressingWithRetry, message: "Detecting drift for revision x with a timeout of 10m"},{type: Ready, status: "False", reason: DependencyNotReady, message: "dependency a/b is not ready"}]}
Integration {phase: Waiting For Platform}
Integration {phase: Building Kit, conditions: [{type: IntegrationPlatformAvailable, status: "True"}]}
TidbCluster {pd: {phase: Upgrade, members: {a: {health: true}}}, tikv: {phase: Normal}, conditions: [{type: Ready, status: "False", reason: StatefulSetNotUpToDate, message: Statefulset(s) are in progress}]}
ClickHouseInstallation {status: InProgress, hosts: 2, hostsCompleted: 1, action: reconcile started}
MongoDBCommunity {phase: Pending, message: "ReplicaSet is not yet ready, retrying in 10 seconds"}
Bucket {conditions: [{type: Ready, status: "False", reason: DependencyNotReady, message: "reference Foo is not ready"}]}
DBInstance {conditions: [{type: ACK.ResourceSynced, status: "False", message: DB instance in creating state}], dbInstanceStatus: creating}
ResourceGroup {conditions: [{type: Ready, status: "False", severity: Info, reason: Reconciling, message: The resource is in the process of being reconciled by the operator}]}
ResourceGroup {conditions: [{type: Ready, status: "False", severity: Warning, reason: WaitingForOwner, message: "Owner x cannot be found. Progress is blocked until the owner is created."}]}
Application {status: runningWorkflow, workflow: {status: executing, finished: false, steps: [{phase: running}]}}
Grafana {stage: deployment, stageStatus: in progress}
NodeNetworkConfigurationPolicy {conditions: [{type: Available, status: Unknown, reason: ConfigurationProgressing},{type: Degraded, status: Unknown, reason: ConfigurationProgressing},{type: Progressing, status: "True", reason: ConfigurationProgressing}]}
Cluster {phase: provisioning}
Shoot {conditions: [{type: APIServerAvailable, status: "True"}], lastOperation: {type: Create, state: Processing, progress: 40}}
ReplicationSource {conditions: [{type: Synchronizing, status: "True", reason: SyncInProgress, message: Synchronization in-progress}]}
Machine {phase: Provisioning, bootstrapReady: true, infrastructureReady: false, conditions: [{type: Ready, status: "False", reason: WaitingForInfrastructure, severity: Info, message: 1 of 2 completed},{type: BootstrapReady, status: "True"},{type: InfrastructureReady, status: "False", reason: WaitingForInfrastructure, severity: Info}]}
Tenant {currentState: Provisioning Statefulset, healthStatus: yellow, availableReplicas: 0, revision: 0}
Cluster {phase: Upgrading cluster, instances: 3, readyInstances: 2, conditions: [{type: Ready, status: "True"}]}
Service {conditions: [{type: ConfigurationsReady, status: Unknown},{type: Ready, status: Unknown, reason: RevisionMissing, message: Configuration x is waiting for a Revision to become ready}]}
VirtualMachineInstanceMigration {phase: Running}
Workflow {phase: Running, progress: 1/2, nodes: {a: {phase: Running},b: {phase: Failed, message: "retrying"}}}
DataVolume {phase: WaitForFirstConsumer, progress: N/A, conditions: [{type: Bound, status: "False", reason: Pending, message: "PVC x Pending"},{type: Ready, status: "False"},{type: Running, status: "False"}]}
VirtualMachineInstance {phase: Scheduling, conditions: [{type: Ready, status: "False", reason: PodNotExists}], phaseTransitionTimestamps: [{phase: Pending}]}
Deployment {replicas: 2, readyReplicas: 1, updatedReplicas: 1, unavailableReplicas: 1, observedGeneration: 2, conditions: [{type: Available, status: "True"},{type: Progressing, status: "True", reason: ReplicaSetUpdated, message: ReplicaSet x is progressing}]}
CloneSet {replicas: 3, readyReplicas: 3, availableReplicas: 3, updatedReplicas: 1, updatedReadyReplicas: 1, expectedUpdatedReplicas: 3}
DaemonSet {desiredNumberScheduled: 3, currentNumberScheduled: 3, numberReady: 2, numberAvailable: 2, numberUnavailable: 1, updatedNumberScheduled: 3}
Redis {readyReplicas: 1} | spec: {replicas: 3}
NodePool {replicas: 1, conditions: []} | spec: {replicas: 3}
Bucket {conditions: [{type: Synced, status: "True", reason: ReconcileSuccess},{type: Ready, status: "False", reason: Creating}]}
Bucket {conditions: [{type: Synced, status: "True", reason: ReconcileSuccess},{type: Ready, status: "False", reason: Creating},{type: AsyncOperation, status: "False", reason: Ongoing}]}
XR {conditions: [{type: Synced, status: "True", reason: ReconcileSuccess},{type: Ready, status: "False", reason: Creating, message: "Unready resources: a, b"}]}
Claim {conditions: [{type: Synced, status: "True", reason: ReconcileSuccess},{type: Ready, status: "False", reason: Waiting, message: Claim is waiting for composite resource to become Ready}]}
Experiment {phase: Running, templateStatuses: [{status: Progressing}]}
Cluster {phase: Provisioned, conditions: [{type: Available, status: "False", reason: NotAvailable, message: "* RemoteConnectionProbe: waiting * ControlPlaneAvailable: Control plane not yet initialized"}]}
EKSCluster {status: CREATING}
Service {loadBalancer: {}} | spec: {type: LoadBalancer}
PerconaPGCluster {state: initializing, postgres: {ready: 1, size: 3, instances: [{name: a, ready: 1, size: 3}]}}
Elasticsearch {availableNodes: 2, health: unknown, phase: ApplyingChanges}
Milvus {status: Pending, conditions: [{type: EtcdReady, status: "False", reason: EtcdNotReady, message: "context deadline exceeded"}]}
VMCluster {updateStatus: expanding}
OpenTelemetryCollector {scale: {replicas: 2, statusReplicas: 1/2}}
KeycloakRealmImport {conditions: [{type: Done, status: "False"},{type: Started, status: "True"},{type: HasErrors, status: "False"}]}
Backup {started: true, conditions: [{type: Completed, status: "False", reason: Started},{type: Progressing, status: "True", reason: Started}]}
Thing {state: Running, ready: false}
Thing {ready: "false"}
Thing {ready: "False", reason: Creating}
Thing {summary: {desiredReady: 3, ready: 1, notReady: 2}}
PersistentVolumeClaim {phase: Pending}
ClusterPolicy {state: notReady, conditions: [{type: Ready, status: "False", reason: OperandNotReady},{type: Error, status: "True", reason: OperandNotReady, message: states not ready}]}
RedpandaCluster {readyReplicas: 3, currentReplicas: 3, replicas: 3, upgrading: true}
AzureMachine {ready: false, vmState: Creating}
Widget {conditions: [{type: Running, status: "True", reason: Running, message: Running reconciliation},{type: Successful, status: "False"},{type: Failure, status: "False"}]}
Widget {phase: Pending, reason: "WaitingForQuota", message: "quota exceeded, will retry"}
Widget {phase: Provisioning, conditions: [{type: Ready, status: "False", reason: SecretNotFound, message: "waiting for secret"}]}
Widget {phase: Provisioning, ready: false, replicas: 3, readyReplicas: 0}
Widget {conditions: [{type: Ready, status: "False", reason: DeploymentNotReady, message: "deployment foo is not available: minimum replicas unavailable"}]}
Widget {conditions: [{type: Ready, status: "False", reason: ComponentsNotReady, message: "[etcd] not ready; [api] unknown"}]}
Widget {conditions: [{type: Ready, status: "False", reason: Initializing, message: "no pods found yet"}]}
Widget {conditions: [{type: Ready, status: Unknown, reason: AwaitingReconciliation}]}
Widget {conditions: [{type: Available, status: "False", reason: Installing, message: "0/3 pods up"},{type: Progressing, status: "True"},{type: Degraded, status: "False"}]}
Backup {phase: InProgress, progress: {total: 3}}
Cluster {status: {phase: Creating}}
Widget {lifecycleState: PROVISIONING}
Widget {provisioningState: Updating}
Widget {reconciled: false}
Widget {initialized: false, phase: ""}
`,
  degraded: `
CertificateRequest {conditions: [{type: Denied, status: "True", reason: policy}, {type: Ready, status: "False", reason: Denied, message: The CertificateRequest was denied by an approval controller}]}
Certificate {conditions: [{type: Issuing, status: "False", reason: Failed, message: "The certificate request has failed to complete and will be retried: order is in errored state"}, {type: Ready, status: "False", reason: DoesNotExist, message: Issuing certificate as Secret does not exist}]}
Order {state: invalid, reason: "authorization failed"}
VolumeSnapshot {readyToUse: false, error: {message: "Failed to create snapshot", time: "2024-01-01T00:00:00Z"}}
CephCluster {phase: Ready, message: Cluster created successfully, state: Created, ceph: {health: HEALTH_ERR}, conditions: [{type: Ready, status: "True", reason: ClusterCreated}]}
Kafka {conditions: [{type: NotReady, status: "True", reason: InvalidResourceException, message: foo is invalid}]}
postgresql {PostgresClusterStatus: SyncFailed}
Gateway {conditions: [{type: Accepted, status: "True"},{type: Programmed, status: "True"}], listeners: [{name: a, conditions: [{type: Accepted, status: "True"},{type: ResolvedRefs, status: "False", reason: InvalidCertificateRef, message: "Secret default/x not found"}]}]}
HTTPRoute {parents: [{parentRef: {name: a}, conditions: [{type: Accepted, status: "True", reason: Accepted},{type: ResolvedRefs, status: "False", reason: BackendNotFound, message: "service x not found"}]}]}
Application {health: {status: Degraded}, sync: {status: Synced}}
ApplicationSet {conditions: [{type: ErrorOccurred, status: "True", reason: ApplicationGenerationFromParamsError, message: "error generating params"},{type: ParametersGenerated, status: "False", reason: ErrorOccurred},{type: ResourcesUpToDate, status: "False", reason: ApplicationGenerationFromParamsError}]}
AnalysisRun {phase: Error, message: "Metric x assessed Error due to consecutiveErrors (5) > limit (4)"}
PipelineRun {conditions: [{type: Succeeded, status: "False", reason: PipelineRunTimeout, message: "failed to finish within 1h"}]}
VirtualMachine {printableStatus: ErrorUnschedulable, ready: false, conditions: [{type: Ready, status: "False", reason: GuestNotRunning, message: Guest VM is not reported as running},{type: PodScheduled, status: "False", reason: Unschedulable}]}
SparkApplication {applicationState: {state: FAILED, errorMessage: driver container failed with ExitCode 1}, executorState: {a: FAILED}}
FlinkDeployment {lifecycleState: DEPLOYED, jobManagerDeploymentStatus: ERROR, error: back-off, jobStatus: {state: RECONCILING}}
Volume {state: attached, robustness: degraded, conditions: [{type: Scheduled, status: "True"}]}
Volume {state: attached, robustness: healthy, conditions: [{type: Scheduled, status: "False", reason: ReplicaSchedulingFailure, message: insufficient storage}]}
BareMetalHost {operationalStatus: error, errorType: registration error, errorMessage: "Failed to get power state", poweredOn: false, provisioning: {state: registering}, errorCount: 3}
MachineConfigPool {machineCount: 3, readyMachineCount: 2, updatedMachineCount: 2, unavailableMachineCount: 1, degradedMachineCount: 1, conditions: [{type: Updated, status: "False"},{type: Updating, status: "True"},{type: NodeDegraded, status: "True", reason: 1 nodes are reporting degraded status on sync},{type: Degraded, status: "True"}]}
CatalogSource {connectionState: {lastObservedState: TRANSIENT_FAILURE}}
ClusterDeployment {conditions: [{type: ProvisionFailed, status: "True", reason: UnknownError},{type: Provisioned, status: "False", reason: ProvisionStopped}]}
HelmRelease {conditions: [{type: Stalled, status: "True", reason: RetriesExceeded},{type: Ready, status: "False", reason: UpgradeFailed},{type: Released, status: "False", reason: UpgradeFailed}]}
TidbCluster {pd: {phase: Normal, members: {a: {health: false, name: a}}}, conditions: [{type: Ready, status: "False", reason: PDUnhealthy, message: PD(s) are not healthy}]}
ClickHouseInstallation {status: Aborted, errors: ["x"]}
MongoDBCommunity {phase: Failed, message: "error creating x"}
BackupStorageLocation {phase: Unavailable, message: "BackupStorageLocation x is unavailable: rpc error: code = Unknown desc = NoSuchBucket"}
Backup {phase: PartiallyFailed, errors: 2, warnings: 1}
Schedule {phase: FailedValidation, validationErrors: ["invalid schedule"]}
Bucket {conditions: [{type: Ready, status: "False", reason: DependencyNotFound, message: "reference Foo is not found"}]}
DBInstance {conditions: [{type: ACK.Terminal, status: "True", message: InvalidParameterValue},{type: ACK.ResourceSynced, status: "True"}]}
DBInstance {conditions: [{type: ACK.Recoverable, status: "True", message: AccessDenied},{type: ACK.ResourceSynced, status: "False"}]}
ResourceGroup {conditions: [{type: Ready, status: "False", severity: Warning, reason: AuthorizationFailed, message: "The client does not have authorization"}]}
Policy {compliant: NonCompliant, status: [{clustername: a, compliant: NonCompliant}]}
Rollout {phase: Degraded, abort: true, message: "RolloutAborted: metric x assessed Failed", conditions: [{type: Progressing, status: "False", reason: RolloutAborted},{type: Available, status: "True"}]}
Application {status: unhealthy, services: [{name: a, healthy: false, message: "Ready:0/1"}]}
Grafana {stage: deployment, stageStatus: failed, lastMessage: x}
HorizontalPodAutoscaler {currentReplicas: 2, desiredReplicas: 0, conditions: [{type: AbleToScale, status: "True", reason: SucceededGetScale},{type: ScalingActive, status: "False", reason: FailedGetResourceMetric, message: "the HPA was unable to compute the replica count"}]}
Bundle {display: {readyClusters: 0/1, state: ErrApplied}, conditions: [{type: Ready, status: "False", message: "ErrApplied(1) [Cluster x: failed]"}]}
Shoot {conditions: [{type: APIServerAvailable, status: "True"}], lastOperation: {type: Reconcile, state: Error, progress: 40, description: x}, lastErrors: [{description: "task failed"}]}
ReplicationSource {latestMoverStatus: {result: Failed, logs: "a"}, conditions: [{type: Synchronizing, status: "False", reason: WaitingForSchedule, message: Waiting for next scheduled synchronization}]}
Machine {phase: Failed, failureReason: CreateError, failureMessage: "error creating instance"}
Challenge {processing: false, presented: false, reason: "Error accepting authorization: acme: authorization error", state: invalid}
PodDisruptionBudget {currentHealthy: 1, desiredHealthy: 2, disruptionsAllowed: 0, expectedPods: 3, conditions: [{type: DisruptionAllowed, status: "False", reason: InsufficientPods}]}
HumioCluster {state: ConfigError, message: "x", nodeCount: 0}
Cluster {state: Abnormal}
Workflow {phase: Failed, progress: 1/2, message: child failed}
VirtualMachineInstance {phase: Failed, conditions: [{type: Ready, status: "False", reason: PodTerminating}]}
Deployment {replicas: 2, readyReplicas: 0, updatedReplicas: 1, unavailableReplicas: 2, observedGeneration: 2, conditions: [{type: Available, status: "False", reason: MinimumReplicasUnavailable},{type: Progressing, status: "False", reason: ProgressDeadlineExceeded}]}
ResourceBinding {conditions: [{type: Scheduled, status: "False", reason: NoClusterFit, message: "0/2 clusters are available"}]}
Work {conditions: [{type: Applied, status: "True"}], manifestStatuses: [{identifier: {}, health: Unhealthy}]}
Sensor {conditions: [{type: DependenciesProvided, status: "True"},{type: Deployed, status: "False", reason: CreateDeploymentFailed},{type: TriggersProvided, status: "True"}]}
CronWorkflow {conditions: [{type: SubmissionError, status: "True", message: "invalid"}]}
Cluster {phase: Provisioned, conditions: [{type: Ready, status: "False", severity: Error, reason: X},{type: ControlPlaneReady, status: "False", severity: Error, reason: X}]}
Nodegroup {status: CREATE_FAILED, health: {issues: [{code: x, message: y}]}}
ConstraintTemplate {created: false, byPod: [{id: a, observedGeneration: 2, errors: [{code: ingest_error, message: "x"}]}]}
CertificateSigningRequest {conditions: [{type: Denied, status: "True"}]}
CiliumNetworkPolicy {conditions: [{type: Valid, status: "False", message: "Policy validation failed"}]}
PerconaServerMongoDB {state: error, message: "Error: x", conditions: [{type: error, status: "True", reason: ErrorReconcile}]}
InnoDBCluster {cluster: {status: OFFLINE, onlineInstances: 0}}
InnoDBCluster {cluster: {status: NO_QUORUM, onlineInstances: 1}}
Elasticsearch {availableNodes: 2, health: red, phase: Ready}
Kibana {availableNodes: 1, count: 1, health: green, associationStatus: Failed}
CrdbCluster {clusterStatus: Failed, operatorActions: [{type: Initialize, status: Failed, message: x}]}
VMCluster {updateStatus: failed, reason: "x"}
GrafanaDashboard {NoMatchingInstances: true, conditions: [{type: NoMatchingInstance, status: "True", reason: EmptyAPIReply, message: "Instances couldnt be found"}]}
GrafanaDashboard {conditions: [{type: DashboardSynchronized, status: "False", reason: ApplyFailed, message: "x"}]}
GrafanaDashboard {conditions: [{type: InvalidSpec, status: "True", reason: x}]}
KeycloakRealmImport {conditions: [{type: Done, status: "False"},{type: Started, status: "False"},{type: HasErrors, status: "True"}]}
Backup {finished: true, conditions: [{type: Completed, status: "True", reason: Failed, message: "job x has failed"},{type: Progressing, status: "False", reason: Finished}]}
Thing {status: error, errorMessage: x}
Thing {lastError: "dial tcp: refused", synced: false}
Thing {components: [{name: a, status: "True", type: Ready},{name: b, status: "False", type: Ready, reason: CrashLoopBackOff}]}
Thing {clusters: {a: {ready: true}, b: {ready: false, error: "unreachable"}}}
Job {failed: 1, conditions: [{type: Failed, status: "True", reason: BackoffLimitExceeded},{type: FailureTarget, status: "True"}]}
JobSet {conditions: [{type: Failed, status: "True", reason: FailedJobs}], terminalState: Failed}
Thing {conditions: [{type: Available, status: "True"},{type: Reconciled, status: "False", reason: Error, message: "x"}]}
PersistentVolumeClaim {phase: Lost}
APIService {conditions: [{type: Available, status: "False", reason: MissingEndpoints}]}
CustomResourceDefinition {conditions: [{type: NamesAccepted, status: "False", reason: PluralConflict},{type: Established, status: "False", reason: NotAccepted}]}
SriovNetworkNodeState {syncStatus: Failed, lastSyncError: "x"}
AzureCluster {ready: false, conditions: [{type: Ready, status: "False", severity: Error, reason: Failed}]}
Widget {conditions: [{type: Initialized, status: "True"},{type: ReleaseFailed, status: "True", reason: InstallError, message: x}]}
Widget {conditions: [{type: Initialized, status: "True"},{type: Irreconcilable, status: "True", reason: ReconcileError}]}
Widget {conditions: [{type: Running, status: "False", reason: Failed},{type: Failure, status: "True", reason: Failed, message: x},{type: Successful, status: "False"}]}
Widget {phase: Pending, conditions: [{type: Ready, status: "False", reason: QuotaExceeded}]}
Widget {conditions: [{type: Available, status: "False", reason: X},{type: Progressing, status: "False"},{type: Degraded, status: "True", reason: Y}]}
Widget {conditions: [{type: Available, status: "True"},{type: Progressing, status: "True", reason: RollingOut},{type: Degraded, status: "True", reason: SyncError}]}
Widget {conditions: [{type: Available, status: "False", reason: PodsCrashing},{type: Progressing, status: "True"}]}
Widget {phase: Running, nodes: [{name: a, status: up},{name: b, status: down}]}
Widget {state: Running, shards: [{health: red},{health: green}]}
Widget {syncStatus: OutOfSync, reconcileError: "conflict"}
Widget {syncError: "no such table"}
Widget {validation: {valid: false, errors: [a]}}
Widget {result: fail}
Widget {health: {state: unhealthy}}
Restore {phase: Completed, failed: ["a"]}
Widget {lifecycleState: FAILED}
Widget {provisioningState: Failed}
`,
  healthy: `
Order {state: valid}
VolumeSnapshot {readyToUse: true, boundVolumeSnapshotContentName: a}
CephCluster {phase: Ready, state: Created, ceph: {health: HEALTH_OK, previousHealth: HEALTH_WARN}, conditions: [{type: Progressing, status: "False"},{type: Ready, status: "True", reason: ClusterCreated}]}
Kafka {conditions: [{type: Warning, status: "True", reason: DeprecatedFields, message: x},{type: Ready, status: "True"}], observedGeneration: 2}
KafkaConnector {conditions: [{type: Ready, status: "True"}], connectorStatus: {connector: {state: RUNNING}, tasks: [{id: 0, state: RUNNING}]}, tasksMax: 2}
Cluster {phase: Cluster in healthy state, instances: 3, readyInstances: 3, conditions: [{type: Ready, status: "True", reason: ClusterIsReady},{type: ContinuousArchiving, status: "True", reason: ContinuousArchivingSuccess}]}
postgresql {PostgresClusterStatus: Running}
Gateway {addresses: [{value: 1.2.3.4}], conditions: [{type: Accepted, status: "True"},{type: Programmed, status: "True"}], listeners: [{name: a, attachedRoutes: 0, conditions: [{type: Accepted, status: "True"},{type: Conflicted, status: "False", reason: NoConflicts},{type: ResolvedRefs, status: "True"}]}]}
Application {health: {status: Healthy}, sync: {status: Synced}, operationState: {phase: Succeeded, message: successfully synced}, resources: [{kind: Service, health: {status: Healthy}, status: Synced}]}
ApplicationSet {conditions: [{type: ErrorOccurred, status: "False", reason: ApplicationSetUpToDate, message: All applications have been generated successfully},{type: ParametersGenerated, status: "True", reason: ParametersGenerated},{type: ResourcesUpToDate, status: "True", reason: ApplicationSetUpToDate}]}
PipelineRun {conditions: [{type: Succeeded, status: "True", reason: Completed, message: "Tasks Completed: 4 (Failed: 0, Cancelled 0), Skipped: 1"}]}
VirtualMachine {printableStatus: Running, ready: true, created: true, conditions: [{type: Ready, status: "True"},{type: LiveMigratable, status: "False", reason: DisksNotLiveMigratable, message: "cannot migrate VMI: PVC x is not shared"},{type: AgentConnected, status: "True"}]} | spec: {runStrategy: Always}
DataVolume {phase: Succeeded, progress: 100.0%, conditions: [{type: Bound, status: "True"},{type: Ready, status: "True"},{type: Running, status: "False", reason: Completed, message: Import Complete}]}
Workload {conditions: [{type: QuotaReserved, status: "True", reason: QuotaReserved},{type: Admitted, status: "True", reason: Admitted},{type: PodsReady, status: "True", reason: PodsReady},{type: Finished, status: "True", reason: JobFinished, message: Job finished successfully}]}
TFJob {conditions: [{type: Created, status: "True", reason: TFJobCreated},{type: Running, status: "False", reason: TFJobRunning},{type: Succeeded, status: "True", reason: TFJobSucceeded, message: TFJob x successfully completed.}]}
FlinkDeployment {lifecycleState: STABLE, jobManagerDeploymentStatus: READY, jobStatus: {state: RUNNING}, reconciliationStatus: {state: DEPLOYED, lastReconciledSpec: "x"}}
Volume {state: attached, robustness: healthy, conditions: [{type: TooManySnapshots, status: "False"},{type: Scheduled, status: "True"},{type: Restore, status: "False"},{type: WaitForBackingImage, status: "False"}]}
BareMetalHost {operationalStatus: OK, errorMessage: "", errorCount: 0, poweredOn: true, provisioning: {state: provisioned}, operationHistory: {register: {start: x, end: y}}}
MachineConfigPool {machineCount: 3, readyMachineCount: 3, updatedMachineCount: 3, unavailableMachineCount: 0, degradedMachineCount: 0, conditions: [{type: RenderDegraded, status: "False"},{type: Updated, status: "True", message: "All nodes are updated"},{type: Updating, status: "False"},{type: NodeDegraded, status: "False"},{type: Degraded, status: "False"}]}
ClusterOperator {conditions: [{type: Degraded, status: "False", reason: AsExpected},{type: Progressing, status: "False", reason: AsExpected},{type: Available, status: "True", reason: AsExpected},{type: Upgradeable, status: "True"},{type: EvaluationConditionsDetected, status: Unknown, reason: NoData}]}
ClusterVersion {conditions: [{type: RetrievedUpdates, status: "True"},{type: Upgradeable, status: "False", reason: AdminAckRequired, message: x},{type: Available, status: "True", message: Done applying 4.14},{type: Failing, status: "False"},{type: Progressing, status: "False", message: Cluster version is 4.14}], history: [{state: Completed}]}
InstallPlan {phase: Complete, conditions: [{type: Installed, status: "True"}], plan: [{status: Present},{status: Created}], catalogSources: [a]}
CatalogSource {connectionState: {lastObservedState: READY, address: x}, registryService: {protocol: grpc}}
ClusterDeployment {powerState: Running, installedTimestamp: x, conditions: [{type: ProvisionFailed, status: "False"},{type: Hibernating, status: "False"},{type: Unreachable, status: "False"},{type: InstallLaunchError, status: "False"},{type: DNSNotReady, status: "False"},{type: RequirementsMet, status: "True"},{type: Provisioned, status: "True"},{type: ProvisionStopped, status: "False"},{type: ClusterImageSetNotFound, status: "False"},{type: Ready, status: "True"}]}
ImageRepository {canonicalImageName: x, lastScanResult: {tagCount: 3, latestTags: [a], scanTime: x}, conditions: [{type: Ready, status: "True", reason: Succeeded, message: "successful scan: found 3 tags"}]}
TidbCluster {clusterID: x, pd: {phase: Normal, members: {a: {health: true, name: a}}, statefulSet: {replicas: 3, readyReplicas: 3}}, tikv: {phase: Normal, stores: {"1": {state: Up}}}, tidb: {phase: Normal}, conditions: [{type: Ready, status: "True", reason: Ready}]}
ClickHouseInstallation {status: Completed, clusters: 1, hosts: 2, hostsCompleted: 2, errors: [], actions: ["reconcile completed, failed 0"], error: ""}
MongoDBCommunity {phase: Running, currentMongoDBMembers: 3, currentStatefulSetReplicas: 3, mongoUri: x}
BackupStorageLocation {phase: Available, lastSyncedTime: x, lastValidationTime: y}
Backup {phase: Completed, warnings: 3, progress: {itemsBackedUp: 10, totalItems: 10}}
Schedule {phase: Enabled, lastBackup: x}
Bucket {conditions: [{type: Ready, status: "True", reason: UpToDate, message: The resource is up to date}], observedGeneration: 2}
Bucket {ackResourceMetadata: {arn: x}, conditions: [{type: ACK.ResourceSynced, status: "True"},{type: ACK.Advisory, status: "False"}]}
ManifestWork {conditions: [{type: Applied, status: "True", reason: AppliedManifestWorkComplete},{type: Available, status: "True", reason: ResourcesAvailable}], resourceStatus: {manifests: [{conditions: [{type: Applied, status: "True"},{type: Available, status: "True"},{type: StatusFeedbackSynced, status: "False", reason: NoStatusFeedbackSynced}]}]}}
ManagedCluster {conditions: [{type: HubAcceptedManagedCluster, status: "True"},{type: ManagedClusterJoined, status: "True"},{type: ManagedClusterConditionAvailable, status: "True", reason: ManagedClusterAvailable}]}
Policy {compliant: Compliant}
ClusterPolicy {ready: true, conditions: [{type: Ready, status: "True", reason: Succeeded}], autogen: {}, rulecount: {generate: 0, validate: 1}}
Rollout {phase: Healthy, replicas: 3, readyReplicas: 3, availableReplicas: 3, updatedReplicas: 3, observedGeneration: "2", conditions: [{type: Available, status: "True", reason: AvailableReason},{type: Progressing, status: "True", reason: NewReplicaSetAvailable},{type: Healthy, status: "True", reason: RolloutHealthy},{type: Completed, status: "True", reason: RolloutCompleted},{type: Paused, status: "False"}]}
Stage {phase: Steady, health: {status: Healthy}, freightSummary: 1/1 Fulfilled, lastPromotion: {status: {phase: Succeeded}}, conditions: [{type: Ready, status: "True"},{type: Verified, status: "True"}]}
Application {status: running, services: [{name: a, healthy: true, message: "Ready:1/1"}], workflow: {status: succeeded, finished: true, suspend: false, terminated: false, steps: [{phase: succeeded}]}, conditions: [{type: Parsed, status: "True"},{type: Render, status: "True"}]}
StorageCluster {phase: Online, conditions: [{type: Install, status: Completed, source: Portworx}]}
Grafana {stage: complete, stageStatus: success, adminUrl: x}
HorizontalPodAutoscaler {currentReplicas: 2, desiredReplicas: 2, conditions: [{type: AbleToScale, status: "True", reason: ReadyForNewScale},{type: ScalingActive, status: "True", reason: ValidMetricFound},{type: ScalingLimited, status: "True", reason: TooFewReplicas}]}
CiliumEndpoint {state: ready, identity: {id: 1}, health: {bpf: OK, policy: OK, connected: true, overallHealth: OK}}
NodeNetworkConfigurationPolicy {conditions: [{type: Available, status: "True", reason: SuccessfullyConfigured, message: "1/1 nodes successfully configured"},{type: Degraded, status: "False"},{type: Progressing, status: "False"},{type: Ignored, status: "False"}]}
TigeraStatus {conditions: [{type: Available, status: "True", reason: AllObjectsAvailable},{type: Degraded, status: "False"},{type: Progressing, status: "False"}]}
GitRepo {commit: x, conditions: [{type: Ready, status: "True"},{type: GitPolling, status: "True"},{type: Reconciling, status: "False"},{type: Stalled, status: "False"},{type: Accepted, status: "True"}], display: {state: "", readyBundleDeployments: 1/1}, desiredReadyClusters: 1, readyClusters: 1}
Shoot {conditions: [{type: APIServerAvailable, status: "True"},{type: SystemComponentsHealthy, status: "True"}], constraints: [{type: HibernationPossible, status: "True", reason: NoProblematicWebhooks},{type: MaintenancePreconditionsSatisfied, status: "True"}], lastOperation: {type: Reconcile, state: Succeeded, progress: 100}, lastErrors: [], hibernated: false}
ReplicationSource {lastSyncTime: x, latestMoverStatus: {result: Successful, logs: "a"}, conditions: [{type: Synchronizing, status: "False", reason: WaitingForSchedule, message: Waiting for next scheduled synchronization}]}
Machine {phase: Running, bootstrapReady: true, infrastructureReady: true, conditions: [{type: Ready, status: "True"},{type: NodeHealthy, status: "True"},{type: HealthCheckSucceeded, status: "True"}], nodeInfo: {architecture: amd64}}
MachineDeployment {phase: Running, replicas: 3, readyReplicas: 3, availableReplicas: 3, updatedReplicas: 3, unavailableReplicas: 0, conditions: [{type: Available, status: "True", reason: Available},{type: Ready, status: "True"},{type: Paused, status: "False"},{type: ScalingUp, status: "False", reason: NotScalingUp},{type: Remediating, status: "False", reason: NotRemediating},{type: RollingOut, status: "False", reason: NotRollingOut},{type: Deleting, status: "False", reason: NotDeleting}]}
Tenant {currentState: Initialized, healthStatus: green, availableReplicas: 4, drivesOnline: 4, writeQuorum: 3, usage: {usage: 1}, pools: [{ssName: a, state: PoolInitialized}]}
RabbitmqCluster {conditions: [{type: AllReplicasReady, status: "True"},{type: ClusterAvailable, status: "True"},{type: NoWarnings, status: "True"},{type: ReconcileSuccess, status: "True", reason: Success}]}
ExternalSecret {refreshTime: x, syncedResourceVersion: 1-a, binding: {name: a}, conditions: [{type: Ready, status: "True", reason: SecretSynced, message: secret synced}]}
PodDisruptionBudget {currentHealthy: 3, desiredHealthy: 2, disruptionsAllowed: 1, expectedPods: 3, conditions: [{type: DisruptionAllowed, status: "True", reason: SufficientPods}]}
OpsRequest {phase: Successful, conditions: [{type: Progressing, status: "True", reason: OpsRequestProgressing},{type: VerticalScaling, status: "True", reason: VerticalScale},{type: Successful, status: "True", reason: Successful, message: Successfully completed}]}
Canary {phase: Succeeded, failedChecks: 0, canaryWeight: 0, conditions: [{type: Promoted, status: "True", reason: Succeeded, message: "Canary analysis completed successfully, promotion finished."}]}
LokiStack {conditions: [{type: Ready, status: "True", reason: ReadyComponents},{type: Pending, status: "False", reason: PendingComponents},{type: Failed, status: "False", reason: FailedComponents},{type: Degraded, status: "False"},{type: Warning, status: "True", reason: StorageNeedsSchemaUpdate}], components: {compactor: {Running: [a], Failed: []}}}
Service {conditions: [{type: ConfigurationsReady, status: "True"},{type: Ready, status: "True"},{type: RoutesReady, status: "True"}], url: x, latestReadyRevisionName: a}
Revision {conditions: [{type: Active, status: "False", reason: NoTraffic, message: The target is not receiving traffic., severity: Info},{type: ContainerHealthy, status: "True"},{type: Ready, status: "True"},{type: ResourcesAvailable, status: "True"}]}
Cassandra {cassandraOperatorProgress: Ready, conditions: [{type: Initialized, status: "True"},{type: Ready, status: "True"},{type: ReplacingNodes, status: "False"},{type: Resuming, status: "False"},{type: RollingRestart, status: "False"},{type: ScalingUp, status: "False"},{type: Stopped, status: "False"},{type: Updating, status: "False"},{type: Valid, status: "True"},{type: Healthy, status: "True"}], nodeStatuses: {a: {hostID: x}}}
ServiceBinding {conditions: [{type: CollectionReady, status: "True", reason: DataCollected},{type: InjectionReady, status: "True", reason: ApplicationUpdated},{type: Ready, status: "True", reason: ApplicationsBound}]}
VirtualMachineInstanceMigration {phase: Succeeded}
Workflow {phase: Succeeded, progress: 2/2, conditions: [{type: PodRunning, status: "False"},{type: Completed, status: "True"}], nodes: {a: {phase: Succeeded}, b: {phase: Failed}}}
Deployment {replicas: 2, readyReplicas: 2, updatedReplicas: 2, availableReplicas: 2, observedGeneration: 2, conditions: [{type: Available, status: "True", reason: MinimumReplicasAvailable},{type: Progressing, status: "True", reason: NewReplicaSetAvailable}]}
CloneSet {replicas: 3, readyReplicas: 3, availableReplicas: 3, updatedReplicas: 3, updatedReadyReplicas: 3, expectedUpdatedReplicas: 3, currentRevision: a, updateRevision: a}
DaemonSet {desiredNumberScheduled: 3, currentNumberScheduled: 3, numberReady: 3, numberAvailable: 3, updatedNumberScheduled: 3, numberMisscheduled: 0}
Redis {readyReplicas: 3} | spec: {replicas: 3}
NodePool {replicas: 3} | spec: {replicas: 3}
ResourceBinding {conditions: [{type: Scheduled, status: "True", reason: Success},{type: FullyApplied, status: "True", reason: FullyAppliedSuccess}], aggregatedStatus: [{applied: true, clusterName: a, health: Healthy}]}
Broker {address: {url: x}, conditions: [{type: Addressable, status: "True"},{type: FilterReady, status: "True"},{type: IngressReady, status: "True"},{type: Ready, status: "True"},{type: DeadLetterSinkResolved, status: "True", reason: DeadLetterSinkNotConfigured}]}
Bucket {conditions: [{type: Synced, status: "True", reason: ReconcileSuccess},{type: Ready, status: "True", reason: Available},{type: LastAsyncOperation, status: "True", reason: Success},{type: AsyncOperation, status: "True", reason: Finished}]}
ProviderRevision {conditions: [{type: RevisionHealthy, status: "True", reason: HealthyPackageRevision},{type: RuntimeHealthy, status: "True", reason: HealthyPackageRevision}], foundDependencies: 1, installedDependencies: 1}
Configuration {conditions: [{type: Installed, status: "True", reason: ActivePackageRevision},{type: Healthy, status: "True", reason: HealthyPackageRevision}]}
EventSource {conditions: [{type: Deployed, status: "True"},{type: SourcesProvided, status: "True"}]}
CronWorkflow {active: null, lastScheduledTime: x, conditions: [], succeeded: 3, failed: 0, phase: Active}
Instance {state: {code: 16, name: running}}
LoadBalancer {state: {code: active}, conditions: [{type: ACK.ResourceSynced, status: "True"}]}
TargetGroupBinding {observedGeneration: 2}
ConstraintTemplate {created: true, byPod: [{id: a, observedGeneration: 2, operations: [audit]}]}
NetworkPolicy {conditions: [{type: Accepted, status: "True"}]}
PerconaPGCluster {state: ready, postgres: {ready: 3, size: 3}, pgbouncer: {ready: 3, size: 3}}
PostgresCluster {instances: [{name: a, readyReplicas: 1, replicas: 1, updatedReplicas: 1}], pgbackrest: {repoHost: {ready: true}, repos: [{bound: true, name: r, replicaCreateBackupComplete: true, stanzaCreated: true}]}, proxy: {pgBouncer: {readyReplicas: 1, replicas: 1}}, conditions: [{type: ProxyAvailable, status: "True"},{type: PGBackRestRepoHostReady, status: "True"},{type: PGBackRestReplicaCreate, status: "True"}]}
InnoDBCluster {cluster: {status: ONLINE, onlineInstances: 3}, createTime: x}
EtcdCluster {readyReplicas: 3, replicas: 3, conditions: [{type: Ready, status: "True"}], members: {ready: [a, b, c]}}
Elasticsearch {availableNodes: 3, health: green, phase: Ready, version: 8}
Kibana {availableNodes: 1, count: 1, health: green, associationStatus: Established}
OpenSearchCluster {phase: RUNNING, health: green, initialized: true, componentsStatus: [{component: Upgrader, status: Finished}]}
Neo4j {conditions: [{type: Ready, status: "True"}]}
CrdbCluster {clusterStatus: Finished, operatorActions: [{type: Decommission, status: Finished},{type: Initialize, status: Finished}]}
Milvus {status: Healthy, conditions: [{type: EtcdReady, status: "True"},{type: MilvusReady, status: "True", reason: ReasonMilvusHealthy}], endpoint: a}
VMCluster {updateStatus: operational, clusterStatus: operational}
JaegerInstance {phase: Running, version: 1}
OpenTelemetryCollector {image: a, scale: {replicas: 1, statusReplicas: 1/1, selector: x}, version: 1}
GrafanaDashboard {NoMatchingInstances: false, uid: x, hash: a, conditions: [{type: DashboardSynchronized, status: "True", reason: ApplySuccessful}]}
KeycloakRealmImport {conditions: [{type: Done, status: true},{type: Started, status: false},{type: HasErrors, status: false}]}
Backup {phase: Succeeded, startedAt: a, stoppedAt: b}
ScheduledBackup {lastScheduleTime: x, nextScheduleTime: y}
Schedule {conditions: [{type: Ready, status: "True"}]}
Backup {started: true, finished: true, conditions: [{type: Completed, status: "True", reason: Succeeded},{type: Progressing, status: "False", reason: Finished},{type: PreBackupHook, status: Unknown, reason: NoPreBackupCommands}]}
Thing {lastError: "", lastSyncTime: x, synced: true}
Thing {lastReconcile: {status: ok}, ready: "true"}
Thing {Ready: "True"}
Thing {summary: {desiredReady: 3, ready: 3}, conditions: [{type: Ready, status: "True"}]}
Job {succeeded: 1, completionTime: x, conditions: [{type: Complete, status: "True"},{type: SuccessCriteriaMet, status: "True"}]}
JobSet {conditions: [{type: Completed, status: "True", reason: AllJobsCompleted}], terminalState: Completed, replicatedJobsStatus: [{name: a, succeeded: 1, ready: 0, failed: 0, active: 0, suspended: 0}]}
Prometheus {conditions: [{type: Available, status: "True"},{type: Reconciled, status: "True"}], paused: false, replicas: 2, availableReplicas: 2, updatedReplicas: 2, unavailableReplicas: 0, shardStatuses: [{shardID: "0", replicas: 2, availableReplicas: 2, updatedReplicas: 2, unavailableReplicas: 0}]}
Volume {state: detached, robustness: unknown}
Node {conditions: [{type: Ready, status: "True", reason: KubeletReady},{type: MemoryPressure, status: "False"},{type: DiskPressure, status: "False"},{type: PIDPressure, status: "False"}]}
PersistentVolumeClaim {phase: Bound}
APIService {conditions: [{type: Available, status: "True", reason: Local}]}
SriovNetworkNodeState {syncStatus: Succeeded, lastSyncError: "", interfaces: [{name: a, linkSpeed: x}]}
ClusterPolicy {state: ready, namespace: a, conditions: [{type: Ready, status: "True", reason: Reconciled},{type: Error, status: "False", reason: Ready}]}
HostedCluster {conditions: [{type: Available, status: "True", reason: AsExpected},{type: Degraded, status: "False"},{type: Progressing, status: "False", reason: AsExpected},{type: ReconciliationSucceeded, status: "True"},{type: ValidConfiguration, status: "True"},{type: ClusterVersionUpgradeable, status: "False", reason: X},{type: ClusterVersionProgressing, status: "False"},{type: SupportedHostedCluster, status: "True"},{type: EtcdAvailable, status: "True"},{type: ExternalDNSReachable, status: "True"},{type: UnmanagedEtcdAvailable, status: Unknown, reason: StatusUnknown}]}
Addon {addonStatus: ACTIVE, health: {issues: []}}
Topic {conditions: [{type: Ready, status: "True"}], topicName: x}
RedpandaCluster {conditions: [{type: ClusterConfigured, status: "True"},{type: Ready, status: "True"}], readyReplicas: 3, currentReplicas: 3, replicas: 3, restarting: false, upgrading: false}
PulsarCluster {conditions: [{type: Ready, status: "True"}]}
ImagePolicy {latestImage: a, conditions: [{type: Ready, status: "True", reason: Succeeded}]}
SpireServer {conditions: [{type: ServerAvailable, status: "True"},{type: Ready, status: "True"}]}
VSphereVM {ready: true, conditions: [{type: Ready, status: "True"}], addresses: [a]}
Metal3Machine {ready: true, phase: ""}
Widget {phase: Ready, lastError: "", failureCount: 0, errorCount: 0, lastFailureTime: null}
Widget {phase: Running, lastOperation: {type: Update, state: Succeeded}, previousState: Failed}
Widget {state: ready, backups: {last: {state: Failed}}, conditions: [{type: Ready, status: "True"}]}
Widget {conditions: [{type: Ready, status: "True", message: "0 errors"},{type: ErrorOccurred, status: "False", message: "failed"}]}
Widget {conditions: [{type: Ready, status: "True"},{type: UpdateAvailable, status: "False"},{type: MigrationNeeded, status: "False"}]}
Widget {conditions: [{type: Ready, status: "True"},{type: UpdateAvailable, status: "True"}]}
Widget {conditions: [{type: Ready, status: "True"},{type: BackupSucceeded, status: Unknown, reason: NoBackup}]}
Widget {conditions: [{type: Ready, status: "True"},{type: RolloutComplete, status: "True"},{type: AutoscalingEnabled, status: "False", reason: Disabled}]}
Widget {conditions: [{type: Ready, status: "True"},{type: Paused, status: "False"},{type: Upgrading, status: "False", reason: UpgradeNotRequired}]}
Widget {conditions: [{type: Available, status: "True"},{type: TLSEnabled, status: "False"},{type: MonitoringEnabled, status: "False"}]}
Widget {conditions: [{type: Available, status: "True"},{type: Recommendation, status: "True", message: "consider"}]}
Widget {conditions: [{type: Deployed, status: "True", reason: InstallSuccessful},{type: Initialized, status: "True"},{type: Irreconcilable, status: "False"},{type: ReleaseFailed, status: "False"}]}
Widget {conditions: [{type: Running, status: "True", reason: Successful, message: Last reconciliation succeeded, ansibleResult: {failures: 0}},{type: Successful, status: "True"},{type: Failure, status: "False"}]}
Widget {phase: Bound, capacity: 1Gi}
Widget {state: Bound}
Widget {conditions: [{type: Ready, status: "True"}], components: [{name: a, status: Disabled},{name: b, status: Ready}]}
Widget {phase: Running, components: [{name: a, state: Disabled},{name: b, state: Running}]}
Widget {phase: Running, tls: {state: off}, backup: {enabled: false, status: disabled}}
Widget {syncedAt: x, hash: y, conditions: [{type: Synced, status: "True"}]}
Widget {observedGeneration: 2, url: x, conditions: [{type: Reconciled, status: "True", reason: Reconciled}]}
Widget {result: pass}
Widget {compliance: Compliant}
ImageScan {phase: Completed, vulnerabilities: {critical: 3}}
Migration {phase: Completed, conditions: [{type: Ready, status: "False", reason: Completed}]}
Widget {healthStatus: HEALTHY, state: ENABLED}
Widget {lifecycleState: ACTIVE}
Widget {provisioningState: Succeeded}
Widget {atProvider: {state: ACTIVE}, conditions: [{type: Ready, status: "True"},{type: Synced, status: "True"}]}
Widget {deploymentStatus: Deployed, serviceStatus: Running}
Widget {reconciled: true}
Widget {active: true, synced: true}
`,
  suspended: `
KafkaRebalance {conditions: [{type: Stopped, status: "True"}]}
VirtualMachine {printableStatus: Stopped, ready: false, conditions: [{type: Ready, status: "False", reason: VMINotExists, message: VMI does not exist}], created: false}
Rollout {phase: Paused, message: CanaryPauseStep, replicas: 3, readyReplicas: 3, availableReplicas: 3, updatedReplicas: 1, pauseConditions: [{reason: CanaryPauseStep}], conditions: [{type: Paused, status: "True", reason: RolloutPaused},{type: Available, status: "True"},{type: Healthy, status: "False", reason: RolloutHealthy}]}
DataVolume {phase: Paused}
Workflow {phase: Running, nodes: {a: {type: Suspend, phase: Running}}} | spec: {suspend: true}
DBInstance {dbInstanceStatus: stopped}
VMAgent {updateStatus: paused}
Job {conditions: [{type: Suspended, status: "True", reason: JobSuspended}]}
Widget {phase: Suspended, conditions: [{type: Ready, status: "False", reason: Suspended}]}
Widget {conditions: [{type: Ready, status: "False", reason: Hibernated}], replicas: 0}
Widget {state: stopped, ready: false, replicas: 0}
`,
  terminating: `
Widget {lifecycleState: DELETING}
`,
}

function stateOf(line: string): string {
  const parts = /^(\S+) (\{.*?\})(?: \| (.*))?$/.exec(line)
  if (parts === null) throw new Error(`no status in: ${line}`)
  const [, kind = '', text = '', rest = ''] = parts
  const object = { apiVersion: 'example.com/v1', kind, metadata: { generation: 2 }, spec: {}, ...parse(rest) }
  return assess({ ...object, status: parse(text) } as KubernetesObject, { overrides: noOverrides }).state
}

describe.each(Object.entries(statuses))('%s', (state, lines) => {
  test.each(lines.trim().split('\n'))('%s', (line) => {
    expect(stateOf(line)).toBe(state)
  })
})
