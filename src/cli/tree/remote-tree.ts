import type { Views } from '../../view/index.ts'
import { findResource, type NamedResource } from '../describe/find-resource.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { withRefusal } from '../refusal.ts'
import type { GatheredTree } from './gather-tree.ts'

/** Asks a Binnacle that watches: for a custom resource, or for an object of a built-in kind that one owns. */
export async function remoteTree(views: Views, named: NamedResource): Promise<GatheredTree> {
  const { kind, name, namespace } = named
  const tree = await withRefusal(findResource(views, named).then((ref) => views.tree(ref)))
  if (tree) return { tree, problems: [] }
  throw new CommandError(
    `no custom resource owns a ${kind} ${name} in namespace ${namespace}, as far as this Binnacle knows`,
    exitCode.no,
  )
}
