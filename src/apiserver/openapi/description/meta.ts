/** What `kubectl explain` says of what all kinds share. */
export const metaDescriptions = `
meta.v1.TypeMeta: Which kind an object is of.
  apiVersion: Group and version that the object is written in, such as apps/v1; the core group has the version alone.
  kind: The kind of the object, in CamelCase. It never changes.
meta.v1.ObjectMeta: What every stored object has: its name, where it lies, its labels, and what the server notes about it.
  name: The name of the object, unique among its kind in its namespace. It never changes.
  generateName: Beginning of a name that the server completes with random characters, when there is no name.
  namespace: The namespace that the object lies in. It never changes; cluster-scoped objects have none.
  selfLink: No longer in use.
  uid: Identifies this object among all that ever had its name. Set by the server.
  resourceVersion: The version of the object, for watches and to notice concurrent changes. Pass it on as it is.
  generation: Counts the changes of what is wanted. Set by the server.
  creationTimestamp: When the object was created. Set by the server.
  deletionTimestamp: When the object is to be gone; set by the server once deletion was asked for. It stays until no finalizer is left.
  deletionGracePeriodSeconds: How long the object may take to stop before it is removed.
  labels: Short texts by which objects are grouped and selected.
  annotations: Texts for tools and people, which nothing selects by.
  ownerReferences: The objects that this one belongs to. When all of them are gone, it is collected.
  finalizers: Names of those who have work to do before the object may go. Each removes its own when it is done.
  managedFields: Which manager set which fields, for server-side apply.
meta.v1.OwnerReference: Names an owner in the same namespace, or a cluster-scoped one.
  apiVersion: Group and version of the owner.
  kind: Kind of the owner.
  name: Name of the owner.
  uid: UID of the owner, so that a later object of the same name is not taken for it.
  controller: Whether this owner is the one that controls the object.
  blockOwnerDeletion: Keeps the owner from going before this object, when it is deleted in the foreground.
meta.v1.ManagedFieldsEntry: The fields that one manager set in one way.
  manager: Who set them.
  operation: Apply, or Update for every other way.
  apiVersion: The version that the fields are named in.
  time: When the entry last changed.
  fieldsType: Always FieldsV1.
  fieldsV1: The fields.
  subresource: The subresource through which they were set.
meta.v1.LabelSelector: Selects objects by their labels; all of its conditions have to hold. An empty one selects everything.
  matchLabels: Labels that have to have exactly these values.
  matchExpressions: Conditions on labels.
meta.v1.LabelSelectorRequirement: One condition on a label.
  key: The label.
  operator: In, NotIn, Exists or DoesNotExist.
  values: The values for In and NotIn; none for the others.
meta.v1.ListMeta: What a list says of itself.
  selfLink: No longer in use.
  resourceVersion: The version that the list was read at, to watch from.
  continue: Pass it on to get the next page; empty on the last.
  remainingItemCount: About how many objects follow after this page.
meta.v1.DeleteOptions: How to delete.
  gracePeriodSeconds: How long the object may take to stop; 0 deletes at once.
  preconditions: What has to hold for the object to be deleted.
  orphanDependents: No longer in use; see propagationPolicy.
  propagationPolicy: What becomes of dependents: Orphan leaves them, Background deletes them afterwards, Foreground before.
  dryRun: With All, everything is checked but nothing deleted.
meta.v1.Preconditions: What has to hold for a deletion.
  uid: The UID that the object has to have.
  resourceVersion: The version that the object has to be at.
meta.v1.Status: What the server answers when there is no object to answer with.
  metadata: The version, for lists and watches.
  status: Success or Failure.
  message: What happened, for people.
  reason: Why it failed, in one word for programs.
  details: What it is about, and what is wrong in particular.
  code: The HTTP status code.
meta.v1.StatusDetails: What a Status is about.
  name: Name of the object.
  group: Group of the kind.
  kind: The kind, or the resource.
  uid: UID of the object.
  causes: What is wrong in particular.
  retryAfterSeconds: When another try may succeed.
meta.v1.StatusCause: One thing that is wrong.
  reason: What kind of mistake, in one word.
  message: What is wrong, for people.
  field: The field, as a path.
meta.v1.Condition: One aspect of the state of an object.
  type: The aspect, in CamelCase.
  status: True, False or Unknown.
  observedGeneration: The generation that was looked at.
  lastTransitionTime: When the status last changed.
  reason: Why, in one word in CamelCase.
  message: Why, for people.
autoscaling.v1.Scale: How many replicas something has, whatever its kind.
  metadata: Name, namespace and more.
  spec: How many are wanted.
  status: How many there are.
autoscaling.v1.ScaleSpec: How many replicas are wanted.
  replicas: The number.
autoscaling.v1.ScaleStatus: How many replicas there are.
  replicas: The number.
  selector: Selects the pods, as a text.
`
