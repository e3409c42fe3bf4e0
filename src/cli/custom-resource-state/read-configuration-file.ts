import { readFile } from 'node:fs/promises'
import type { Logger } from '../../base/index.ts'
import {
  type Configuration,
  ConfigurationError,
  type ConfigurationProblem,
  formatProblem,
  fullNameOf,
  type ReadConfiguration,
  readConfiguration,
} from '../../custom-resource-state/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'

/** Reads a configuration file. Throws a `CommandError` that names file, line and column of all that is wrong. */
export async function readConfigurationFile(file: string): Promise<ReadConfiguration> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError(`cannot read ${file}: ${fileProblem(error)}`, exitCode.usage, { cause: error })
  })
  try {
    return readConfiguration(text)
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    throw refusal(file, error.problems, error)
  }
}

/** The same for whoever serves it: what is passed over is logged. */
export async function loadConfigurationFile(file: string, logger: Logger): Promise<Configuration> {
  const { configuration, warnings } = await readConfigurationFile(file)
  for (const warning of warnings) logger.warn(formatProblem(warning, file))
  return configuration
}

/** The monitor's own metrics begin so; two families of one name would make an exposition that nobody can read. */
const reserved = 'binnacle_'

/** Throws a `CommandError` when the metrics could not stand beside the monitor's. */
export function refuseReservedNames(file: string, { resources }: Configuration): void {
  const problems = resources.flatMap((resource) =>
    resource.metrics.flatMap((metric): ConfigurationProblem[] => {
      const name = fullNameOf(resource, metric)
      if (!name.startsWith(reserved)) return []
      const message = `makes ${name}, but names with ${reserved} are the monitor’s own; choose another, or serve it alone with --custom-resource-state-only`
      return [{ ...metric.position, field: 'metrics[].name', message }]
    }),
  )
  if (problems.length > 0) throw refusal(file, problems)
}

function refusal(file: string, problems: readonly ConfigurationProblem[], cause?: unknown): CommandError {
  const text = problems.map((problem) => formatProblem(problem, file)).join('\n')
  return new CommandError(text, exitCode.usage, { cause })
}
