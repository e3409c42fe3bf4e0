import type { KubernetesObject } from '../../object/index.ts'
import { unclassified } from '../error/index.ts'

/** etcd's limit on a request, which kube-apiserver leaves at its default. */
const largestObject = 1.5 * 1024 * 1024

/** What etcd would refuse, with the words in which its refusal reaches the client. */
export function checkSize(object: KubernetesObject): void {
  if (JSON.stringify(object).length > largestObject) throw unclassified('etcdserver: request is too large')
}
