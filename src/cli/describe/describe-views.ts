import { type ResourceRef, ViewError, type Views } from '../../view/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import type { Description } from './description.ts'

/** Which resource, as it was typed. */
export interface Subject {
  readonly kind: string
  readonly name: string
  /** Without effect on a cluster-scoped kind. */
  readonly namespace: string
}

/**
 * Asks whoever knows everything about a resource. What it does not keep is left out; what cannot be told
 * is a problem, not the end.
 */
export async function describeViews(views: Views, subject: Subject): Promise<Description> {
  const ref = await findResource(views, subject)
  const detail = await views.resource(ref)
  if (!detail) throw notFound(subject)
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

const mostMatches = 1000

export async function findResource(views: Views, subject: Subject): Promise<ResourceRef> {
  const { kind, name, namespace } = subject
  const { rows } = await views.resources({ kinds: [kind], text: name, sort: 'name', limit: mostMatches })
  const found = rows.filter(
    (row) => row.name === name && (!row.resource.namespaced || row.namespace === namespace),
  )
  const [first, second] = found
  if (!first) throw notFound(subject)
  if (second) {
    const kinds = found.map(({ resource }) => `${resource.resource}.${resource.group}`)
    throw new CommandError(`'${kind}' means several kinds here: ${kinds.join(', ')}`, exitCode.usage)
  }
  const { group } = first.resource
  return { group, kind: first.resource.kind, namespace: first.namespace, name }
}

function notFound({ kind, name, namespace }: Subject): CommandError {
  return new CommandError(
    `there is no ${kind} ${name} in namespace ${namespace} that this Binnacle watches; -n names another namespace`,
    exitCode.no,
  )
}
