import type { ResourceRef } from '../../view/index.ts'

/** An object and no other: by name and UID. */
export type ObjectRef = ResourceRef & { readonly uid: string }

/**
 * Who owns an object: the nearest first, up to the custom resource at the root; empty for a custom resource that
 * nobody owns. Undefined while that is not known, or when no custom resource is among them.
 */
export type OwnersOf = (object: ObjectRef) => readonly ObjectRef[] | undefined
