import { stringify } from 'yaml'
import { systemClock } from '../../base/index.ts'
import { ClientError } from '../../client/index.ts'
import { ViewError } from '../../view/index.ts'
import { type ConnectionOptions, connect } from '../connection.ts'
import { describeDirectly } from '../describe/describe-directly.ts'
import { describeViews } from '../describe/describe-views.ts'
import type { Description } from '../describe/description.ts'
import { descriptionText } from '../describe/description-text.ts'
import type { NamedResource } from '../describe/find-resource.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { readResourceArguments } from '../get/resource-arguments.ts'
import { OverrideWarnings } from '../health/override-warnings.ts'
import {
  type OverrideOptions,
  readHealthOverrides,
  refuseOverrides,
} from '../health/read-health-overrides.ts'
import { Progress } from '../print/progress.ts'
import { readTerminalStyle } from '../print/terminal-style.ts'
import type { ServerCredentials } from '../remote/server-fetch.ts'
import { serverViews } from '../remote/server-views.ts'

export interface DescribeOptions extends ConnectionOptions, OverrideOptions, ServerCredentials {
  /** `KIND`, or `KIND/NAME`. */
  readonly kind: string
  readonly name?: string
  readonly namespace?: string
  /** URL of a running Binnacle to ask instead of the API server. */
  readonly server?: string
  readonly output: 'text' | 'json' | 'yaml'
}

/**
 * `binnacle describe`: the verdict on one resource and everything behind it. Ends 0; 3 when parts could not be read,
 * 1 when the resource is not there or cannot be read.
 */
export async function describe(options: DescribeOptions): Promise<number> {
  const description = await gather(options, readOne(options)).catch(refuse)
  process.stdout.write(format(description, options.output))
  if (description.problems.length === 0) return exitCode.ok
  return exitCode.partly
}

async function gather(
  options: DescribeOptions,
  subject: Pick<NamedResource, 'kind' | 'name'>,
): Promise<Description> {
  const { server, namespace } = options
  if (server !== undefined) {
    refuseOverrides(options)
    return describeViews(await serverViews(server, options), {
      ...subject,
      namespace: namespace ?? 'default',
    })
  }
  const warnings = new OverrideWarnings()
  const overrides = await readHealthOverrides(options, warnings.add)
  const connection = await connect(options)
  const progress = new Progress(process.stderr, systemClock)
  try {
    const where = { ...subject, namespace: namespace ?? connection.config.namespace }
    return await describeDirectly(connection.client, where, progress, overrides)
  } finally {
    progress.clear()
    warnings.tell(process.stderr)
    await connection.close()
  }
}

/** One resource of one kind. */
function readOne(options: DescribeOptions): Pick<NamedResource, 'kind' | 'name'> {
  const { kinds, name } = readResourceArguments(options)
  const [kind] = kinds
  if (kind === undefined || name === undefined)
    throw new CommandError('give one resource: KIND NAME or KIND/NAME', exitCode.usage)
  return { kind, name }
}

function format(description: Description, output: DescribeOptions['output']): string {
  if (output === 'json') return `${JSON.stringify(description, undefined, 2)}\n`
  if (output === 'yaml') return stringify(description, { aliasDuplicateObjects: false })
  const style = readTerminalStyle(process.env, process.stdout)
  return descriptionText(description, { ...style, now: systemClock.now() })
}

function refuse(error: unknown): never {
  if (error instanceof ClientError || error instanceof ViewError)
    throw new CommandError(error.message, exitCode.no, { cause: error })
  throw error
}
