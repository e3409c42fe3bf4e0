import type { Context } from '../context.ts'
import { type ApiError, badRequest, expired } from '../error/index.ts'
import { answerIn, formatOf } from '../pipeline/encode.ts'
import type { Answer, ApiRequest } from '../request/api-request.ts'
import type { ResourceRequestInfo } from '../request/request-info.ts'
import { type ServedResource, warningsOf } from '../resource/served-resource.ts'
import { type Snapshot, StorageError, type StoredObject } from '../storage/index.ts'
import { type ContinueToken, readContinue, writeContinue } from './continue-token.ts'
import { type ListOptions, listOptions } from './list-options.ts'
import { notAVersion, untilFresh } from './resource-version.ts'

/** GET of a collection. */
export async function list(
  context: Context,
  request: ApiRequest,
  { namespace }: ResourceRequestInfo,
  resource: ServedResource,
): Promise<Answer> {
  const format = formatOf(context, request, resource)
  const options = listOptions(request.query, resource, { watch: false })
  const token = options.continue === '' ? undefined : readContinue(options.continue)
  if (token && !['', '0'].includes(options.resourceVersion))
    throw badRequest('specifying resource version is not allowed when using continue')
  const scope = { collection: resource.collection, ...(namespace !== '' && { namespace }) }
  const at = token ? token.resourceVersion : await versionOf(context, request, options)
  const snapshot = listAt(() => context.storage.list(scope, at), token)
  const page = pageOf(snapshot, token, options, resource)
  const metadata = {
    ...(resource.custom && { continue: '' }),
    resourceVersion: String(snapshot.resourceVersion),
    ...page.more,
  }
  return answerIn(format, 200, format.list(page.views, metadata), warningsOf(resource))
}

/**
 * Which version to list at; undefined is the latest. `0` and "not older than" are served from the latest, which
 * is never older.
 */
async function versionOf(
  context: Context,
  request: ApiRequest,
  { resourceVersion, resourceVersionMatch: match, limit }: ListOptions,
): Promise<number | undefined> {
  if (resourceVersion === '' || resourceVersion === '0') return undefined
  if (!/^\d+$/.test(resourceVersion))
    throw badRequest(`invalid resource version: ${notAVersion(resourceVersion)}`)
  const version = Number(resourceVersion)
  await untilFresh(context, version, request)
  // A limit without a match means exactly that version: the form from before resourceVersionMatch.
  return match === 'Exact' || (match === '' && limit > 0) ? version : undefined
}

function listAt(read: () => Snapshot, token: ContinueToken | undefined): Snapshot {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof StorageError) || error.kind !== 'expired') throw error
    if (!token) throw expired(error.message)
    throw continueExpired(token)
  }
}

/** The client may go on at the latest version instead, with the token in the Status. */
function continueExpired(token: ContinueToken): ApiError {
  const error = expired(
    'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
  )
  Object.assign(error.status.metadata, {
    continue: writeContinue({ resourceVersion: undefined, start: token.start }),
  })
  return error
}

interface Page {
  readonly views: readonly ReturnType<ServedResource['view']>[]
  readonly more: { continue?: string; remainingItemCount?: number }
}

function pageOf(
  { items, resourceVersion }: Snapshot,
  token: ContinueToken | undefined,
  { matches, unselective, limit, resourceVersion: asked }: ListOptions,
  resource: ServedResource,
): Page {
  const start = token ? after(items, token.start) : 0
  // kube-apiserver answers version 0 from its cache and ignores the limit there.
  const most = limit > 0 && asked !== '0' ? limit : Number.POSITIVE_INFINITY
  const views: ReturnType<ServedResource['view']>[] = []
  for (let index = start; index < items.length; index++) {
    const item = items[index]
    if (!item) continue
    const view = resource.view(item)
    if (!unselective && !matches(view.object)) continue
    if (views.length === most) {
      const last = views.at(-1)?.object.metadata
      const remaining = items.length - start - views.length
      return {
        views,
        more: {
          continue: writeContinue({ resourceVersion, start: `${last?.namespace ?? ''}/${last?.name}` }),
          ...(unselective && { remainingItemCount: remaining }),
        },
      }
    }
    views.push(view)
  }
  return { views, more: {} }
}

/** The index of the first item behind `path`. */
function after(items: readonly StoredObject[], path: string): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const { namespace = '', name } = items[middle]?.object.metadata ?? {}
    if (`${namespace}/${name}` > path) high = middle
    else low = middle + 1
  }
  return low
}
