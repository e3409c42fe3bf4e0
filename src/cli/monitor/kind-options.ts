import { KindFilter, type KindFilterOptions } from '../../monitor/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'

/**
 * Throws a `CommandError` for a pattern of kinds that can match nothing.
 *
 * @param before what stands before `include` and `exclude` where they are typed
 */
export function checkKinds(options: KindFilterOptions, before = '--'): void {
  for (const option of ['include', 'exclude'] as const) {
    try {
      new KindFilter({ include: options[option] ?? [] })
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      throw new CommandError(`${before}${option}: ${error.message}`, exitCode.usage, { cause: error })
    }
  }
}
