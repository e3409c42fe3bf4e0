/** Where the embedded server answers otherwise than kube-apiserver 1.36.3 for now, and why. */
export interface KnownDifference {
  /** The name of the case. */
  readonly case: string
  /** As in `Difference`. */
  readonly at: readonly string[]
  readonly reason: string
}

export const knownDifferences: readonly KnownDifference[] = [
  { case: 'A Service.', reason: 'Not yet looked at.', at: ['3 body.details.causes', '3 body.message'] },
  {
    case: 'A Pod.',
    reason: 'Not yet looked at.',
    at: [
      '3 body.metadata.managedFields.1.fieldsV1.f:status.f:conditions.k:{"type":"Ready"}.f:lastProbeTime',
      '3 body.metadata.managedFields.1.fieldsV1.f:status.f:conditions.k:{"type":"Ready"}.f:lastTransitionTime',
      '3 body.status.conditions.0.lastProbeTime',
      '3 body.status.conditions.0.lastTransitionTime',
    ],
  },
  { case: 'A Deployment.', reason: 'Not yet looked at.', at: ['7 body.details.causes', '7 body.message'] },
  {
    case: 'Volumes and claims.',
    reason: 'Not yet looked at.',
    at: [
      '1 body.metadata.finalizers',
      '2 body.metadata.finalizers',
      '4 body.details.causes.0.message',
      '4 body.message',
    ],
  },
  { case: 'A Node.', reason: 'Not yet looked at.', at: ['1 body.spec.taints', '2 body.spec.taints'] },
  {
    case: 'A definition that says nearly nothing.',
    reason: 'Not yet looked at.',
    at: [
      '1 body.details.causes.3.message',
      '1 body.message',
      '2 body.details.causes.2.message',
      '2 body.message',
      '4 body.details.causes.4.message',
      '4 body.message',
    ],
  },
  {
    case: 'A definition whose schema is not structural.',
    reason: 'Not yet looked at.',
    at: ['2 body.details.causes', '2 body.message'],
  },
  { case: 'The resources of the core group.', reason: 'Not yet looked at.', at: ['1 body.resources'] },
  {
    case: 'The schemas of definitions.',
    reason: 'Not yet looked at.',
    at: [
      '1 body.dev.example.test.v1.Widget.properties.spec.properties.embedded.properties',
      '1 body.dev.example.test.v1.Widget.properties.spec.properties.embedded.required',
      '1 body.dev.example.test.v1.Widget.properties.spec.properties.port.anyOf',
      '1 body.dev.example.test.v1.Widget.x-kubernetes-selectable-fields',
      '1 body.dev.example.test.v1.WidgetList.properties.items.items.$ref',
      '1 body.dev.example.test.v1.WidgetList.properties.items.items.allOf',
      '1 body.dev.example.test.v1.WidgetList.x-kubernetes-selectable-fields',
    ],
  },
  {
    case: 'The schemas of leases.',
    reason: 'Not yet looked at.',
    at: [
      '1 body.io.k8s.api.coordination.v1.LeaseList.properties.items.items.default',
      '1 body.io.k8s.api.coordination.v1.LeaseList.properties.metadata.default',
    ],
  },
  { case: 'A list in pages.', reason: 'Not yet looked at.', at: ['11 body.message'] },
  {
    case: 'Unknown and duplicate fields.',
    reason: 'Not yet looked at.',
    at: ['1 body.message', '2 warnings.0'],
  },
  { case: 'A JSON patch.', reason: 'Not yet looked at.', at: ['11 warnings'] },
  { case: 'A merge patch.', reason: 'Not yet looked at.', at: ['11 body.details.causes'] },
  { case: 'A patch of a custom resource.', reason: 'Not yet looked at.', at: ['8 warnings'] },
  {
    case: 'A strategic merge of containers.',
    reason: 'Not yet looked at.',
    at: ['5 body.details.causes.0.message', '5 body.message'],
  },
  {
    case: 'Types.',
    reason: 'Not yet looked at.',
    at: ['5 body.details.causes', '5 body.message', '6 body.details.causes', '6 body.message', '15 status'],
  },
  { case: 'Embedded resources.', reason: 'Not yet looked at.', at: ['3 body.message'] },
  {
    case: 'An update is validated too, and what was wrong before may stay.',
    reason: 'Not yet looked at.',
    at: ['5 body.details.causes', '5 body.message'],
  },
  {
    case: 'A Table of workloads.',
    reason: 'Not yet looked at.',
    at: ['6 body.rows.0.object.metadata.annotations'],
  },
  {
    case: 'A Table of what belongs to the cluster.',
    reason: 'Not yet looked at.',
    at: ['1 body.spec.taints', '3 body.metadata.finalizers', '4 body.rows.0.object.metadata.finalizers'],
  },
  { case: 'Several media types, and one of them will do.', reason: 'Not yet looked at.', at: ['4 status'] },
  {
    case: 'Nobody, and somebody unknown.',
    reason: 'Not yet looked at.',
    at: ['3 body.compiler', '3 body.gitCommit', '3 body.gitVersion', '3 body.goVersion', '3 body.platform'],
  },
  {
    case: 'The probes and the version.',
    reason: 'Not yet looked at.',
    at: ['4 body.compiler', '4 body.gitCommit', '4 body.gitVersion', '4 body.goVersion', '4 body.platform'],
  },
]
