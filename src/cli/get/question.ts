import type { Client } from '../../client/index.ts'
import type { HealthState } from '../../health/index.ts'
import type { Progress } from '../print/progress.ts'
import type { TerminalStyle } from '../print/terminal-style.ts'
import type { Selection } from './gather.ts'
import type { GetFormat } from './rows-output.ts'
import type { Target } from './target.ts'

/** What `get` was asked, read and checked: of whom, about what, and how the answer should look. */
export interface Question {
  readonly client: Client
  readonly targets: readonly Target[]
  readonly selection: Selection
  /** Undefined for all. */
  readonly states: readonly HealthState[] | undefined
  readonly output: GetFormat
  readonly style: TerminalStyle
  readonly progress: Progress
}

/** Whether the answer may hold several namespaces, and so has to name them. */
export function spansNamespaces({ selection }: Question): boolean {
  return selection.namespace === undefined
}
