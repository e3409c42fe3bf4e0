import { runKindWords } from './lexicon/key-word.ts'
import { tokensOf } from './tokens.ts'

/** Whether a kind is named for something that runs to an end: `PipelineRun`, `SparkJob`, `Backup`; not `BackupPolicy`. */
export function isRunKind(kind: string): boolean {
  return runKindWords.has(tokensOf(kind).at(-1) ?? '')
}
