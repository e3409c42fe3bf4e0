/** What `kubectl explain` says of the core group, pods aside. */
export const coreDescriptions = `
core.v1.Namespace: A room for names: most objects lie in one, and go with it.
  metadata: Name, labels and more.
  spec: How the namespace is to behave.
  status: Whether it is in use.
core.v1.NamespaceSpec: How a namespace is to behave.
  finalizers: Who has work to do before the namespace may go.
core.v1.NamespaceStatus: The state of a namespace.
  phase: Active, or Terminating while it is being deleted.
  conditions: What its deletion waits for.
core.v1.NamespaceCondition: One aspect of the state of a namespace.
  type: The aspect.
  status: True, False or Unknown.
  lastTransitionTime: When the status last changed.
  reason: Why, in one word.
  message: Why, for people.
core.v1.ConfigMap: Configuration, as entries that pods read as environment variables or files.
  metadata: Name, namespace, labels and more.
  data: Entries in UTF-8. Keys have letters, digits, '-', '_' and '.'.
  binaryData: Entries with any bytes, in base64.
  immutable: Once true, the entries can no longer change.
core.v1.Secret: Entries that are kept from those who need not know them.
  metadata: Name, namespace, labels and more.
  data: The entries, their values in base64.
  stringData: Entries as plain text, for writing only: they end up in data.
  type: What the secret is for; it says which entries there have to be.
  immutable: Once true, the entries can no longer change.
core.v1.Service: One address and name for a set of pods.
  metadata: Name, namespace, labels and more.
  spec: Which pods, and how they are reached.
  status: Where a load balancer listens.
core.v1.ServiceSpec: Which pods a service stands for, and how they are reached.
  ports: The ports that the service has.
  selector: Labels of the pods behind it. Without one, someone else says what is behind it.
  clusterIP: The address inside the cluster; None for a headless service. Given by the server when left out.
  clusterIPs: All addresses inside the cluster, at most one of each family.
  type: ClusterIP, NodePort, LoadBalancer or ExternalName.
  externalIPs: Further addresses whose traffic nodes accept for the service.
  sessionAffinity: ClientIP keeps a client with one pod; None does not.
  sessionAffinityConfig: How the affinity behaves.
  loadBalancerIP: No longer in use.
  loadBalancerSourceRanges: Who may reach the load balancer, as CIDRs.
  loadBalancerClass: Who is to make the load balancer.
  externalName: What the name of a service of type ExternalName stands for.
  externalTrafficPolicy: Local keeps traffic from outside on the node where it came in; Cluster spreads it.
  internalTrafficPolicy: Local keeps traffic from inside on its node; Cluster spreads it.
  healthCheckNodePort: Port where load balancers ask whether a node has pods of the service.
  publishNotReadyAddresses: Whether pods that are not ready are found by name.
  ipFamilies: IPv4, IPv6 or both.
  ipFamilyPolicy: SingleStack, PreferDualStack or RequireDualStack.
  allocateLoadBalancerNodePorts: Whether a load balancer gets node ports.
  trafficDistribution: A wish about which pods traffic goes to.
core.v1.ServicePort: One port of a service.
  name: Name of the port; needed when there are several.
  protocol: TCP, UDP or SCTP.
  appProtocol: What is spoken on the port.
  port: The port of the service.
  targetPort: The port of the pods, by number or name; the same as port when left out.
  nodePort: The port on every node, for NodePort and LoadBalancer.
core.v1.ServiceStatus: The state of a service.
  loadBalancer: Where the load balancer listens.
  conditions: Aspects of its state.
core.v1.LoadBalancerStatus: Where a load balancer listens.
  ingress: Its addresses.
core.v1.ServiceAccount: An identity for what runs in pods.
  metadata: Name, namespace, labels and more.
  secrets: Secrets that pods with this identity may use.
  imagePullSecrets: Secrets to pull images with.
  automountServiceAccountToken: Whether pods get a token by themselves.
core.v1.Node: A machine that runs pods.
  metadata: Name, labels and more.
  spec: How it is to be used.
  status: What it is and how it fares.
core.v1.NodeSpec: How a node is to be used.
  podCIDR: Addresses for its pods.
  podCIDRs: Addresses for its pods, of both families.
  providerID: How the provider of the machine calls it.
  unschedulable: Whether new pods stay away.
  taints: What keeps pods away that do not tolerate it.
core.v1.Taint: Keeps pods away from a node.
  key: Name of the taint.
  value: Its value.
  effect: NoSchedule, PreferNoSchedule or NoExecute.
core.v1.NodeStatus: What a node is and how it fares.
  capacity: What it has.
  allocatable: What of that pods may use.
  conditions: Aspects of its state, Ready above all.
  addresses: How it is reached.
  nodeInfo: Its system and versions.
  images: The images that it holds.
core.v1.PersistentVolume: A piece of storage of the cluster.
  metadata: Name, labels and more.
  spec: What it is and how it may be used.
  status: Whether it is in use.
core.v1.PersistentVolumeSpec: What a volume is and how it may be used.
  capacity: How much it holds.
  accessModes: How it may be mounted: ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod.
  claimRef: The claim that it is bound to.
  persistentVolumeReclaimPolicy: What becomes of it when the claim goes: Retain, Delete or Recycle.
  storageClassName: The storage class that it belongs to.
  mountOptions: Options to mount it with.
  volumeMode: Filesystem or Block.
  nodeAffinity: The nodes that can reach it.
  csi: Storage behind a CSI driver.
  hostPath: A folder of a node, for trying things out.
  nfs: An export of an NFS server.
  local: A disk or folder of one node.
core.v1.PersistentVolumeStatus: The state of a volume.
  phase: Pending, Available, Bound, Released or Failed.
  message: Why, for people.
  reason: Why, in one word.
core.v1.PersistentVolumeClaim: Asks for storage.
  metadata: Name, namespace, labels and more.
  spec: What is asked for.
  status: What was given.
core.v1.PersistentVolumeClaimSpec: What storage is asked for.
  accessModes: How it is to be mounted.
  selector: Labels that the volume has to have.
  resources: How much is needed.
  volumeName: The volume that it is bound to.
  storageClassName: The storage class to take it from.
  volumeMode: Filesystem or Block.
  dataSource: What the volume is to be filled from.
  dataSourceRef: What the volume is to be filled from, of any kind.
core.v1.PersistentVolumeClaimStatus: What was given to a claim.
  phase: Pending, Bound or Lost.
  accessModes: How the volume may be mounted.
  capacity: How much it holds.
  conditions: Aspects of its state, such as a resize.
core.v1.Event: Tells of something that happened to an object.
  metadata: Name, namespace and more.
  involvedObject: What it is about.
  reason: Why it was written, in one word.
  message: What happened, for people.
  source: Who wrote it.
  firstTimestamp: When it was first seen.
  lastTimestamp: When it was last seen.
  count: How often it was seen.
  type: Normal or Warning.
  eventTime: When it was first seen.
  series: How often it was seen since.
  action: What was done or not done about it.
  related: Another object that has to do with it.
  reportingComponent: The controller that wrote it.
  reportingInstance: Which instance of the controller.
core.v1.EventSource: Who wrote an event.
  component: The component.
  host: The node that it runs on.
core.v1.ObjectReference: Names an object.
  kind: Its kind.
  namespace: Its namespace.
  name: Its name.
  uid: Its UID.
  apiVersion: Group and version of its kind.
  resourceVersion: The version that is meant.
  fieldPath: A part of the object.
core.v1.LocalObjectReference: Names an object in the same namespace.
  name: Its name.
core.v1.TypedLocalObjectReference: Names an object of any kind in the same namespace.
  apiGroup: Group of its kind.
  kind: Its kind.
  name: Its name.
`
