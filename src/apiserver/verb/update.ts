import type { KubernetesObject } from '../../object/index.ts'
import type { Context } from '../context.ts'
import { conflict, nameUndeterminable } from '../error/index.ts'
import { asObject, bodiesOf, decodeBody } from '../pipeline/decode.ts'
import { answerIn, formatOf } from '../pipeline/encode.ts'
import { fieldProblems } from '../pipeline/field-validation.ts'
import { updateObject } from '../pipeline/update-object.ts'
import { writeOptions } from '../pipeline/write-options.ts'
import type { Answer, ApiRequest } from '../request/api-request.ts'
import type { ResourceRequestInfo } from '../request/request-info.ts'
import type { ServedResource } from '../resource/served-resource.ts'
import type { StorageKey } from '../storage/index.ts'

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
  if (!object.metadata.name) throw nameUndeterminable(name)
  const warnings = fieldProblems(resource, body, object, options)
  const key = { collection: resource.collection, namespace, name }
  const { view, created } = updateObject(
    context,
    resource,
    key,
    (current) => {
      if (current) checkUid(resource, key, object, current)
      return object
    },
    options,
  )
  await context.storage.durable()
  return answerIn(format, created ? 201 : 200, format.one(view), warnings)
}

/** A uid in the body is a precondition. The words are those of upstream's storage. */
function checkUid(
  resource: ServedResource,
  { namespace, name }: StorageKey,
  { metadata: { uid } }: KubernetesObject,
  current: KubernetesObject,
): void {
  if (uid === undefined || uid === current.metadata.uid) return
  const { custom, group, resource: plural } = resource
  const path = [...(custom ? [group] : []), plural, namespace, name].filter((part) => part !== '').join('/')
  throw conflict(
    resource,
    name,
    `StorageError: invalid object, Code: 4, Key: /registry/${path}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${current.metadata.uid}`,
  )
}
