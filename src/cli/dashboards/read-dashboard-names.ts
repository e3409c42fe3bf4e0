import { suggestion } from '../../base/index.ts'
import { type DashboardName, dashboardNames, isDashboardName } from '../../generate/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'

/** The names that were given, each once, or all. Throws a `CommandError` that says which there are. */
export function readDashboardNames(given: readonly string[]): readonly DashboardName[] {
  if (given.length === 0) return dashboardNames
  const unknown = given.find((name) => !isDashboardName(name))
  if (unknown !== undefined)
    throw new CommandError(
      `there is no dashboard '${unknown}'${suggestion(unknown, dashboardNames)}`,
      exitCode.usage,
    )
  return dashboardNames.filter((name) => given.includes(name))
}
