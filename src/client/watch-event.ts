import type { KubernetesObject, Status } from '../object/index.ts'

/** metav1.WatchEvent, decoded and checked. A bookmark carries little more than its resourceVersion. */
export type WatchEvent<T = KubernetesObject> =
  | { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'; readonly object: T }
  | { readonly type: 'BOOKMARK'; readonly object: KubernetesObject }
  | { readonly type: 'ERROR'; readonly status: Status }
