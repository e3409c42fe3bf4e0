import { systemClock } from '../../base/index.ts'
import type { EventRow } from '../../view/index.ts'
import { type ConnectionOptions, connect, namespaceAtServer } from '../connection.ts'
import { EventPrinter } from '../events/event-printer.ts'
import type { EventsFormat } from '../events/events-output.ts'
import type { EventsQuestion } from '../events/events-question.ts'
import { listEvents } from '../events/list-events.ts'
import { Ownership } from '../events/ownership.ts'
import { listServerEvents, watchServerEvents } from '../events/server-events.ts'
import { watchEvents } from '../events/watch-events.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { type ResourceArguments, readResourceArguments } from '../get/resource-arguments.ts'
import { findTargets } from '../get/target.ts'
import { Progress } from '../print/progress.ts'
import { readTerminalStyle } from '../print/terminal-style.ts'
import { withRefusal } from '../refusal.ts'
import type { ServerCredentials } from '../remote/server-fetch.ts'
import { serverViews } from '../remote/server-views.ts'
import { terminationSignal } from '../termination.ts'

export interface EventsOptions extends ConnectionOptions, ServerCredentials {
  readonly kind?: string
  readonly name?: string
  readonly namespace?: string
  readonly allNamespaces?: boolean
  readonly types?: readonly string[]
  readonly watch?: boolean
  /** URL of a running Binnacle to ask instead of the API server. */
  readonly server?: string
  readonly output: EventsFormat
}

/**
 * `binnacle events`: the events of a namespace, or of resources and all that they own. Ends 0; 3 when of some events it
 * could not be told whose they are, 1 when they cannot be listed or the one resource asked for is not there.
 */
export async function events(options: EventsOptions): Promise<number> {
  const types = options.types && readTypes(options.types)
  const subject = readResourceArguments(options)
  return withRefusal(
    options.server === undefined
      ? fromCluster(options, subject, types)
      : fromServer(options, options.server, subject, types),
  )
}

async function fromServer(
  options: EventsOptions,
  server: string,
  subject: ResourceArguments,
  types: EventsQuestion['types'],
): Promise<number> {
  const namespace = options.allNamespaces ? undefined : await namespaceAtServer(options)
  const printer = printerOf(options, namespace)
  const views = await serverViews(server, options)
  const question = { views, subject, namespace, types, printer }
  return options.watch ? watchServerEvents(question, terminationSignal()) : listServerEvents(question)
}

async function fromCluster(
  options: EventsOptions,
  { kinds, name }: ResourceArguments,
  types: EventsQuestion['types'],
): Promise<number> {
  const connection = await connect(options)
  const progress = new Progress(process.stderr, systemClock)
  try {
    const { client, config } = connection
    const asked = options.allNamespaces ? undefined : (options.namespace ?? config.namespace)
    const targets = kinds.length > 0 ? await findTargets(client, kinds) : []
    const roots = targets.map(({ resource }) => ({
      resource,
      ...(asked !== undefined && { namespace: asked }),
      ...(name !== undefined && { name }),
    }))
    const isEverywhere = roots.some(({ resource }) => !resource.namespaced)
    const namespace = isEverywhere ? undefined : asked
    const question: EventsQuestion = {
      client,
      namespace,
      ownership: roots.length > 0 ? new Ownership(client, await client.discover(), roots) : undefined,
      single: name === undefined ? undefined : roots[0],
      types,
      printer: printerOf(options, namespace),
      progress,
    }
    return options.watch ? await watchEvents(question, terminationSignal()) : await listEvents(question)
  } finally {
    progress.clear()
    await connection.close()
  }
}

function printerOf({ output }: EventsOptions, namespace: string | undefined): EventPrinter {
  const style = readTerminalStyle(process.env, process.stdout)
  return new EventPrinter({ output, style, namespaces: namespace === undefined })
}

/** Names of types in any letter case. */
function readTypes(names: readonly string[]): EventRow['type'][] {
  return names.map((name) => {
    const type = (['Normal', 'Warning'] as const).find((one) => one.toLowerCase() === name.toLowerCase())
    if (type) return type
    throw new CommandError(`--types: no type is called ${name}; there are Normal, Warning`, exitCode.usage)
  })
}
