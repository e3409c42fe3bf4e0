/** What `kubectl explain` says of the kinds that run a cluster: rights, storage, leases, events, definitions. */
export const clusterDescriptions = `
rbac.v1.Role: What may be done in one namespace.
  metadata: Name, namespace, labels and more.
  rules: What may be done; nothing else may.
rbac.v1.ClusterRole: What may be done in the whole cluster, or in any namespace that a binding names.
  metadata: Name, labels and more.
  rules: What may be done; nothing else may.
  aggregationRule: Other cluster roles whose rules make up the rules of this one.
rbac.v1.PolicyRule: What may be done with which resources.
  verbs: What may be done: get, list, watch, create, update, patch, delete, deletecollection, or * for all.
  apiGroups: Groups of the resources; "" is the core group, * all.
  resources: The resources, with subresources as pods/log; * for all.
  resourceNames: Names that it is limited to.
  nonResourceURLs: Paths that are no resources, such as /metrics.
rbac.v1.RoleBinding: Grants a role in one namespace.
  metadata: Name, namespace, labels and more.
  subjects: Whom it is granted to.
  roleRef: The role. It never changes.
rbac.v1.ClusterRoleBinding: Grants a cluster role in the whole cluster.
  metadata: Name, labels and more.
  subjects: Whom it is granted to.
  roleRef: The cluster role. It never changes.
rbac.v1.Subject: Whom a role is granted to.
  kind: User, Group or ServiceAccount.
  apiGroup: Group of the kind; empty for service accounts.
  name: The name.
  namespace: Namespace of a service account.
rbac.v1.RoleRef: Names a role.
  apiGroup: Always rbac.authorization.k8s.io.
  kind: Role or ClusterRole.
  name: The name.
storage.v1.StorageClass: How volumes are made.
  metadata: Name, labels and more.
  provisioner: Who makes them.
  parameters: What to tell the provisioner.
  reclaimPolicy: What becomes of a volume when its claim goes: Delete or Retain.
  mountOptions: Options to mount volumes with.
  allowVolumeExpansion: Whether volumes may grow.
  volumeBindingMode: Immediate, or WaitForFirstConsumer to wait for a pod.
  allowedTopologies: Where volumes may be made.
storage.v1.VolumeAttachment: Attaches a volume to a node.
  metadata: Name, labels and more.
  spec: What is to be attached where, and by whom.
  status: Whether it is.
storage.v1.VolumeAttachmentSpec: What is to be attached where, and by whom.
  attacher: Who attaches it.
  source: The volume.
  nodeName: The node.
storage.v1.VolumeAttachmentStatus: Whether a volume is attached.
  attached: Whether it is.
  attachmentMetadata: What the attacher says about it.
  attachError: Why it could not be attached.
  detachError: Why it could not be detached.
coordination.v1.Lease: Says who may do something now, and until when.
  metadata: Name, namespace, labels and more.
  spec: Who holds it.
coordination.v1.LeaseSpec: Who holds a lease.
  holderIdentity: Who holds it.
  leaseDurationSeconds: How long others wait after the last renewal before they take it.
  acquireTime: When the holder got it.
  renewTime: When the holder last renewed it.
  leaseTransitions: How often it went from one holder to another.
  strategy: How the holder is chosen, when the cluster chooses.
  preferredHolder: Who is to get it next.
events.v1.Event: Tells of something that happened to an object.
  metadata: Name, namespace and more.
  eventTime: When it was first seen.
  series: How often it was seen since.
  reportingController: The controller that wrote it.
  reportingInstance: Which instance of the controller.
  action: What was done or not done about it.
  reason: Why it was written, in one word.
  regarding: What it is about.
  related: Another object that has to do with it.
  note: What happened, for people.
  type: Normal or Warning.
  deprecatedSource: Who wrote it, for events of core/v1.
  deprecatedFirstTimestamp: When it was first seen, for events of core/v1.
  deprecatedLastTimestamp: When it was last seen, for events of core/v1.
  deprecatedCount: How often it was seen, for events of core/v1.
apiextensions.v1.CustomResourceDefinition: Adds a kind to the API.
  metadata: Name, which is the plural and the group; labels and more.
  spec: What the kind is called, where its objects lie and what they hold.
  status: Whether it is served.
apiextensions.v1.CustomResourceDefinitionSpec: A kind of the API.
  group: The group of the kind.
  names: What it is called.
  scope: Namespaced or Cluster.
  versions: Its versions; exactly one of them is stored.
  conversion: How objects get from one version to another.
  preserveUnknownFields: No longer in use; has to be false.
apiextensions.v1.CustomResourceDefinitionNames: What a kind is called.
  plural: Its resource, as in paths: lower case, plural.
  singular: One of them, for kubectl; the kind in lower case when left out.
  shortNames: Short forms, for kubectl.
  kind: The kind, in CamelCase.
  listKind: The kind of its lists; the kind with List when left out.
  categories: Groups of resources that it belongs to, such as all.
apiextensions.v1.CustomResourceDefinitionVersion: One version of a kind.
  name: The version, such as v1 or v1beta1.
  served: Whether it can be used.
  storage: Whether objects are stored in it.
  deprecated: Whether its use is warned of.
  deprecationWarning: What the warning says.
  schema: What objects of the version hold.
  subresources: Whether it has status and scale.
  additionalPrinterColumns: What kubectl get shows besides the name.
  selectableFields: Fields that objects can be selected by.
apiextensions.v1.CustomResourceColumnDefinition: A column of kubectl get.
  name: Its heading.
  type: integer, number, string, boolean or date.
  format: The format of the type.
  description: What it shows.
  priority: Above 0 it is shown in the wide form only.
  jsonPath: Where the value stands.
apiextensions.v1.CustomResourceValidation: What objects of a version hold.
  openAPIV3Schema: The schema, in OpenAPI v3.
apiextensions.v1.CustomResourceSubresources: The subresources of a version.
  status: With it, status is written through a path of its own.
  scale: With it, kubectl scale and autoscalers work.
apiextensions.v1.CustomResourceDefinitionStatus: Whether a kind is served.
  conditions: Aspects of its state: NamesAccepted, Established, Terminating, NonStructuralSchema.
  acceptedNames: The names that it got.
  storedVersions: Versions that objects may still be stored in.
`
