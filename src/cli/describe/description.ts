import type { EventRow, ResourceDetail, Revision, TreeNode } from '../../view/index.ts'

/** All that `describe` tells of one resource. Plain data. */
export interface Description {
  readonly detail: ResourceDetail
  readonly tree?: TreeNode
  readonly events?: readonly EventRow[]
  readonly revisions?: readonly Revision[]
  /** Why a part is missing, a sentence each. */
  readonly problems: readonly string[]
}
