/**
 * What strategic merge has to know of one type: apimachinery's `strategicpatch.LookupPatchMeta`, as a walk.
 * Fields that are not known merge as RFC 7386 says (maps) or are replaced (lists).
 */
export interface PatchSchema {
  /** The field of a struct, or the value of a map at any key. */
  field(name: string): PatchField | undefined
}

/** How one field merges. */
export interface PatchField {
  /** `patchStrategy` of the field, for instance `merge` or `retainKeys`; usually empty. */
  readonly strategies: readonly ('merge' | 'retainKeys' | 'replace')[]
  /** `patchMergeKey`: the key that identifies an item of a list of objects. */
  readonly mergeKey?: string
  /** Of the struct, of the items of the list, or of the values of the map; absent for scalars. */
  readonly schema?: PatchSchema
}
