import { CommandError, exitCode } from '../exit-code.ts'

export interface RulesCheckOptions {
  /** Paths, or - for standard input. */
  readonly files: readonly string[]
  /** Paths or URLs. */
  readonly exposition?: readonly string[]
  readonly scrapeInterval: string
  readonly label?: readonly string[]
  readonly disable?: readonly string[]
  readonly output: 'text' | 'json'
}

/** Checks rule files. */
export async function rulesCheck({ files }: RulesCheckOptions): Promise<number> {
  throw new CommandError(`cannot check ${files.join(', ')}: not there yet`, exitCode.usage)
}
