import { stringify } from 'yaml'
import { systemClock } from '../../base/index.ts'
import { askCluster } from '../ask-cluster.ts'
import { type ConnectionOptions, namespaceAtServer } from '../connection.ts'
import { describeDirectly } from '../describe/describe-directly.ts'
import { describeViews } from '../describe/describe-views.ts'
import type { Description } from '../describe/description.ts'
import { descriptionText } from '../describe/description-text.ts'
import { exitCode } from '../exit-code.ts'
import { readOneResource } from '../get/resource-arguments.ts'
import { type OverrideOptions, refuseOverrides } from '../health/read-health-overrides.ts'
import { readTerminalStyle } from '../print/terminal-style.ts'
import { withRefusal } from '../refusal.ts'
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
  const description = await gather(options)
  process.stdout.write(format(description, options.output))
  if (description.problems.length === 0) return exitCode.ok
  return exitCode.partly
}

async function gather(options: DescribeOptions): Promise<Description> {
  const named = readOneResource('describe', options)
  const { server, namespace: given } = options
  if (server !== undefined) {
    refuseOverrides(options)
    const views = await serverViews(server, options)
    const namespace = await namespaceAtServer(options)
    return withRefusal(describeViews(views, { ...named, namespace }))
  }
  return askCluster(options, ({ client, namespace, progress, overrides }) =>
    describeDirectly(client, { ...named, namespace: given ?? namespace }, progress, overrides),
  )
}

function format(description: Description, output: DescribeOptions['output']): string {
  if (output === 'json') return `${JSON.stringify(description, undefined, 2)}\n`
  if (output === 'yaml') return stringify(description, { aliasDuplicateObjects: false })
  const style = readTerminalStyle(process.env, process.stdout)
  return descriptionText(description, { ...style, now: systemClock.now() })
}
