import type { ResourcePage } from '../../view/index.ts'
import { stateCounts } from '../print/state-counts.ts'
import type { TerminalStyle } from '../print/terminal-style.ts'
import type { Selection } from './gather.ts'

/** What stands below the table on a terminal: how many in which state, or why there is nothing to see. */
export function closingLine(
  page: ResourcePage,
  kinds: number,
  selection: Selection,
  style: TerminalStyle,
): string {
  const counted = stateCounts(page.states, style)
  if (counted !== '') return `\n${counted}\n`
  if (kinds === 0) return 'The cluster has no custom resource definitions.\n'
  const where =
    selection.namespace === undefined ? '' : ` in namespace ${selection.namespace}; -A looks in all of them`
  return `No resources found${where}.\n`
}
