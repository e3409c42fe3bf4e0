import { systemClock } from '../../base/index.ts'
import { type Client, ClientError } from '../../client/index.ts'
import { explain } from '../../health/index.ts'
import { builtInDefinition, describeObject, eventResource } from '../../monitor/index.ts'
import {
  type EventRow,
  eventRowOf,
  foldEvents,
  maskSecrets,
  type ResourceDetail,
  type TreeNode,
} from '../../view/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { fetchNamed } from '../fetch-named.ts'
import { findTargets, type Target } from '../get/target.ts'
import type { Progress } from '../print/progress.ts'
import { gatherTree } from '../tree/gather-tree.ts'
import type { Description } from './description.ts'
import type { NamedResource } from './find-resource.ts'

/** Events that are kept of what is read; the newest are. */
const mostEvents = 500

/**
 * Reads one resource from the API server, what it owns and the events of all that, and judges it as `tree` does. Throws a
 * `ClientError` when the resource cannot be read; what else cannot is a problem.
 */
export async function describeDirectly(
  client: Client,
  subject: NamedResource,
  progress: Progress,
  overrides?: Target['overrides'],
): Promise<Description> {
  const detail = await readDetail(client, subject, overrides)
  const problems: string[] = []
  const ask = async <T>(what: string, answer: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await answer()
    } catch (error) {
      if (!(error instanceof ClientError || error instanceof CommandError)) throw error
      problems.push(`${what}: ${error.message}`)
      return undefined
    }
  }
  const gathered = await ask('the owner tree', () =>
    gatherTree({ client, ...subject, progress, ...(overrides && { overrides }) }),
  )
  problems.push(...(gathered?.problems ?? []))
  const uids = new Set([detail.row.uid, ...(gathered ? uidsBelow(gathered.tree, detail.row.uid) : [])])
  const events = await ask('events', () => readEvents(client, detail, uids, progress))
  return {
    detail: gathered ? withOwned(detail, gathered.tree) : detail,
    ...(gathered && { tree: maskSecrets(gathered.tree) as TreeNode }),
    ...(events && { events: maskSecrets(events) as EventRow[] }),
    problems,
  }
}

/** The tree takes what a resource owns up into its verdict; the two are not to say different things of it. */
function withOwned(detail: ResourceDetail, tree: TreeNode): ResourceDetail {
  const { since, ...row } = detail.row
  const { verdict } = nodeWith(tree, row.uid) ?? {}
  if (!verdict?.rule.startsWith('owned-')) return detail
  return { ...detail, row: { ...row, verdict, ownVerdict: row.verdict } }
}

function nodeWith(node: TreeNode, uid: string): TreeNode | undefined {
  if (node.ref.uid === uid) return node
  for (const child of node.children) {
    const found = nodeWith(child, uid)
    if (found) return found
  }
  return undefined
}

async function readDetail(
  client: Client,
  subject: NamedResource,
  overrides: Target['overrides'],
): Promise<ResourceDetail> {
  const targets = await findTargets(client, [subject.kind], overrides)
  const [target, second] = targets
  if (!target) throw new CommandError(`the server has no kind '${subject.kind}'`, exitCode.no)
  if (second) {
    const names = targets.map(({ resource }) => `${resource.resource}.${resource.group}`)
    throw new CommandError(`'${subject.kind}' means several kinds: ${names.join(', ')}`, exitCode.usage)
  }
  const object = await fetchNamed(client, target.resource, subject)
  const { definition = builtInDefinition(target.resource) } = target
  return describeObject(object, definition, systemClock, (each, hints) =>
    explain(each, { ...hints, ...(overrides && { overrides }) }),
  )
}

/** Of the object with this UID and of all below it; nothing when it is not in the tree. */
function uidsBelow(node: TreeNode, uid: string, isWithin = false): string[] {
  const counts = isWithin || node.ref.uid === uid
  const below = node.children.flatMap((child) => uidsBelow(child, uid, counts))
  return counts && node.ref.uid !== '' ? [node.ref.uid, ...below] : below
}

/** Newest first. */
async function readEvents(
  client: Client,
  { row }: ResourceDetail,
  uids: ReadonlySet<string>,
  progress: Progress,
): Promise<EventRow[]> {
  const scope = row.namespace === '' ? {} : { namespace: row.namespace }
  const rows: EventRow[] = []
  let read = 0
  for await (const { items } of client.pages(eventResource, scope)) {
    read += items.length
    progress.show(`read ${read} events`)
    rows.push(...items.map(eventRowOf).filter(({ regarding }) => uids.has(regarding.uid)))
  }
  return foldEvents(rows)
    .sort((a, b) => b.last - a.last)
    .slice(0, mostEvents)
}
