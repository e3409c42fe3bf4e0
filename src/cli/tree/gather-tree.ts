import { systemClock } from '../../base/index.ts'
import { explain } from '../../health/index.ts'
import {
  type OwnedKind,
  type OwnedNode,
  OwnerGraph,
  OwnerSnapshot,
  ownedKinds,
  type Reference,
} from '../../monitor/index.ts'
import { type ApiResource, ownerUidsOf } from '../../object/index.ts'
import type { TreeNode } from '../../view/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { findTargets, type Target } from '../get/target.ts'
import { type FoundObject, fetchOrMiss, findAsked, readOwners } from './found-object.ts'
import { ObjectLists } from './object-lists.ts'
import type { TreeQuestion } from './tree-question.ts'

export interface GatheredTree {
  readonly tree: TreeNode
  /** A sentence for each kind that could not be read. */
  readonly problems: readonly string[]
}

/** A kind that is listed: a built-in one, or (`definition`) a custom one, of which only metadata is. */
type Listed = Pick<OwnedKind, 'resource' | 'whole' | 'writers'> & {
  readonly definition?: Target['definition'] | undefined
}

interface Below extends OwnedNode {
  readonly name: string
  readonly resource: ApiResource
  readonly definition: FoundObject['definition']
}

/** Custom resources below the root that are fetched whole. */
const mostFetched = 500

/**
 * Reads an object, its owners, and what its namespace holds, and makes the tree of it. Nothing is watched; of most kinds
 * only metadata is read. Throws a `CommandError` when the object is not there.
 */
export async function gatherTree(question: TreeQuestion): Promise<GatheredTree> {
  const { client, overrides, progress } = question
  progress.show('reading definitions')
  const asked = await findAsked(question)
  // Who may not read definitions gets a tree without the custom resources below.
  const custom = await findTargets(client, []).catch((): Target[] => [])
  const above = [asked, ...(await readOwners(client, asked, custom))]
  const top = above.at(-1) ?? asked
  const lists = new ObjectLists(client, top.object.metadata.namespace)
  const exists = (reference: Required<Pick<Reference, 'namespace'>> & Reference) =>
    existsIn(lists, custom, reference)
  const snapshot = new OwnerSnapshot({
    clock: systemClock,
    exists,
    ...(overrides && { assess: (object, hints) => explain(object, { ...hints, overrides }) }),
  })
  for (const found of above) addTo(snapshot, found)

  const graph = new OwnerGraph<Below>()
  const root = nodeOf(top)
  graph.set(root)
  const kinds: Listed[] = [
    ...ownedKinds.flat(),
    ...custom.map(({ resource, definition }) => ({ resource, definition, whole: false, writers: false })),
  ]
  await lists.read(
    kinds,
    (object, { definition, ...reading }) => {
      if (!definition) snapshot.addOwned(object, reading)
      graph.set(nodeOf({ object, resource: reading.resource, definition }))
    },
    (done) => progress.show(`read ${done} of ${kinds.length} kinds`),
  )

  const known = new Set(above.map(({ object }) => object.metadata.uid))
  const resources = graph.descendants(root).filter(({ uid, definition }) => definition && !known.has(uid))
  for (const { name, namespace, resource, definition } of resources.slice(0, mostFetched)) {
    const object = await fetchOrMiss(client, resource, name, namespace)
    if (object) addTo(snapshot, { object, resource, definition })
  }
  const tree = snapshot.tree(asked.object.metadata.uid ?? '')
  if (!tree)
    throw new CommandError(`the server gives no UID for ${question.kind} ${question.name}`, exitCode.no)
  return { tree, problems: lists.problems }
}

function addTo(snapshot: OwnerSnapshot, { object, resource, definition }: FoundObject): void {
  if (definition) snapshot.addResource(object, definition)
  else snapshot.addOwned(object, { resource, whole: true, writers: true })
}

function nodeOf({ object, resource, definition }: FoundObject): Below {
  const { uid = '', name = '', namespace = '' } = object.metadata
  return { uid, name, namespace, owners: ownerUidsOf(object), resource, definition }
}

/** A reference without a group may mean any custom kind of that name. */
function existsIn(
  lists: ObjectLists,
  custom: readonly Target[],
  { group, kind, namespace, name }: Required<Pick<Reference, 'namespace'>> & Reference,
): boolean | undefined {
  const kinds = group === undefined ? custom.map(({ resource }) => resource) : [{ group, kind }]
  const answers = kinds
    .filter((one) => one.kind === kind)
    .map((one) => lists.has({ group: one.group, kind }, namespace, name))
  if (answers.includes(true)) return true
  return answers.length === 0 || answers.includes(undefined) ? undefined : false
}
