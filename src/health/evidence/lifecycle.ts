import type { KubernetesObject } from '../../object/index.ts'
import { suspensionKeyWords } from '../lexicon/key-word.ts'
import { tokensOf } from '../tokens.ts'
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

/** `spec.suspend`, `spec.paused`, and annotations such as `example.com/paused: "true"`. */
function* suspendingPaths(spec: Fields | undefined, metadata: Fields | undefined): Generator<string, void> {
  for (const key in spec) if (spec[key] === true && isSuspensionKey(key)) yield `spec.${key}`
  const annotations = asFields(metadata?.annotations)
  for (const name in annotations) {
    const value = annotations[name]
    if (value !== 'true' && value !== 'disabled') continue
    const key = name.slice(name.lastIndexOf('/') + 1)
    if (value === 'true' ? isSuspensionKey(key) : key === 'reconcile') yield `metadata.annotations[${name}]`
  }
}

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

/** A suspension word alone or beside `reconcile`: `paused`, `pause-reconciliation`; not `stopTimeout`. */
function isSuspensionKey(key: string): boolean {
  const tokens = tokensOf(key)
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
