import { suggestion } from '../base/index.ts'
import { type HealthState, healthStates } from '../health/index.ts'
import { CommandError, exitCode } from './exit-code.ts'

/** The states that an option names. Throws a `CommandError` that says which there are. */
export function readStateNames(option: string, names: readonly string[]): HealthState[] {
  return names.map((name) => {
    const state = healthStates.find((known) => known === name)
    if (state) return state
    throw new CommandError(
      `${option}: no state is called ${name}${suggestion(name, healthStates)}`,
      exitCode.usage,
    )
  })
}
