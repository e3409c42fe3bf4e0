import { parseApiVersion } from '../../object/index.ts'
import type { Found, Subject } from './subject.ts'

/**
 * A status that nobody has filled in yet: the controller has not come to this object. Only of a kind that
 * has one: with a `spec`, of a custom resource, and neither its schema nor its siblings say otherwise.
 */
export function findAbsence({ status, spec, apiVersion, hints }: Subject, found: Found): void {
  if (!isEmpty(status, 0)) return
  if (hints.schema?.hasStatus === false) return
  if (hints.siblings !== undefined && hints.siblings.count > 0 && hints.siblings.withStatus === 0) return
  if (spec === undefined && status === undefined && hints.schema === undefined) return
  if (isBuiltInGroup(parseApiVersion(apiVersion).group)) return
  found.push({
    kind: 'absence',
    rule: 'no-status',
    path: 'status',
    state: 'progressing',
    weight: 0.3,
    reason: 'NoStatus',
    message: 'no controller has written a status yet',
  })
}

/**
 * Groups that the API server itself serves: those without a dot, and the ones below. Many of their kinds
 * never get a status. (k8s.io/api)
 */
function isBuiltInGroup(group: string): boolean {
  return !group.includes('.') || builtInGroups.has(group)
}

const builtInGroups: ReadonlySet<string> = new Set([
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'internal.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
  'storagemigration.k8s.io',
])

/** Only zero values, which Go writes for what was never set. Looks a few levels deep; deeper counts as filled. */
function isEmpty(value: unknown, depth: number): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return true
  if (typeof value !== 'object' || depth > 3) return false
  for (const key in value) if (!isEmpty((value as Record<string, unknown>)[key], depth + 1)) return false
  return true
}
