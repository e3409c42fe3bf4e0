import { matching, ownNamespace } from '../selector.ts'

/** What others tell of these pods comes from other targets: the pod is what joins it. */
export const pods = `cluster=~"$cluster", ${ownNamespace}, pod=~"$pod"`

/** Of the containers of pods; series without a container are of the whole pod, and would count twice. */
export const containers = `${pods}, container!=""`

/** The same name of a pod may be in several clusters. */
export const podIdentity = 'cluster, namespace, pod'

export const podInfo = `max by (${podIdentity}, owned_kind, owned_name) (binnacle_cr_owned_pod_info{${matching.ownedByResource}})`

/** Of the pods of the resource alone, and with the workload that each belongs to. */
export function joined(perPod: string): string {
  return `(${perPod}) * on (${podIdentity}) group_left (owned_kind, owned_name) ${podInfo}`
}

/** Of the whole pod. */
export const perPodTotal = (series: string) => `sum by (${podIdentity}) (${series})`

/** Of all containers of the pod; each counts once, although it may be scraped twice. */
export const perPod = (series: string) => perPodTotal(`max by (${podIdentity}, container) (${series})`)
