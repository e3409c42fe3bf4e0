import type { Context } from '../context.ts'
import { badRequest } from '../error/index.ts'
import { asObject, bodiesOf, decodeBody } from '../pipeline/decode.ts'
import { answerIn, formatOf } from '../pipeline/encode.ts'
import { fieldProblems } from '../pipeline/field-validation.ts'
import { updateObject } from '../pipeline/update-object.ts'
import { writeOptions } from '../pipeline/write-options.ts'
import type { Answer, ApiRequest } from '../request/api-request.ts'
import type { ResourceRequestInfo } from '../request/request-info.ts'
import type { ServedResource } from '../resource/served-resource.ts'

/** PUT of an object or of its `/status`. */
export async function update(
  context: Context,
  request: ApiRequest,
  { namespace, name, subresource }: ResourceRequestInfo,
  resource: ServedResource,
): Promise<Answer> {
  const format = formatOf(context, request, resource)
  const options = { ...writeOptions(request, 'UpdateOptions'), subresource }
  const body = await decodeBody(request, bodiesOf(resource))
  const object = asObject(body, resource)
  if (!object.metadata.name) throw badRequest('name must be provided')
  const warnings = fieldProblems(resource, body, object, options)
  const key = { collection: resource.collection, namespace, name }
  const { view, created } = updateObject(context, resource, key, () => object, options)
  await context.storage.durable()
  return answerIn(format, created ? 201 : 200, format.one(view), warnings)
}
