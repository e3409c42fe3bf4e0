import { ViewError, type Views } from '../../view/index.ts'
import { findResource, type NamedResource } from '../describe/find-resource.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import type { GatheredTree } from './gather-tree.ts'

/** Asks a Binnacle that watches: for a custom resource, or for an object of a built-in kind that one owns. */
export async function remoteTree(views: Views, named: NamedResource): Promise<GatheredTree> {
  const { kind, name, namespace } = named
  try {
    const tree = await views.tree(await findResource(views, named))
    if (tree) return { tree, problems: [] }
  } catch (error) {
    if (!(error instanceof ViewError)) throw error
    throw new CommandError(error.message, exitCode.no, { cause: error })
  }
  throw new CommandError(
    `no custom resource owns a ${kind} ${name} in namespace ${namespace}, as far as this Binnacle knows`,
    exitCode.no,
  )
}
