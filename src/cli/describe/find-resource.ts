import { systemClock } from '../../base/index.ts'
import { findOwnedKind } from '../../monitor/index.ts'
import { type ApiResource, humanDuration } from '../../object/index.ts'
import { isNameOfKind, type ResourceRef, ViewError, type Views } from '../../view/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { kindSuggestion } from '../kind-suggestion.ts'

/** Which resource, as it was typed. */
export interface NamedResource {
  readonly kind: string
  readonly name: string
  /** Without effect on a cluster-scoped kind. */
  readonly namespace: string
}

const mostMatches = 1000

/** A custom resource that is watched, else an object of a built-in kind that one may own. Throws a `CommandError`. */
export async function findResource(views: Views, named: NamedResource): Promise<ResourceRef> {
  const { kind, name, namespace } = named
  const { rows } = await views.resources({ kinds: [kind], text: name, sort: 'name', limit: mostMatches })
  const found = rows.filter(
    (row) => row.name === name && (!row.resource.namespaced || row.namespace === namespace),
  )
  const [first, second] = found
  if (second) {
    const kinds = found.map(({ resource }) => `${resource.resource}.${resource.group}`)
    throw new CommandError(`'${kind}' means several kinds here: ${kinds.join(', ')}`, exitCode.usage)
  }
  if (first) return refOf(first.resource, named)
  const owned = findOwnedKind(kind)
  if (owned) return refOf(owned.resource, named)
  throw await notFound(views, named)
}

/** Says when it was deleted, where that is kept. */
export async function notFound(views: Views, named: NamedResource): Promise<CommandError> {
  const { kind, name, namespace } = named
  const known = (await views.kinds()).map(({ resource }) => resource)
  const kinds = await kindsNamed(views, kind, known)
  for (const resource of kinds) {
    const at = await deletionOf(views, refOf(resource, named))
    if (at === undefined) continue
    const where = resource.namespaced ? ` in namespace ${namespace}` : ''
    const ago = humanDuration(Math.max(0, systemClock.now() - at))
    const when = `${new Date(at).toISOString().replace(/\.\d+/, '')} (${ago} ago)`
    return new CommandError(`${kind} ${name}${where} was deleted at ${when}`, exitCode.no)
  }
  const owned = findOwnedKind(kind)
  if (kinds.length === 0 && !owned) {
    const advice = kindSuggestion(kind, known, 'give a plural or a kind')
    return new CommandError(`this Binnacle knows no kind '${kind}' that has resources${advice}`, exitCode.no)
  }
  const text =
    owned && !owned.whole
      ? `of ${kind} ${name} this Binnacle knows metadata alone; 'binnacle tree' shows where it belongs, and without --server the API server is asked`
      : `there is no ${kind} ${name} in namespace ${namespace} that this Binnacle watches; -n names another namespace`
  return new CommandError(text, exitCode.no)
}

/** Short names are known to the one that watches, and only seen in resources that are still there. */
async function kindsNamed(views: Views, word: string, known: readonly ApiResource[]): Promise<ApiResource[]> {
  const named = known.filter((resource) => isNameOfKind(word, resource))
  if (named.length > 0) return named
  const { rows } = await views.resources({ kinds: [word], limit: 1 })
  return rows.map(({ resource }) => resource)
}

/** Of the last of this name; undefined when that one is there, or was never known. */
async function deletionOf(views: Views, ref: ResourceRef): Promise<number | undefined> {
  try {
    const entries = await views.timeline(ref)
    const last = entries.findLast(({ what }) => what === 'created' || what === 'deleted')
    return last?.what === 'deleted' ? last.at : undefined
  } catch (error) {
    // Where no history is kept nobody knows.
    if (error instanceof ViewError && error.kind === 'off') return undefined
    throw error
  }
}

function refOf({ group, kind, namespaced }: ApiResource, { namespace, name }: NamedResource): ResourceRef {
  return { group, kind, namespace: namespaced ? namespace : '', name }
}
