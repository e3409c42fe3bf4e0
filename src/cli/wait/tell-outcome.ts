import { CommandError, exitCode } from '../exit-code.ts'
import type { Goal } from './goal.ts'
import type { Outcome } from './goal-follower.ts'

/** Who waited for what, and how long. */
export interface Waiting {
  /** Of the resource, as it is shown. */
  readonly name: string
  readonly goal: Goal
  /** As it was typed. */
  readonly timeout: string
  /** Aborted when somebody had enough of it. */
  readonly signal: AbortSignal
}

/** Says on stdout that the goal is reached, and gives the exit code; else throws a `CommandError` with the reason. */
export function tellOutcome(outcome: Outcome, { name, goal, timeout, signal }: Waiting): number {
  switch (outcome.type) {
    case 'reached':
      process.stdout.write(`${name} ${reachedWord(goal)}\n`)
      return exitCode.ok
    case 'late': {
      const until = signal.aborted ? 'yet, and was waited for no longer' : `after ${timeout}`
      throw new CommandError(`${name} is not ${reachedWord(goal)} ${until}: ${outcome.standing.text}`)
    }
    case 'missing':
      throw new CommandError(`${name} is not there; -n names another namespace`)
    case 'gone':
      throw new CommandError(`${name} was deleted while it was waited for`)
    case 'unreadable':
      throw new CommandError(`${name} cannot be followed: ${outcome.message}`)
  }
}

function reachedWord(goal: Goal): string {
  switch (goal.type) {
    case 'state':
      return goal.state
    case 'deleted':
      return 'deleted'
    case 'condition':
      return `${goal.condition}=${goal.status}`
  }
}
