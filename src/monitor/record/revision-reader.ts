import type { GroupKind, KubernetesObject } from '../../object/index.ts'

/** What a keeper of history holds of the spec of a resource. Only the keeper looks inside. */
export interface SpecRevision {
  /** Whether the spec itself is held, or only that there was one. */
  readonly isKept: boolean
}

/** The state before of the resource that an object belongs to. */
export interface RevisionBefore {
  readonly generation: number | undefined
  readonly revision: SpecRevision | undefined
}

/**
 * Reads what history needs of an object before it is let go, managedFields among it. Called for every object that is
 * read; what it gave for the state before is the right answer when nothing that it keeps has changed. What it gives
 * may be thrown away unseen, when the list that the object came in is not finished. Total: it never throws, whatever
 * the object holds.
 */
export interface RevisionReader {
  read(
    object: KubernetesObject,
    kind: GroupKind,
    before: RevisionBefore | undefined,
  ): SpecRevision | undefined
}
