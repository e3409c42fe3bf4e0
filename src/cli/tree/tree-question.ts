import type { Client } from '../../client/index.ts'
import type { Target } from '../get/target.ts'
import type { Progress } from '../print/progress.ts'

/** What `tree` was asked. */
export interface TreeQuestion {
  readonly client: Client
  /** As typed. */
  readonly kind: string
  readonly name: string
  /** Where a namespaced kind is looked for. */
  readonly namespace: string
  /** Rules for single kinds; default those that come with the engine. */
  readonly overrides?: Target['overrides']
  readonly progress: Progress
}
