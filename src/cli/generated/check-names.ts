import { isDns1123Label } from '../../object/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'

/** Throws a `CommandError` for the first option that was given and that no object, nor namespace, can be named. */
export function checkNames(given: Readonly<Record<`--${string}`, string | undefined>>): void {
  for (const [option, name] of Object.entries(given)) {
    const [problem] = name === undefined ? [] : isDns1123Label(name)
    if (problem !== undefined) throw new CommandError(`${option} ${name}: ${problem}`, exitCode.usage)
  }
}
