import type { GroupKind, KubernetesObject } from '../../object/index.ts'

/** What a keeper of history holds of the spec of a resource. Only the keeper looks inside. */
export interface SpecRevision {
  /** Of the object that it was read from; undefined when the object has none. */
  readonly generation: number | undefined
}

/**
 * Reads what history needs of an object before it is let go, managedFields among it. Called for every object that is
 * read; `before` is what it gave for the state before of the same resource, and the right answer when nothing that it
 * keeps has changed. Total: it never throws, whatever the object holds.
 */
export interface RevisionReader {
  read(object: KubernetesObject, kind: GroupKind, before: SpecRevision | undefined): SpecRevision | undefined
}
