import { stringify } from 'yaml'
import { systemClock } from '../../base/index.ts'
import { ClientError } from '../../client/index.ts'
import { type ConnectionOptions, connect } from '../connection.ts'
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
import { drawTree } from '../print/tree-drawing.ts'
import type { ServerCredentials } from '../remote/server-fetch.ts'
import { serverViews } from '../remote/server-views.ts'
import { type GatheredTree, gatherTree } from '../tree/gather-tree.ts'
import { remoteTree } from '../tree/remote-tree.ts'

export interface TreeOptions extends ConnectionOptions, OverrideOptions, ServerCredentials {
  readonly kind: string
  readonly name?: string
  readonly namespace?: string
  /** URL of a running Binnacle to ask instead of the API server. */
  readonly server?: string
  readonly output: 'tree' | 'json' | 'yaml'
}

/**
 * `binnacle tree`: what an object is owned by and what it owns, down to pods. Ends 0; 3 when some kinds could not be
 * read, 1 when the object is not there.
 */
export async function tree(options: TreeOptions): Promise<number> {
  const { kinds, name } = readResourceArguments(options)
  const [kind] = kinds
  if (kind === undefined || name === undefined)
    throw new CommandError('tree needs one object: binnacle tree KIND NAME', exitCode.usage)
  const { server, namespace: given } = options
  if (server !== undefined) {
    refuseOverrides(options)
    return tell(
      await remoteTree(await serverViews(server, options), { kind, name, namespace: given ?? 'default' }),
      options.output,
    )
  }
  const warnings = new OverrideWarnings()
  const overrides = await readHealthOverrides(options, warnings.add)
  const connection = await connect(options)
  const progress = new Progress(process.stderr, systemClock)
  try {
    const namespace = given ?? connection.config.namespace
    const gathered = await gatherTree({
      client: connection.client,
      kind,
      name,
      namespace,
      overrides,
      progress,
    })
    progress.clear()
    return tell(gathered, options.output)
  } catch (error) {
    progress.clear()
    throw error instanceof ClientError
      ? new CommandError(error.message, exitCode.no, { cause: error })
      : error
  } finally {
    warnings.tell(process.stderr)
    await connection.close()
  }
}

function tell({ tree: root, problems }: GatheredTree, output: TreeOptions['output']): number {
  const style = readTerminalStyle(process.env, process.stdout)
  if (output === 'json') process.stdout.write(`${JSON.stringify(root, undefined, 2)}\n`)
  else if (output === 'yaml') process.stdout.write(stringify(root, { aliasDuplicateObjects: false }))
  else process.stdout.write(`${drawTree(root, { style, now: systemClock.now() }).join('\n')}\n`)
  for (const problem of problems) process.stderr.write(`binnacle: ${problem}\n`)
  return problems.length === 0 ? exitCode.ok : exitCode.partly
}
