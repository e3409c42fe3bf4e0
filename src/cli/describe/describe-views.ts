import { ViewError, type Views } from '../../view/index.ts'
import type { Description } from './description.ts'
import { findResource, type NamedResource, notFound } from './find-resource.ts'

/**
 * Asks whoever knows everything about a resource. What it does not keep is left out; what cannot be told
 * is a problem, not the end.
 */
export async function describeViews(views: Views, named: NamedResource): Promise<Description> {
  const ref = await findResource(views, named)
  const detail = await views.resource(ref)
  if (!detail) throw await notFound(views, named)
  const problems: string[] = []
  const ask = async <T>(what: string, answer: Promise<T>): Promise<T | undefined> => {
    try {
      return await answer
    } catch (error) {
      if (!(error instanceof ViewError)) throw error
      if (error.kind !== 'off') problems.push(`${what}: ${error.message}`)
      return undefined
    }
  }
  const [tree, events, revisions] = await Promise.all([
    ask('the owner tree', views.tree(ref)),
    ask('events', views.events({ about: ref })),
    ask('revisions', views.revisions(ref)),
  ])
  return {
    detail,
    ...(tree && { tree }),
    ...(events && { events }),
    ...(revisions && { revisions }),
    problems,
  }
}
