import type { KubernetesObject } from '../../object/index.ts'
import {
  activityKeys,
  operationWords,
  restedWords,
  restWords,
  suspensionKeyWords,
  wishedStateKeys,
} from '../lexicon/rest-word.ts'
import { tokensOf } from '../tokens.ts'
import { saidBy } from '../wording.ts'
import { asFields, type Fields, type Found, type Subject } from './subject.ts'

/** What somebody asked for: that the object be left alone, or what it stands for be put to rest. */
export function findSuspension({ spec, metadata }: Subject, found: Found): void {
  for (const path of suspendingPaths(spec, metadata)) {
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
  if (value === true) return isSuspensionKey(key) || restsOperation(key)
  if (value === false) return activityKeys.has(key)
  if (typeof value === 'string') {
    if (wishedStateKeys.has(key)) return saidBy(value.slice(0, 64), 'state') === 'suspended'
    return /^(?:yes|on|true)$/i.test(value) && isSuspensionKey(key)
  }
  if (Array.isArray(value)) return key === 'managementPolicies' && value.length === 0
  const fields = asFields(value)
  if (fields === undefined) return false
  if (isSuspensionKey(key)) return fields.enabled === true || (key === 'suspension' && holdsTrue(fields))
  return isOperation(key) && suspendsOperation(fields)
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
    const inner = isOperation(part) ? asFields(value) : undefined
    if (inner !== undefined && suspendsOperation(inner)) return true
  }
  return false
}

/**
 * An object in `spec` on how the thing as a whole is to be run or brought up to date, and when: `runPolicy`,
 * `updateStrategy.rollingUpdate`; not of a part of it (`backupSchedule`).
 */
function isOperation(key: string): boolean {
  const tokens = key.length > 40 ? [] : tokensOf(key)
  const [first = ''] = tokens
  const isPart = tokens.length === 2 && !operationWords.has(first) && !wholeWords.has(first)
  return tokens.length <= 2 && !isPart && operationWords.has(tokens.at(-1) ?? '')
}

const wholeWords: ReadonlySet<string> = new Set(['cluster', 'deployment', 'run', 'release'])

/** `suspendDispatching`, `holdInstallation`: the work itself is put to rest, by a word that means nothing else. */
function restsOperation(key: string): boolean {
  const [first = '', last = ''] = key.length > 40 ? [] : tokensOf(key)
  return restWords.has(first) && restedWords.has(last)
}

/**
 * An annotation that is set to yes, or stands there for itself (Cluster API: `cluster.x-k8s.io/paused` with whatever
 * value), or says that reconciling is off (Flux, ASO, kro, MongoDB Atlas) or the object unmanaged (ECK), or tells since
 * when it is at rest (Kubeflow: `kubeflow-resource-stopped`).
 */
function isSuspendingMark(key: string, value: unknown): boolean {
  if (typeof value !== 'string') return false
  if (reconciliation.test(key.slice(-64)) && saysNo(value.slice(0, 64))) return true
  if (key === 'managed') return value === 'false'
  if (restSince.test(key.slice(-64)) && instant.test(value.slice(0, 40))) return true
  return isSuspensionKey(key) && (yes.has(value) || (value === '' && key === 'paused'))
}

const saysNo = (text: string) => text === 'skip' || text === 'false' || saidBy(text, 'state') === 'suspended'
const reconciliation = /^(?:[a-z]+-)?reconcil(?:e|iation)(?:-policy)?$/
const restSince = /(?:^|[a-z]-)(?<!last-)(?:stopped|paused|suspended|hibernated)(?:-at)?$/
const instant = /^\d{4}-\d\d-\d\dT/
const yes: ReadonlySet<string> = new Set(['true', 'on', 'yes', 'enabled'])

/** A suspension word alone or beside `reconcile`: `paused`, `pause-reconciliation`, `skip-reconcile`; not `stopTimeout`. */
function isSuspensionKey(key: string): boolean {
  const tokens = tokensOf(key)
  if (tokens.length === 2 && tokens[0] === 'skip' && tokens[1]?.startsWith('reconcil')) return true
  return (
    tokens.some((token) => suspensionKeyWords.has(token)) &&
    tokens.every((token) => suspensionKeyWords.has(token) || token.startsWith('reconcil') || token === 'is')
  )
}
