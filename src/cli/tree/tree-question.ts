import type { Client } from '../../client/index.ts'
import type { Progress } from '../print/progress.ts'

/** What `tree` was asked. */
export interface TreeQuestion {
  readonly client: Client
  /** As typed. */
  readonly kind: string
  readonly name: string
  /** Where a namespaced kind is looked for. */
  readonly namespace: string
  readonly progress: Progress
}
