/** Which object it is, and which state of it: what tells one that has changed from one that has not. */
export interface Revision {
  readonly uid?: string | undefined
  readonly resourceVersion?: string | undefined
}

/** Whether a sink that knows `known` need not look at an object with `arrived`. Never without a resourceVersion. */
export function isSameRevision(known: Revision, arrived: Revision): boolean {
  return (
    known.resourceVersion !== undefined &&
    known.resourceVersion === arrived.resourceVersion &&
    known.uid === arrived.uid
  )
}
