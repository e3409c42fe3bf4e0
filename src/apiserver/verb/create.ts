import type { Context } from '../context.ts'
import { createObject } from '../pipeline/create-object.ts'
import { asObject, bodiesOf, decodeBody } from '../pipeline/decode.ts'
import { answerIn, formatOf } from '../pipeline/encode.ts'
import { fieldProblems } from '../pipeline/field-validation.ts'
import { writeOptions } from '../pipeline/write-options.ts'
import type { Answer, ApiRequest } from '../request/api-request.ts'
import type { ResourceRequestInfo } from '../request/request-info.ts'
import type { ServedResource } from '../resource/served-resource.ts'

/** POST to a collection. */
export async function create(
  context: Context,
  request: ApiRequest,
  { namespace, name }: ResourceRequestInfo,
  resource: ServedResource,
): Promise<Answer> {
  const format = formatOf(context, request, resource)
  const options = writeOptions(request, 'CreateOptions')
  const body = await decodeBody(request, bodiesOf(resource))
  const object = asObject(body, resource)
  if (name !== '') object.metadata.name ??= name
  const warnings = fieldProblems(resource, body, object, options)
  const view = createObject(context, resource, namespace, object, options)
  await context.storage.durable()
  return answerIn(format, 201, format.one(view), warnings)
}
