/** How ownership of a field is counted (structured-merge-diff's schema.Atom). */
export type FieldType =
  /** As a whole. */
  | { readonly kind: 'atomic' }
  /** Field by field; `always`: Go writes it even when it is empty, so nobody adds it. */
  | { readonly kind: 'map'; readonly always?: boolean; child(name: string): FieldType }
  /** Item by item, each known by its value. */
  | { readonly kind: 'set'; readonly always?: boolean }
  /** Item by item, each known by its keys. */
  | {
      readonly kind: 'list'
      readonly always?: boolean
      readonly keys: readonly string[]
      readonly items: FieldType
    }
  /** Not known: objects field by field, lists as a whole. */
  | { readonly kind: 'deduced' }

export const atomic: FieldType = { kind: 'atomic' }
export const deduced: FieldType = { kind: 'deduced' }

/** metav1.ObjectMeta of a custom resource; a built-in kind has it in its struct. */
export const objectMeta: FieldType = {
  kind: 'map',
  always: true,
  child: (name) => {
    if (name === 'finalizers') return { kind: 'set' }
    return name === 'ownerReferences' ? { kind: 'list', keys: ['uid'], items: deduced } : deduced
  },
}
