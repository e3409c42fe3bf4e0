import { matching } from '../selector.ts'

/** What others tell of these pods comes from other targets: the pod is what joins it. */
export const pods = 'cluster=~"$cluster", namespace=~"$namespace", pod=~"$pod"'

export const podInfo = `max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{${matching.resource}})`

/** Of the pods of the resource alone, and with the workload that each belongs to. */
export function joined(perPod: string): string {
  return `(${perPod}) * on (namespace, pod) group_left (owned_kind, owned_name) ${podInfo}`
}

export const perPodTotal = (series: string) => `sum by (namespace, pod) (${series})`

/** Of the containers of pods; series without a container are of the whole pod, and would count twice. */
export const containers = `${pods}, container!=""`

export const perPod = (series: string) =>
  `sum by (namespace, pod) (max by (namespace, pod, container) (${series}))`
