import { type HistoryOptions as HistorySettings, sqliteHistory } from '../../monitor/index.ts'
import { parseQuantity } from '../../object/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { parseSpan } from '../span.ts'
import { checkHistoryFile } from './history-file.ts'

/** How history is kept, as it was typed. */
export interface HistoryOptions {
  /** A file of SQLite; without one history is kept in memory. */
  readonly history?: string
  readonly historyRetention?: string
  readonly historySize?: string
  /** False: specs are not held, so what changed in them is not told. */
  readonly revisions?: boolean
}

const defaultRetention = '90d'
const defaultSize = '1Gi'

/** Where a monitor keeps history, and how much of it. Rejects with a CommandError for an option that cannot be. */
export async function readHistoryOptions(
  options: HistoryOptions,
): Promise<Pick<HistorySettings, 'open' | 'remembers' | 'revisions'>> {
  const { history: file, historyRetention, historySize, revisions } = options
  const kept = revisions === undefined ? {} : { revisions }
  if (file === undefined) {
    if (historyRetention ?? historySize)
      throw misused('--history-retention and --history-size go with --history')
    return kept
  }
  const retention = parseSpan(historyRetention ?? defaultRetention)
  if (retention === undefined)
    throw misused(`--history-retention ${historyRetention}: give a span, such as 72h or 90d`)
  const mostBytes = parseQuantity(historySize ?? defaultSize)?.toNumber()
  if (mostBytes === undefined || mostBytes < 1_000_000)
    throw misused(`--history-size ${historySize}: give a megabyte or more, such as 500Mi or 2Gi`)
  await checkHistoryFile(file)
  return { ...kept, open: await sqliteHistory({ file, retention, mostBytes }), remembers: true }
}

function misused(message: string): CommandError {
  return new CommandError(message, exitCode.usage)
}
