const workload = `
  metadata: Name, namespace, labels and more.
  spec: What is wanted.
  status: What there is.`
const condition = `
  type: The aspect.
  status: True, False or Unknown.
  lastUpdateTime: When it was last looked at.
  lastProbeTime: When it was last looked at.
  lastTransitionTime: When the status last changed.
  reason: Why, in one word.
  message: Why, for people.`

/** What `kubectl explain` says of workloads: the groups apps and batch. */
export const appsDescriptions = `
apps.v1.Deployment: Keeps a number of equal pods running, and replaces them step by step when the template changes.${workload}
apps.v1.DeploymentSpec: What a deployment is to run.
  replicas: How many pods; 1 when left out.
  selector: The labels of its pods. It never changes, and the template has to match it.
  template: What the pods are made from.
  strategy: How pods are replaced.
  minReadySeconds: How long a pod has to be ready to count as available.
  revisionHistoryLimit: How many old replica sets to keep for a rollback.
  paused: Whether changes of the template wait.
  progressDeadlineSeconds: How long a change may take until it counts as failed.
apps.v1.DeploymentStrategy: How pods are replaced.
  type: RollingUpdate, or Recreate to stop all before any new one starts.
  rollingUpdate: How far a rolling update may go at a time.
apps.v1.RollingUpdateDeployment: How far a rolling update may go at a time.
  maxUnavailable: How many pods may be missing, as a number or percentage.
  maxSurge: How many pods there may be in excess, as a number or percentage.
apps.v1.DeploymentStatus: State of a deployment.
  observedGeneration: The generation that the status is about.
  replicas: How many pods there are.
  updatedReplicas: How many have the newest template.
  readyReplicas: How many are ready.
  availableReplicas: How many have been ready for long enough.
  unavailableReplicas: How many are missing.
  conditions: Aspects of its state: Available, Progressing, ReplicaFailure.
  collisionCount: How often the name of a replica set was taken.
apps.v1.DeploymentCondition: One aspect of the state of a deployment.${condition}
apps.v1.ReplicaSet: Keeps a number of equal pods running. Usually made by a deployment.${workload}
apps.v1.ReplicaSetSpec: What a replica set is to run.
  replicas: How many pods; 1 when left out.
  minReadySeconds: How long a pod has to be ready to count as available.
  selector: The labels of its pods.
  template: What the pods are made from.
apps.v1.ReplicaSetStatus: State of a replica set.
  replicas: How many pods there are.
  readyReplicas: How many are ready.
  availableReplicas: How many have been ready for long enough.
  fullyLabeledReplicas: How many have all labels of the template.
  observedGeneration: The generation that the status is about.
  conditions: Aspects of its state.
apps.v1.StatefulSet: Keeps pods running that each have a name and storage of their own.${workload}
apps.v1.StatefulSetSpec: What a stateful set is to run.
  replicas: How many pods; 1 when left out.
  selector: The labels of its pods.
  template: What the pods are made from.
  volumeClaimTemplates: Claims that every pod gets for itself.
  serviceName: The service under which the pods are found.
  podManagementPolicy: OrderedReady starts one after the other, Parallel all at once.
  updateStrategy: How pods are replaced.
  revisionHistoryLimit: How many old revisions to keep for a rollback.
  minReadySeconds: How long a pod has to be ready to count as available.
  persistentVolumeClaimRetentionPolicy: What becomes of the claims when the set goes or shrinks.
  ordinals: What number the pods begin with.
apps.v1.StatefulSetStatus: State of a stateful set.
  observedGeneration: The generation that the status is about.
  replicas: How many pods there are.
  readyReplicas: How many are ready.
  currentReplicas: How many have the current revision.
  updatedReplicas: How many have the newest revision.
  availableReplicas: How many have been ready for long enough.
  currentRevision: The revision before the change.
  updateRevision: The newest revision.
  conditions: Aspects of its state.
apps.v1.DaemonSet: Runs a pod on every node, or on every one that it selects.${workload}
apps.v1.DaemonSetSpec: What a daemon set is to run.
  selector: The labels of its pods.
  template: What the pods are made from.
  updateStrategy: How pods are replaced.
  minReadySeconds: How long a pod has to be ready to count as available.
  revisionHistoryLimit: How many old revisions to keep for a rollback.
apps.v1.DaemonSetStatus: State of a daemon set.
  currentNumberScheduled: How many nodes run a pod of it and should.
  numberMisscheduled: How many nodes run one and should not.
  desiredNumberScheduled: How many nodes should run one.
  numberReady: On how many it is ready.
  updatedNumberScheduled: On how many it has the newest template.
  numberAvailable: On how many it has been ready for long enough.
  numberUnavailable: On how many it is missing.
  observedGeneration: The generation that the status is about.
batch.v1.Job: Runs pods until enough of them succeeded.${workload}
batch.v1.JobSpec: What a job is to run.
  parallelism: How many pods at a time.
  completions: How many have to succeed.
  activeDeadlineSeconds: How long the job may run.
  backoffLimit: How many failures are too many.
  selector: The labels of its pods. Made by the server unless manualSelector is set.
  manualSelector: Whether the selector is the user's.
  template: What the pods are made from.
  ttlSecondsAfterFinished: How long the job stays once it is done.
  completionMode: NonIndexed, or Indexed to number the pods.
  suspend: Whether no pods are to run.
  podFailurePolicy: What to do about which failure.
  podReplacementPolicy: When a pod that goes is replaced.
batch.v1.JobStatus: State of a job.
  conditions: Aspects of its state: Complete, Failed, Suspended.
  startTime: When it was started.
  completionTime: When it was done.
  active: How many pods run.
  ready: How many of them are ready.
  succeeded: How many pods succeeded.
  failed: How many pods failed.
batch.v1.JobCondition: One aspect of the state of a job.${condition}
batch.v1.JobTemplateSpec: What jobs are made from.
  metadata: Labels, annotations and more of the jobs.
  spec: What they run.
batch.v1.CronJob: Makes a job again and again, by a schedule.${workload}
batch.v1.CronJobSpec: When to make which job.
  schedule: When, as cron writes it: minute, hour, day of the month, month, day of the week.
  timeZone: The time zone of the schedule.
  startingDeadlineSeconds: How late a job may start.
  concurrencyPolicy: Whether a job may start while another runs: Allow, Forbid or Replace.
  suspend: Whether no jobs are to be made.
  jobTemplate: What the jobs are made from.
  successfulJobsHistoryLimit: How many jobs that succeeded to keep.
  failedJobsHistoryLimit: How many jobs that failed to keep.
batch.v1.CronJobStatus: State of a cron job.
  active: Its jobs that run now.
  lastScheduleTime: When it last made a job.
  lastSuccessfulTime: When one of its jobs last succeeded.
`
