import { parseLabelSelector } from '../../object/index.ts'
import { askCluster } from '../ask-cluster.ts'
import { type ConnectionOptions, namespaceAtServer } from '../connection.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import type { Selection } from '../get/gather.ts'
import { listRows } from '../get/list-rows.ts'
import type { Question } from '../get/question.ts'
import { readResourceArguments } from '../get/resource-arguments.ts'
import type { GetFormat } from '../get/rows-output.ts'
import { listServerRows, type ServerRowsQuestion } from '../get/server-rows.ts'
import { findTargets } from '../get/target.ts'
import { watchRows } from '../get/watch-rows.ts'
import { watchServerRows } from '../get/watch-server-rows.ts'
import { type OverrideOptions, refuseOverrides } from '../health/read-health-overrides.ts'
import { readTerminalStyle } from '../print/terminal-style.ts'
import { withRefusal } from '../refusal.ts'
import type { ServerCredentials } from '../remote/server-fetch.ts'
import { serverViews } from '../remote/server-views.ts'
import { readStateNames } from '../state-names.ts'
import { terminationSignal } from '../termination.ts'

export interface GetOptions extends ConnectionOptions, OverrideOptions, ServerCredentials {
  readonly kind?: string
  readonly name?: string
  readonly namespace?: string
  readonly allNamespaces?: boolean
  readonly selector?: string
  readonly fieldSelector?: string
  readonly health?: readonly string[]
  readonly watch?: boolean
  /** URL of a running Binnacle to ask instead of the API server. */
  readonly server?: string
  readonly output: GetFormat
}

/**
 * `binnacle get`: lists the kinds in parallel, judges page by page, prints worst first. Ends 0; 3 when some kinds
 * could not be read, 1 when none could or the one resource asked for is not there.
 */
export async function get(options: GetOptions): Promise<number> {
  const states = options.health && readStateNames('--health', options.health)
  checkSelector(options.selector)
  if (options.server !== undefined) return fromServer(options, options.server, states)
  const { kinds, name } = readResourceArguments(options)
  return askCluster(options, async ({ client, namespace, overrides, progress }) => {
    progress.show('reading definitions')
    const question: Question = {
      client,
      targets: await findTargets(client, kinds, overrides),
      selection: selectionOf(options, name, namespace),
      states,
      output: options.output,
      style: readTerminalStyle(process.env, process.stdout),
      progress,
    }
    // Without a kind there is nothing to wait for.
    const isFollowed = options.watch && question.targets.length > 0
    return isFollowed ? watchRows(question, terminationSignal()) : listRows(question)
  })
}

async function fromServer(options: GetOptions, server: string, states: Question['states']): Promise<number> {
  refuseOverrides(options)
  refuseWithServer('--field-selector', options.fieldSelector, 'take --selector')
  const { kinds, name } = readResourceArguments(options)
  const namespace = options.allNamespaces ? '' : await namespaceAtServer(options)
  const question: ServerRowsQuestion = {
    views: await serverViews(server, options),
    kinds,
    selection: selectionOf(options, name, namespace),
    states,
    output: options.output,
    style: readTerminalStyle(process.env, process.stdout),
  }
  return withRefusal(
    options.watch ? watchServerRows(question, terminationSignal()) : listServerRows(question),
  )
}

function refuseWithServer(option: string, value: unknown, remedy: string): void {
  if (value === undefined || value === false) return
  throw new CommandError(`${option} does not go with --server; ${remedy}`, exitCode.usage)
}

function selectionOf(options: GetOptions, name: string | undefined, contextNamespace: string): Selection {
  const { selector, fieldSelector } = options
  return {
    ...(!options.allNamespaces && { namespace: options.namespace ?? contextNamespace }),
    ...(selector !== undefined && { labelSelector: selector }),
    ...(fieldSelector !== undefined && { fieldSelector }),
    ...(name !== undefined && { name }),
  }
}

/** Said here once, rather than by the server for every kind. */
function checkSelector(selector: string | undefined): void {
  if (selector === undefined) return
  try {
    parseLabelSelector(selector)
  } catch (error) {
    throw new CommandError(`--selector: ${error instanceof Error ? error.message : error}`, exitCode.usage, {
      cause: error,
    })
  }
}
