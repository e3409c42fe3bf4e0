import { runKindWords } from './lexicon/key-word.ts'
import { tokensOf } from './tokens.ts'

/**
 * Whether a kind is named for something that runs to an end: `PipelineRun`, `SparkJob`, `Backup`; not
 * `BackupPolicy`, nor what starts such again and again (`CronWorkflow`).
 */
export function isRunKind(kind: string): boolean {
  const tokens = tokensOf(kind)
  return runKindWords.has(tokens.at(-1) ?? '') && !repeating.has(tokens[0] ?? '')
}

/** Whether a kind is named for what starts runs by the clock: `CronWorkflow`, `ScheduledBackup`, `BackupSchedule`. */
export function isRepeatingKind(kind: string): boolean {
  const tokens = tokensOf(kind)
  return repeating.has(tokens[0] ?? '') || tokens.at(-1) === 'schedule'
}

const repeating: ReadonlySet<string> = new Set(['cron', 'scheduled', 'periodic', 'recurring'])
