import { systemClock } from '../../base/index.ts'
import { ClientError } from '../../client/index.ts'
import type { EventRow } from '../../view/index.ts'
import { type ConnectionOptions, connect } from '../connection.ts'
import type { EventsFormat } from '../events/events-output.ts'
import type { EventsQuestion } from '../events/events-question.ts'
import { listEvents } from '../events/list-events.ts'
import { Ownership } from '../events/ownership.ts'
import { watchEvents } from '../events/watch-events.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { readSubject } from '../get/subject.ts'
import { findTargets } from '../get/target.ts'
import { Progress } from '../print/progress.ts'
import { readTerminalStyle } from '../print/terminal-style.ts'
import { terminationSignal } from '../termination.ts'

export interface EventsOptions extends ConnectionOptions {
  readonly kind?: string
  readonly name?: string
  readonly namespace?: string
  readonly allNamespaces?: boolean
  readonly types?: readonly string[]
  readonly watch?: boolean
  readonly output: EventsFormat
}

/**
 * `binnacle events`: the events of a namespace, or of resources and all that they own. Ends 0; 3 when of some events it
 * could not be told whose they are, 1 when they cannot be listed or the one resource asked for is not there.
 */
export async function events(options: EventsOptions): Promise<number> {
  const types = options.types && readTypes(options.types)
  const { kinds, name } = readSubject(options)
  const connection = await connect(options)
  const progress = new Progress(process.stderr, systemClock)
  try {
    const { client, config } = connection
    const namespace = options.allNamespaces ? undefined : (options.namespace ?? config.namespace)
    const targets = kinds.length > 0 ? await findTargets(client, kinds) : []
    const roots = targets.map(({ resource }) => ({
      resource,
      ...(namespace !== undefined && { namespace }),
      ...(name !== undefined && { name }),
    }))
    const isEverywhere = roots.some(({ resource }) => !resource.namespaced)
    const question: EventsQuestion = {
      client,
      namespace: isEverywhere ? undefined : namespace,
      ownership: roots.length > 0 ? new Ownership(client, await client.discover(), roots) : undefined,
      single: name === undefined ? undefined : roots[0],
      types,
      output: options.output,
      style: readTerminalStyle(process.env, process.stdout),
      progress,
    }
    return options.watch ? await watchEvents(question, terminationSignal()) : await listEvents(question)
  } catch (error) {
    progress.clear()
    throw error instanceof ClientError
      ? new CommandError(error.message, exitCode.no, { cause: error })
      : error
  } finally {
    await connection.close()
  }
}

/** Names of types in any letter case. */
function readTypes(names: readonly string[]): EventRow['type'][] {
  return names.map((name) => {
    const type = (['Normal', 'Warning'] as const).find((one) => one.toLowerCase() === name.toLowerCase())
    if (type) return type
    throw new CommandError(`--types: no type is called ${name}; there are Normal, Warning`, exitCode.usage)
  })
}
