import { humanDuration, type KubernetesObject, parseTime } from '../../object/index.ts'
import { column } from '../table/index.ts'

/** How long ago a time was, as the printers of kube-apiserver write it (translateTimestampSince). */
export function ageOf(time: unknown, now: number): string {
  const then = parseTime(time)
  return then === undefined ? '<unknown>' : humanDuration(now - then)
}

/** The age of an object. */
export function ageCell({ metadata }: KubernetesObject, now: number): string {
  return ageOf(metadata.creationTimestamp, now)
}

export const ageColumn = column('Age', 'How long ago the object was created.')
