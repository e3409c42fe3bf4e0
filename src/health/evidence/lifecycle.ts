import type { Found, Subject } from './subject.ts'

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
