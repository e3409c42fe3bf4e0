import type { KubernetesObject } from '../../object/index.ts'
import { suspensionKeyWords, wishedStateKeys } from '../lexicon/key-word.ts'
import { tokensOf } from '../tokens.ts'
import { saidBy } from '../wording.ts'
import { asFields, type Fields, type Found, type Subject } from './subject.ts'

/** A deletion that was asked for: the object lives on only until its finalizers let it go. */
export function findDeletion({ metadata, isBeingDeleted }: Subject, found: Found): void {
  if (!isBeingDeleted) return
  const finalizers = Array.isArray(metadata.finalizers)
    ? metadata.finalizers.filter((name) => typeof name === 'string')
    : []
  found.push({
    kind: 'deletion',
    rule: 'deletion',
    path: 'metadata.deletionTimestamp',
    state: 'terminating',
    weight: 1,
    reason: 'Deleting',
    message: finalizers.length === 0 ? '' : `waits for ${finalizers.slice(0, 4).join(', ').slice(0, 256)}`,
  })
}

export function findSuspension({ spec, metadata }: Subject, found: Found): void {
  for (const path of suspendingPaths(spec, metadata)) add(path, found)
}

/**
 * Whether an object asks its controller to leave it alone. Total. It need not be what the verdict is: an object may
 * be suspended and about to be deleted.
 */
export function isSuspended(object: KubernetesObject): boolean {
  const fields = asFields(object)
  return suspendingPaths(asFields(fields?.spec), asFields(fields?.metadata)).next().done !== true
}

/**
 * `spec.suspend`, `spec.hibernation.enabled`, `spec.runPolicy.suspend`, `spec.running: false`,
 * `spec.state: paused`, and annotations or labels such as `example.com/paused: "true"`.
 */
function* suspendingPaths(spec: Fields | undefined, metadata: Fields | undefined): Generator<string, void> {
  for (const key in spec) if (isSuspendingField(key, spec[key])) yield `spec.${key}`
  for (const part of ['annotations', 'labels'] as const) {
    const marks = asFields(metadata?.[part])
    for (const name in marks) {
      if (isSuspendingMark(name.slice(name.lastIndexOf('/') + 1), marks[name]))
        yield `metadata.${part}[${name}]`
    }
  }
}

function isSuspendingField(key: string, value: unknown): boolean {
  if (value === true) return isSuspensionKey(key)
  if (value === false) return activityKeys.has(key)
  if (typeof value === 'string') {
    if (wishedStateKeys.has(key)) return saidBy(value.slice(0, 64), 'state') === 'suspended'
    return /^(?:yes|on|true)$/i.test(value) && isSuspensionKey(key)
  }
  const fields = asFields(value)
  if (fields === undefined) return false
  if (isSuspensionKey(key)) return fields.enabled === true || (key === 'suspension' && holdsTrue(fields))
  return operationKeys.has(key) && suspendsOperation(fields)
}

/** What of it is suspended (`suspension: {dispatching: true}` of Karmada). */
function holdsTrue(fields: Fields): boolean {
  for (const part in fields) if (fields[part] === true) return true
  return false
}

function suspendsOperation(fields: Fields): boolean {
  for (const part in fields) {
    const value = fields[part]
    if (value === true && isSuspensionKey(part)) return true
    const inner = operationKeys.has(part) ? asFields(value) : undefined
    if (inner !== undefined && suspendsOperation(inner)) return true
  }
  return false
}

/**
 * Objects in `spec` on how the thing as a whole is to be run or brought up to date, and when (Kubeflow, Stackable,
 * OpenKruise `updateStrategy.paused`, MariaDB `schedule.suspend`).
 */
const operationKeys: ReadonlySet<string> = new Set([
  'runPolicy',
  'clusterOperation',
  'operation',
  'lifecycle',
  'schedule',
  'strategy',
  'updateStrategy',
  'rollingUpdate',
])

/**
 * An annotation that is set to yes, or stands there for itself (Cluster API: `cluster.x-k8s.io/paused` with whatever
 * value), or says that reconciling is off (Flux, ASO, kro) or the object unmanaged (ECK), or tells since when it is at
 * rest (Kubeflow: `kubeflow-resource-stopped`).
 */
function isSuspendingMark(key: string, value: unknown): boolean {
  if (typeof value !== 'string') return false
  if (reconciliationKeys.has(key))
    return value === 'skip' || saidBy(value.slice(0, 64), 'state') === 'suspended'
  if (key === 'managed') return value === 'false'
  if (restSince.test(key.slice(-64)) && instant.test(value.slice(0, 40))) return true
  return isSuspensionKey(key) && (yes.has(value) || (value === '' && key === 'paused'))
}

const restSince = /(?:^|[a-z]-)(?<!last-)(?:stopped|paused|suspended|hibernated)(?:-at)?$/
const instant = /^\d{4}-\d\d-\d\dT/

const yes: ReadonlySet<string> = new Set(['true', 'on', 'yes', 'enabled'])
/** Fields whose false means that the thing shall not run (KubeVirt `running`, DevWorkspace `started`, Metal³ `online`). */
const activityKeys: ReadonlySet<string> = new Set([
  'running',
  'started',
  'enabled',
  'enable',
  'active',
  'online',
])
const reconciliationKeys: ReadonlySet<string> = new Set(['reconcile', 'reconcile-policy'])

function add(path: string, found: Found): void {
  found.push({
    kind: 'suspension',
    rule: 'suspension',
    path,
    state: 'suspended',
    weight: 1,
    reason: 'Suspended',
    message: '',
  })
}

/** A suspension word alone or beside `reconcile`: `paused`, `pause-reconciliation`, `skip-reconcile`; not `stopTimeout`. */
function isSuspensionKey(key: string): boolean {
  const tokens = tokensOf(key)
  if (tokens.length === 2 && tokens[0] === 'skip' && tokens[1]?.startsWith('reconcil')) return true
  return (
    tokens.some((token) => suspensionKeyWords.has(token)) &&
    tokens.every((token) => suspensionKeyWords.has(token) || token.startsWith('reconcil') || token === 'is')
  )
}

/** The controller has not seen the newest specification yet (API conventions, observedGeneration). */
export function findStaleness({ observed }: Subject, found: Found): void {
  if (observed !== false) return
  found.push({
    kind: 'staleness',
    rule: 'stale',
    path: 'status.observedGeneration',
    state: 'progressing',
    weight: 0.95,
    reason: 'GenerationNotObserved',
    message: 'the controller has not taken up the newest spec yet',
  })
}

/** The controller has seen the newest specification, and has no word against it (kstatus: Current). */
export function findObservation({ observed }: Subject, found: Found): void {
  if (observed !== true) return
  found.push({
    kind: 'observation',
    rule: 'observed',
    path: 'status.observedGeneration',
    state: 'healthy',
    weight: 0.45,
    reason: 'GenerationObserved',
    message: '',
  })
}
