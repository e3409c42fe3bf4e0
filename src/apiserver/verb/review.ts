import type { Context } from '../context.ts'
import { asObject, bodiesOf, decodeBody } from '../pipeline/decode.ts'
import { answerIn, formatOf } from '../pipeline/encode.ts'
import { stampManager } from '../pipeline/stamp-manager.ts'
import { writeOptions } from '../pipeline/write-options.ts'
import type { Answer, ApiRequest } from '../request/api-request.ts'
import type { ServedResource } from '../resource/served-resource.ts'

/** POST of a kind that is answered and not stored. */
export async function review(
  context: Context,
  request: ApiRequest,
  resource: ServedResource,
  answer: NonNullable<ServedResource['review']>,
): Promise<Answer> {
  const format = formatOf(context, request, resource)
  const object = asObject(await decodeBody(request, bodiesOf(resource)), resource)
  resource.prune(object)
  const { fieldManager } = writeOptions(request, 'CreateOptions')
  stampManager(context, resource, { object, fieldManager })
  const answered = { ...object, status: answer(object, request.user) }
  return answerIn(format, 201, JSON.stringify(answered))
}
