/** Who is likely to take a finalizer away, and how that is known. */
export interface FinalizerOwner {
  readonly who: string
  readonly because: string
}

export interface FinalizerClues {
  /** Of the resource that bears it. */
  readonly group: string
  readonly kind: string
  /** Field managers that wrote the finalizer. */
  readonly managers?: readonly string[]
  /** API groups that the cluster defines. */
  readonly groups?: readonly string[]
}

/** Finalizers of Kubernetes itself (apimachinery's metav1 and core/v1 constants, apiextensions, cloud-provider). */
const known: Readonly<Record<string, string>> = {
  foregroundDeletion: 'the garbage collector, which waits for what it owns',
  orphan: 'the garbage collector, which lets go of what it owns',
  kubernetes: 'the namespace controller',
  'kubernetes.io/pvc-protection': 'kube-controller-manager, once no pod uses it',
  'kubernetes.io/pv-protection': 'kube-controller-manager, once no claim is bound to it',
  'batch.kubernetes.io/job-tracking': 'the job controller',
  'service.kubernetes.io/load-balancer-cleanup': 'the cloud controller manager',
  'customresourcecleanup.apiextensions.k8s.io': 'kube-apiserver, once every resource of the kind is gone',
}

/** Tools of people, which write finalizers that are others' to take away. */
const tool = /^(kubectl|helm|argocd|kustomize|flux|before-first-apply|node-fetch|curl|Mozilla|unknown)/i

/** Domains under which several unrelated projects have their groups: one more label has to agree. */
const shared = new Set([
  'k8s.io',
  'x-k8s.io',
  'github.io',
  'github.com',
  'cloud.google.com',
  'co.uk',
  'com.cn',
])

/**
 * Whose the finalizer is likely to be: by its name if it is one of Kubernetes' own, by who wrote it, or by the API
 * group in whose domain it is named, the resource's own before others. Undefined when nothing points to anybody. Pure.
 */
export function likelyOwnerOfFinalizer(finalizer: string, clues: FinalizerClues): FinalizerOwner | undefined {
  if (Object.hasOwn(known, finalizer))
    return { who: known[finalizer] ?? '', because: 'Kubernetes names it so' }
  const writer = clues.managers?.find((manager) => !tool.test(manager))
  if (writer !== undefined) return { who: writer, because: 'it set the finalizer' }
  const { group, kind, groups = [] } = clues
  let best: { readonly group: string; readonly labels: number } | undefined
  for (const one of [group, ...groups]) {
    const labels = commonLabels(domainOf(finalizer), one)
    if (labels > (best?.labels ?? 0)) best = { group: one, labels }
  }
  if (!best) return undefined
  const who = best.group === group ? `the controller of ${kind}` : `the operator of ${best.group}`
  return { who, because: 'the finalizer is named in its domain' }
}

/** `example.com/hold` and `hold.example.com`: both forms occur. */
function domainOf(finalizer: string): string {
  return finalizer.split('/')[0] ?? ''
}

/** How many labels at their ends are the same, when that is enough to be of one project; else 0. */
function commonLabels(a: string, b: string): number {
  const [left, right] = [a.toLowerCase().split('.').reverse(), b.toLowerCase().split('.').reverse()]
  let same = 0
  while (left[same] !== undefined && left[same] === right[same]) same++
  if (same < 2) return 0
  return shared.has(left.slice(0, same).reverse().join('.')) ? 0 : same
}
