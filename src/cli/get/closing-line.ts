import type { ResourcePage } from '../../view/index.ts'
import { stateCounts } from '../print/state-counts.ts'
import type { TerminalStyle } from '../print/terminal-style.ts'
import type { Selection } from './gather.ts'
import type { GetFormat } from './rows-output.ts'

/** What was asked, as far as the line depends on it. */
export interface ClosingQuestion {
  readonly output: GetFormat
  readonly selection: Selection
  readonly style: TerminalStyle
}

/**
 * How many there are, or that there are none. On stderr, so that it is in nobody's way; in formats for programs not at
 * all.
 */
export function tellClosing(
  { output, selection, style }: ClosingQuestion,
  kinds: number,
  page: ResourcePage,
): void {
  if (output !== 'table' && output !== 'wide' && output !== 'name') return
  process.stderr.write(closingLine(page, kinds, selection, style))
}

/** What stands below the table on a terminal: how many in which state, or why there is nothing to see. */
function closingLine(page: ResourcePage, kinds: number, selection: Selection, style: TerminalStyle): string {
  const counted = stateCounts(page.states, style)
  if (counted !== '') return `\n${counted}\n`
  if (kinds === 0) return 'The cluster has no custom resource definitions.\n'
  const { namespace } = selection
  const where = namespace === undefined ? '' : ` in namespace ${namespace}; -A looks in all of them`
  return `No resources found${where}.\n`
}
