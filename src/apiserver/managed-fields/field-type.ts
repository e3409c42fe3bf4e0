/**
 * How ownership of a field is counted (structured-merge-diff's schema.Atom). `zero` is what Go writes for the
 * field when nobody set it, so that nobody adds it; where it is absent Go leaves the field out.
 */
export type FieldType = { readonly zero?: unknown } /** As a whole. */ & (
  | { readonly kind: 'atomic' }
  /** Field by field. */
  | { readonly kind: 'map'; child(name: string): FieldType }
  /** Item by item, each known by its value. */
  | { readonly kind: 'set' }
  /** Item by item, each known by its keys. */
  | { readonly kind: 'list'; readonly keys: readonly string[]; readonly items: FieldType }
  /** Not known: objects field by field, lists as a whole. */
  | { readonly kind: 'deduced' }
)

export const atomic: FieldType = { kind: 'atomic' }
export const deduced: FieldType = { kind: 'deduced' }

/** metav1.ObjectMeta of a custom resource; a built-in kind has it in its struct. */
export const objectMeta: FieldType = {
  kind: 'map',
  zero: {},
  child: (name) => {
    if (name === 'finalizers') return { kind: 'set' }
    return name === 'ownerReferences' ? { kind: 'list', keys: ['uid'], items: deduced } : deduced
  },
}
