import type { Context } from '../context.ts'
import { notFound, unclassified } from '../error/index.ts'
import { answerIn, formatOf } from '../pipeline/encode.ts'
import type { Answer, ApiRequest } from '../request/api-request.ts'
import type { ResourceRequestInfo } from '../request/request-info.ts'
import { type ServedResource, warningsOf } from '../resource/served-resource.ts'
import { notAVersion, untilFresh } from './resource-version.ts'

/** GET of one object. */
export async function get(
  context: Context,
  request: ApiRequest,
  { namespace, name }: ResourceRequestInfo,
  resource: ServedResource,
): Promise<Answer> {
  const format = formatOf(context, request, resource)
  const version = request.query.get('resourceVersion') ?? ''
  if (version !== '' && !/^\d+$/.test(version)) throw unclassified(notAVersion(version))
  await untilFresh(context, Number(version), request)
  const stored = context.storage.get({ collection: resource.collection, namespace, name })
  if (!stored) throw notFound(resource, name)
  return answerIn(format, 200, format.one(resource.view(stored)), warningsOf(resource))
}
