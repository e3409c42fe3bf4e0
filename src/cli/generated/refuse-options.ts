import { CommandError, exitCode } from '../exit-code.ts'

/** Throws a `CommandError` for an option that was given and would change nothing: a mistake of whoever gave it. */
export function refuseOptions(given: Readonly<Record<string, unknown>>, why: string): void {
  for (const [option, value] of Object.entries(given))
    if (value !== undefined) throw new CommandError(`${option} ${why}`, exitCode.usage)
}
