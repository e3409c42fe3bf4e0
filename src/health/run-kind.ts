import { runKindWords } from './lexicon/key-word.ts'
import { tokensOf } from './tokens.ts'

/**
 * Whether a kind is named for something that runs to an end: `PipelineRun`, `SparkJob`, `Backup`; not
 * `BackupPolicy`, nor what starts such again and again (`CronWorkflow`).
 */
export function isRunKind(kind: string): boolean {
  const tokens = tokensOf(kind)
  return endsInRun(tokens.at(-1) ?? '') && !isRepeated(tokens)
}

/** Also where nothing parts the words (`Pgtask`, `Etcdbackup`); a short one may be the end of any other. */
function endsInRun(last: string): boolean {
  if (runKindWords.has(last)) return true
  for (const word of runKindWords) if (word.length >= unmistakable && last.endsWith(word)) return true
  return false
}

const unmistakable = 4

/** Whether a kind is named for what starts runs by the clock: `CronWorkflow`, `ScheduledBackup`, `BackupSchedule`. */
export function isRepeatingKind(kind: string): boolean {
  const tokens = tokensOf(kind)
  return isRepeated(tokens) || tokens.at(-1) === 'schedule'
}

/** Also behind the name of what it is about (`QdrantScheduledBackup`). */
const isRepeated = (tokens: readonly string[]) => tokens.some((token) => repeating.has(token))

const repeating: ReadonlySet<string> = new Set(['cron', 'scheduled', 'periodic', 'recurring'])
