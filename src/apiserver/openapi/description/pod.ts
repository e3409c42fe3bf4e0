/** What `kubectl explain` says of pods and their parts. */
export const podDescriptions = `
core.v1.Pod: Containers that run together on one node.
  metadata: Name, namespace, labels and more.
  spec: What is to run.
  status: What runs.
core.v1.PodTemplateSpec: What pods are made from.
  metadata: Labels, annotations and more of the pods.
  spec: What is to run in them.
core.v1.PodSpec: What is to run in a pod, and where.
  volumes: Storage that containers can mount.
  initContainers: Containers that run one after the other, to their end, before the others start.
  containers: The containers; at least one.
  ephemeralContainers: Containers that were added to look into a running pod.
  restartPolicy: Whether containers that ended are started again: Always, OnFailure or Never.
  terminationGracePeriodSeconds: How long the pod may take to stop before it is killed.
  activeDeadlineSeconds: How long the pod may run.
  dnsPolicy: How names are looked up.
  dnsConfig: Servers and options to look names up with.
  nodeSelector: Labels that the node has to have.
  serviceAccountName: The identity that the pod runs under.
  serviceAccount: No longer in use; see serviceAccountName.
  automountServiceAccountToken: Whether the pod gets a token of its service account.
  nodeName: The node that it runs on. Set by the scheduler.
  hostNetwork: Whether it uses the network of the node.
  hostPID: Whether it sees the processes of the node.
  hostIPC: Whether it shares memory with the node.
  hostUsers: Whether it uses the users of the node.
  hostname: The name that it gives itself.
  subdomain: The subdomain that it is found under.
  shareProcessNamespace: Whether its containers see each other's processes.
  securityContext: Users, groups and rights of all its containers.
  imagePullSecrets: Secrets to pull images with.
  affinity: Wishes and conditions about where it runs.
  schedulerName: Who is to schedule it.
  tolerations: The taints that it puts up with.
  hostAliases: Further entries of its hosts file.
  priorityClassName: How important it is, by name.
  priority: How important it is.
  preemptionPolicy: Whether less important pods may have to go for it.
  readinessGates: Further conditions that have to hold for it to be ready.
  runtimeClassName: What is to run its containers.
  enableServiceLinks: Whether services are told through environment variables.
  overhead: What running it takes besides its containers.
  topologySpreadConstraints: How its siblings are to be spread.
  os: The operating system that it is for.
  schedulingGates: What has to happen before it may be scheduled.
  resourceClaims: Devices that it needs.
  resources: What it needs and may use as a whole.
core.v1.Container: One container of a pod.
  name: Name of the container, unique in the pod.
  image: The image that it runs.
  command: What to run instead of the image's entry point.
  args: Arguments for the command.
  workingDir: The folder to run in.
  ports: Ports that it listens on, for those who read this.
  env: Environment variables.
  envFrom: Config maps and secrets whose entries become environment variables.
  resources: What it needs and what it may use.
  volumeMounts: Where the volumes are mounted.
  volumeDevices: Where the block devices appear.
  livenessProbe: Tells whether it has to be started again.
  readinessProbe: Tells whether it can serve.
  startupProbe: Tells whether it has started; the other probes wait for it.
  lifecycle: What to do after its start and before its end.
  terminationMessagePath: The file in which it says why it ended.
  terminationMessagePolicy: Whether its log may stand in for that file.
  imagePullPolicy: When to pull the image: Always, IfNotPresent or Never.
  securityContext: Its user and rights.
  restartPolicy: Always makes an init container one that keeps running.
  stdin: Whether it has an input.
  stdinOnce: Whether the input ends with the first client.
  tty: Whether it has a terminal.
core.v1.ContainerPort: A port that a container listens on.
  name: Name of the port, for services and probes.
  containerPort: The port.
  protocol: TCP, UDP or SCTP.
  hostPort: The port of the node that leads to it.
  hostIP: The address of the node that leads to it.
core.v1.EnvVar: An environment variable.
  name: Its name.
  value: Its value; $(NAME) stands for another variable.
  valueFrom: Where its value comes from.
core.v1.EnvVarSource: Where the value of an environment variable comes from.
  fieldRef: A field of the pod.
  resourceFieldRef: A limit or request of the container.
  configMapKeyRef: An entry of a config map.
  secretKeyRef: An entry of a secret.
core.v1.ResourceRequirements: What a container needs and may use.
  limits: The most that it may use.
  requests: What it is sure to get.
  claims: Devices of the pod that it uses.
core.v1.VolumeMount: Where a volume is mounted.
  name: The volume.
  mountPath: The folder in the container.
  readOnly: Whether it may not be written to.
  subPath: The part of the volume to mount.
core.v1.Volume: Storage that containers of a pod can mount.
  name: Name of the volume, unique in the pod.
  configMap: Files from the entries of a config map.
  secret: Files from the entries of a secret.
  emptyDir: An empty folder that goes with the pod.
  hostPath: A folder or file of the node.
  persistentVolumeClaim: The volume behind a claim.
  projected: Files from several sources.
  downwardAPI: Files from fields of the pod.
  csi: Storage behind a CSI driver.
  nfs: An export of an NFS server.
  ephemeral: A volume that is claimed for the pod and goes with it.
core.v1.Probe: Asks a container how it is.
  exec: Runs a command; 0 is well.
  httpGet: Sends a request; 200 to 399 is well.
  tcpSocket: Opens a connection.
  grpc: Asks the gRPC health service.
  initialDelaySeconds: How long to wait before the first time.
  timeoutSeconds: How long an answer may take.
  periodSeconds: How often to ask.
  successThreshold: How often in a row it has to be well after it was not.
  failureThreshold: How often in a row it may be unwell.
core.v1.Toleration: A taint that a pod puts up with.
  key: The taint; none means every one.
  operator: Exists or Equal.
  value: The value for Equal.
  effect: The effect; none means every one.
  tolerationSeconds: For how long.
core.v1.PodStatus: What is known of a pod.
  phase: Pending, Running, Succeeded, Failed or Unknown.
  conditions: Aspects of its state, Ready among them.
  message: Why it is in that state, for people.
  reason: Why it is in that state, in one word.
  nominatedNodeName: Where it is to run once others have gone.
  hostIP: Address of the node.
  podIP: Its address.
  podIPs: Its addresses of both families.
  startTime: When the node took it.
  initContainerStatuses: State of the init containers.
  containerStatuses: State of the containers.
  qosClass: Guaranteed, Burstable or BestEffort.
  observedGeneration: The generation that the status is about.
core.v1.PodCondition: One aspect of the state of a pod.
  type: The aspect.
  status: True, False or Unknown.
  lastProbeTime: When it was last looked at.
  lastTransitionTime: When the status last changed.
  reason: Why, in one word.
  message: Why, for people.
core.v1.ContainerStatus: State of a container.
  name: The container.
  state: Whether it waits, runs or has ended.
  lastState: How it ended the time before.
  ready: Whether it can serve.
  restartCount: How often it was started again.
  image: The image that it runs.
  imageID: The digest of the image.
  containerID: How the runtime calls it.
  started: Whether its startup probe succeeded.
core.v1.PodSecurityContext: Users, groups and rights of all containers of a pod.
  runAsUser: The user that they run as.
  runAsGroup: The group that they run as.
  runAsNonRoot: Whether root is refused.
  fsGroup: The group that owns volumes.
  supplementalGroups: Further groups.
  seccompProfile: Which system calls are allowed.
core.v1.SecurityContext: User and rights of one container.
  privileged: Whether it may do what root on the node may.
  capabilities: Single rights of root, added or dropped.
  runAsUser: The user that it runs as.
  runAsGroup: The group that it runs as.
  runAsNonRoot: Whether root is refused.
  readOnlyRootFilesystem: Whether its own files may not be written to.
  allowPrivilegeEscalation: Whether it may gain rights.
  seccompProfile: Which system calls are allowed.
`
