import type { GroupKind } from '../object/index.ts'

/** Which object, by name. `namespace` is empty for a cluster-scoped kind, `group` for the core group. */
export interface ResourceRef extends GroupKind {
  readonly namespace: string
  readonly name: string
}
