import type { Client } from '../../client/index.ts'
import {
  type ApiResource,
  formatApiVersion,
  formatGroupKind,
  type KubernetesObject,
} from '../../object/index.ts'
import type { ResourceRow } from '../../view/index.ts'
import { CommandError } from '../exit-code.ts'
import { fetchNamed } from '../fetch-named.ts'
import { judge } from './judge.ts'
import type { Target } from './target.ts'

export interface Selection {
  /** Absent means all namespaces. */
  readonly namespace?: string
  readonly labelSelector?: string
  readonly fieldSelector?: string
  /** One resource alone. */
  readonly name?: string
}

export interface Gathered {
  readonly rows: ResourceRow[]
  /** A sentence for each kind that could not be read. */
  readonly problems: string[]
}

/** Kinds that are read at the same time: enough to hide the latency, few enough for the server's fairness. */
const concurrency = 8

/**
 * Reads the kinds page by page, several at a time, and lets every object go once it is judged. A kind that
 * cannot be read is a problem, not the end.
 *
 * @param onKind told the number of kinds that are done
 */
export async function gather(
  client: Pick<Client, 'get' | 'pages'>,
  targets: readonly Target[],
  selection: Selection,
  now: () => number,
  onKind: (done: number) => void = () => {},
): Promise<Gathered> {
  const rows: ResourceRow[] = []
  const problems: string[] = []
  const waiting = [...targets]
  let done = 0
  const worker = async () => {
    for (let target = waiting.shift(); target; target = waiting.shift()) {
      try {
        for await (const object of objectsOf(client, target.resource, selection))
          rows.push(judge(target, object, now()))
      } catch (error) {
        problems.push(problemOf(error, target.resource))
      }
      onKind(++done)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  return { rows, problems: problems.sort() }
}

/** What is said of one resource names its kind already. */
function problemOf(error: unknown, resource: ApiResource): string {
  const message = error instanceof Error ? error.message : String(error)
  return error instanceof CommandError ? message : `${formatGroupKind(resource)}: ${message}`
}

/** With apiVersion and kind, which the items of a list of a built-in kind lack, and which verdicts go by. */
async function* objectsOf(
  client: Pick<Client, 'get' | 'pages'>,
  resource: ApiResource,
  selection: Selection,
): AsyncGenerator<KubernetesObject> {
  const { name, namespace, ...selectors } = selection
  const scope = resource.namespaced && namespace !== undefined ? { namespace } : {}
  if (name !== undefined) {
    yield await fetchNamed(client, resource, { name, namespace })
    return
  }
  const type = { apiVersion: formatApiVersion(resource), kind: resource.kind }
  for await (const { items } of client.pages(resource, { ...scope, ...selectors }))
    for (const item of items) yield item.kind === undefined ? { ...type, ...item } : item
}
