import { formatTime } from '../../object/index.ts'
import type { OwnedObject } from './owned-object.ts'
import { deployments, replicaSets } from './owned-resources.ts'
import { labelsOf, type Owner, operatorOf, readyOf } from './owner.ts'
import { podOf, podStateOf } from './pod.ts'

const hash = '7c9d8b6f54'
const suffixes = ['x2k4p', 'm9q7w', 'c5v8n', 't6h2j']

export interface DeploymentOptions {
  readonly container: { readonly name: string; readonly image: string }
  readonly replicas: number
}

/** A Deployment, the ReplicaSet it made, and its pods. */
export function deployment(owner: Owner, { container, replicas }: DeploymentOptions): OwnedObject[] {
  const { name, scaled } = owner
  const labels = labelsOf(owner)
  const wanted = scaled?.replicas ?? replicas
  const ready = readyOf(owner, wanted)
  const counts = { replicas: wanted, readyReplicas: ready, availableReplicas: ready }
  const spec = {
    replicas,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [container] } },
  }
  const lastTransitionTime = formatTime(owner.moment.since)
  const top: OwnedObject = {
    resource: deployments,
    name,
    manager: operatorOf(owner),
    labels,
    spec,
    status: {
      ...counts,
      observedGeneration: scaled ? 2 : 1,
      updatedReplicas: wanted,
      unavailableReplicas: wanted - ready,
      conditions: [
        { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable', lastTransitionTime },
        ready === wanted
          ? { type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable', lastTransitionTime }
          : {
              type: 'Available',
              status: 'False',
              reason: 'MinimumReplicasUnavailable',
              message: 'Deployment does not have minimum availability.',
              lastTransitionTime,
            },
      ],
    },
    ...(scaled && { edit: { manager: scaled.manager, patch: { spec: { replicas: scaled.replicas } } } }),
    events: [],
  }
  const set: OwnedObject = {
    resource: replicaSets,
    name: `${name}-${hash}`,
    owner: top,
    manager: 'kube-controller-manager',
    labels,
    spec,
    status: { ...counts, observedGeneration: 1 },
    events: [],
  }
  const members = Array.from({ length: wanted }, (_, ordinal) =>
    podOf({
      owner,
      parent: set,
      ordinal,
      name: `${set.name}-${suffixes[ordinal % suffixes.length]}`,
      container,
      state: podStateOf(owner, { ordinal, ready }),
    }),
  )
  return [top, set, ...members]
}
