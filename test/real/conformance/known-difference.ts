/** Where the embedded server answers otherwise than kube-apiserver 1.36.3 for now, and why. */
export interface KnownDifference {
  /** The name of the case. */
  readonly case: string
  readonly reason: string
  /** As in `Difference`. */
  readonly at: readonly string[]
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    case: 'Volumes and claims.',
    reason:
      'Finalizers of admission (StorageObjectInUseProtection), whose controller would have to take them off again; the message of a changed claim lacks the diff of Go structs.',
    at: [
      '1 body.metadata.finalizers',
      '2 body.metadata.finalizers',
      '4 body.details.causes.0.message',
      '4 body.message',
    ],
  },
  {
    case: 'A Node.',
    reason: 'The taint of admission (TaintNodesByCondition).',
    at: ['1 body.spec.taints', '2 body.spec.taints'],
  },
  {
    case: 'A definition that says nearly nothing.',
    reason: 'The message shows the internal Go type of the versions; ours shows their JSON.',
    at: ['4 body.details.causes.4.message', '4 body.message'],
  },
  {
    case: 'A definition whose schema is not structural.',
    reason: 'The message shows the internal Go type of the versions; ours shows their JSON.',
    at: ['2 body.details.causes.4.message', '2 body.message'],
  },
  { case: 'A list in pages.', reason: "Text of Go's JSON parser.", at: ['11 body.message'] },
  {
    case: 'Unknown and duplicate fields.',
    reason: 'Go tells duplicate and unknown fields as it meets them; ours are two passes, duplicates first.',
    at: ['1 body.message', '2 warnings.0'],
  },
  { case: 'A JSON patch.', reason: 'A refused write carries no warnings yet.', at: ['11 warnings'] },
  {
    case: 'A merge patch.',
    reason:
      'An invalid label of a changed ConfigMap is told four times among the causes, by ours three times; the message is the same.',
    at: ['11 body.details.causes'],
  },
  {
    case: 'A patch of a custom resource.',
    reason: 'A refused write carries no warnings yet.',
    at: ['8 warnings'],
  },
  {
    case: 'A strategic merge of containers.',
    reason: 'A strategic merge decodes by another Go converter, with messages of its own.',
    at: ['5 body.details.causes.0.message', '5 body.message'],
  },
  {
    case: 'Types.',
    reason:
      'Scale paths that lead through a value of the wrong type are not told as well. JSON.parse reads 1.0 as 1, which Go keeps apart.',
    at: ['5 body.details.causes', '5 body.message', '6 body.details.causes', '6 body.message', '15 status'],
  },
  {
    case: 'An update is validated too, and what was wrong before may stay.',
    reason: 'Scale paths that lead through a value of the wrong type are not told as well.',
    at: ['5 body.details.causes', '5 body.message'],
  },
  {
    case: 'A Table of workloads.',
    reason:
      'The metadata in a row of a DaemonSet is the internal one, where the template generation is no annotation.',
    at: ['6 body.rows.0.object.metadata.annotations'],
  },
  {
    case: 'A Table of what belongs to the cluster.',
    reason: 'Finalizers and taints of admission.',
    at: ['1 body.spec.taints', '3 body.metadata.finalizers', '4 body.rows.0.object.metadata.finalizers'],
  },
  {
    case: 'Several media types, and one of them will do.',
    reason: 'go-restful does not take a wildcard after a type that it cannot write; ours does.',
    at: ['4 status'],
  },
  {
    case: 'Nobody, and somebody unknown.',
    reason: 'The version says what it is: not Go, and Binnacle.',
    at: ['3 body.compiler', '3 body.gitCommit', '3 body.gitVersion', '3 body.goVersion', '3 body.platform'],
  },
  {
    case: 'The probes and the version.',
    reason: 'The version says what it is: not Go, and Binnacle.',
    at: ['4 body.compiler', '4 body.gitCommit', '4 body.gitVersion', '4 body.goVersion', '4 body.platform'],
  },
]
