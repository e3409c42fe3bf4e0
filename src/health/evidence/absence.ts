import { parseApiVersion, parseTime } from '../../object/index.ts'
import type { Signal } from '../signal.ts'
import { readLooseConditions } from './loose-condition.ts'
import { isCron } from './schedule.ts'
import { asFields, type Found, type Subject } from './subject.ts'

/**
 * A status that nobody has filled in yet: the controller has not come to this object. Only of a kind that
 * has one: of a custom resource, not of one that only holds data, and not where its schema says otherwise. A status that
 * is blank counts only where the schema promises more.
 */
export function findAbsence(
  { status, spec, holdsData, metadata, apiVersion, hints }: Subject,
  found: Found,
): void {
  if (!isEmpty(status, 0) && !hasEmptyConditions(status)) return
  if (isCron(spec?.schedule) || (spec?.replicas === 0 && asFields(status)?.replicas === 0)) return
  if (hints.schema?.hasStatus === false) {
    found.push(staticKind)
    return
  }
  if (isBlank(status) && hints.schema === undefined) return
  const until = endOfWait(metadata.creationTimestamp)
  if (hints.now !== undefined && until !== undefined && hints.now >= until) return
  if (spec === undefined && status === undefined && holdsData && hints.schema === undefined) return
  if (isBuiltInGroup(parseApiVersion(apiVersion).group)) return
  found.push({
    kind: 'absence',
    rule: 'no-status',
    path: 'status',
    state: 'progressing',
    weight: 0.3,
    reason: 'NoStatus',
    message: 'no controller has written a status yet',
    ...(hints.now !== undefined && until !== undefined && { until }),
  })
}

/** Its schema has no status: it only holds data for others, and there is nothing to judge it by. */
const staticKind: Signal = {
  kind: 'absence',
  rule: 'static-kind',
  path: '',
  state: 'unknown',
  weight: 0.9,
  reason: 'StaticKind',
  message: 'its kind has no status; it only holds data',
}

/** After this long without a status nobody is going to write one. */
const longestWait = 3_600_000

function endOfWait(created: unknown): number | undefined {
  const time = parseTime(created)
  return time === undefined ? undefined : time + longestWait
}

/**
 * A managed resource, as Crossplane models what lies outside the cluster (`spec.forProvider`), is ready when its
 * condition Ready says so: Synced alone means only that its specification was handed over. (Crossplane Resource Model)
 */
export function findAwaited({ status, spec }: Subject, found: Found): void {
  if (asFields(spec?.forProvider) === undefined) return
  const conditions = readLooseConditions(asFields(status)?.conditions, 'conditions')
  if (conditions === undefined || conditions.length === 0 || conditions.some(({ type }) => type === 'Ready'))
    return
  found.push({
    kind: 'absence',
    rule: 'condition-awaited',
    path: 'status.conditions[type=Ready]',
    state: 'progressing',
    weight: 0.65,
    reason: 'ReadyAwaited',
    message: 'a managed resource has the condition Ready when it is there',
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

/** `status: {}` was written, by a manifest or by a controller, and tells nothing: not even that somebody is at it. */
function isBlank(status: unknown): boolean {
  const fields = asFields(status)
  return fields !== undefined && Object.keys(fields).length === 0
}

/** A controller has been here and has nothing to say yet. */
function hasEmptyConditions(status: unknown): boolean {
  const conditions = asFields(status)?.conditions
  return Array.isArray(conditions) && conditions.length === 0
}

/** Only zero values, which Go writes for what was never set. Looks a few levels deep; deeper counts as filled. */
function isEmpty(value: unknown, depth: number): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return true
  if (typeof value !== 'object' || depth > 3) return false
  for (const key in value) if (!isEmpty((value as Record<string, unknown>)[key], depth + 1)) return false
  return true
}
