import { stringify } from 'yaml'
import { systemClock } from '../../base/index.ts'
import { askCluster } from '../ask-cluster.ts'
import { type ConnectionOptions, namespaceAtServer } from '../connection.ts'
import { exitCode } from '../exit-code.ts'
import { readOneResource } from '../get/resource-arguments.ts'
import { type OverrideOptions, refuseOverrides } from '../health/read-health-overrides.ts'
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
  const named = readOneResource('tree', options)
  const { server, namespace: given, output } = options
  if (server !== undefined) {
    refuseOverrides(options)
    const views = await serverViews(server, options)
    const namespace = await namespaceAtServer(options)
    return tell(await remoteTree(views, { ...named, namespace }), output)
  }
  return askCluster(options, async ({ namespace, progress, ...look }) => {
    const gathered = await gatherTree({ ...named, ...look, namespace: given ?? namespace, progress })
    progress.clear()
    return tell(gathered, output)
  })
}

function tell({ tree: root, problems }: GatheredTree, output: TreeOptions['output']): number {
  const style = readTerminalStyle(process.env, process.stdout)
  if (output === 'json') process.stdout.write(`${JSON.stringify(root, undefined, 2)}\n`)
  else if (output === 'yaml') process.stdout.write(stringify(root, { aliasDuplicateObjects: false }))
  else process.stdout.write(`${drawTree(root, { style, now: systemClock.now() }).join('\n')}\n`)
  for (const problem of problems) process.stderr.write(`binnacle: ${problem}\n`)
  return problems.length === 0 ? exitCode.ok : exitCode.partly
}
