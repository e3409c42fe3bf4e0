import type { OwnedObject } from './owned-object.ts'
import { claims, services, statefulSets } from './owned-resources.ts'
import { labelsOf, type Owner, operatorOf, readyOf } from './owner.ts'
import { podOf, podStateOf } from './pod.ts'

export interface StatefulSetOptions {
  readonly container: { readonly name: string; readonly image: string }
  readonly replicas: number
  /** Of each pod, a quantity. */
  readonly storage: string
  readonly port: number
}

/** A StatefulSet with its pods and their volumes, and a Service before it. */
export function statefulSet(owner: Owner, options: StatefulSetOptions): OwnedObject[] {
  const { container, replicas, storage, port } = options
  const { name } = owner
  const labels = labelsOf(owner)
  const ready = readyOf(owner, replicas)
  const revision = `${name}-6d4f9c7b58`
  const resources = { requests: { storage } }
  const accessModes = ['ReadWriteOnce']
  const set: OwnedObject = {
    resource: statefulSets,
    name,
    manager: operatorOf(owner),
    labels,
    spec: {
      replicas,
      serviceName: name,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container] } },
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes, resources } }],
    },
    status: {
      observedGeneration: 1,
      replicas,
      readyReplicas: ready,
      availableReplicas: ready,
      currentReplicas: replicas,
      updatedReplicas: replicas,
      currentRevision: revision,
      updateRevision: revision,
    },
    events: [],
  }
  const service: OwnedObject = {
    resource: services,
    name,
    manager: operatorOf(owner),
    labels,
    spec: { selector: labels, ports: [{ port }], clusterIP: 'None' },
    events: [],
  }
  const isBound = owner.podFault?.reason !== 'Unschedulable'
  const members = Array.from({ length: replicas }, (_, ordinal): OwnedObject[] => [
    {
      resource: claims,
      name: `data-${name}-${ordinal}`,
      owner: set,
      manager: 'kube-controller-manager',
      labels,
      spec: { accessModes, resources },
      ...(isBound && { status: { phase: 'Bound', accessModes, capacity: { storage } } }),
      events: [],
    },
    podOf({
      owner,
      parent: set,
      ordinal,
      name: `${name}-${ordinal}`,
      container,
      state: podStateOf(owner, { ordinal, ready }),
    }),
  ])
  return [set, service, ...members.flat()]
}
