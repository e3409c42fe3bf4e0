import type { Context } from '../context.ts'
import { badRequest, invalid } from '../error/index.ts'
import { builtinBodies, decodeBody } from '../pipeline/decode.ts'
import { type DeleteOptions, deleteObject } from '../pipeline/delete-object.ts'
import { answerIn, formatOf } from '../pipeline/encode.ts'
import type { Answer, ApiRequest } from '../request/api-request.ts'
import { isTrue, type ResourceRequestInfo } from '../request/request-info.ts'
import type { ServedResource } from '../resource/served-resource.ts'
import { listOptions } from './list-options.ts'

/** DELETE of one object. */
export async function remove(
  context: Context,
  request: ApiRequest,
  { namespace, name }: ResourceRequestInfo,
  resource: ServedResource,
): Promise<Answer> {
  const format = formatOf(context, request, resource)
  const options = await deleteOptions(request)
  const key = { collection: resource.collection, namespace, name }
  const deleted = deleteObject(context, resource, key, options)
  await context.storage.durable()
  if (deleted.kind === 'held') return answerIn(format, 200, format.one(deleted.view))
  const { uid } = deleted.view.object.metadata
  const details = { name, ...(resource.group && { group: resource.group }), kind: resource.resource, uid }
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details }
  return answerIn(format, 200, JSON.stringify(status))
}

/** DELETE of a collection: what matches the selectors goes, and is listed in the answer. */
export async function removeCollection(
  context: Context,
  request: ApiRequest,
  { namespace }: ResourceRequestInfo,
  resource: ServedResource,
): Promise<Answer> {
  const format = formatOf(context, request, resource)
  const { matches } = listOptions(request.query, resource, { watch: false })
  const options = await deleteOptions(request)
  const { items } = context.storage.list({
    collection: resource.collection,
    ...(namespace !== '' && { namespace }),
  })
  const matching = items.filter((item) => matches(resource.view(item).object))
  const views = matching.map(({ object: { metadata } }) => {
    const key = {
      collection: resource.collection,
      namespace: metadata.namespace ?? '',
      name: metadata.name ?? '',
    }
    return deleteObject(context, resource, key, options).view
  })
  await context.storage.durable()
  const resourceVersion = String(context.storage.resourceVersion)
  return answerIn(format, 200, format.list(views, { resourceVersion }))
}

/** metav1.DeleteOptions from the body, or from the query when there is none. */
async function deleteOptions(request: ApiRequest): Promise<DeleteOptions> {
  const { query } = request
  const fromQuery = {
    dryRun: query.has('dryRun'),
    ...policyOf(query.get('propagationPolicy'), query.get('orphanDependents')),
  }
  const body = await decodeBody(request, builtinBodies)
  if (body.problem !== undefined)
    throw badRequest(`couldn't get version/kind; json parse error: ${body.problem}`)
  if (body.value === undefined || body.value === null) return fromQuery
  const value = body.value as Record<string, unknown>
  if (typeof value !== 'object' || (value.kind !== undefined && value.kind !== 'DeleteOptions'))
    throw badRequest('the object provided is unrecognized (must be of type DeleteOptions)')
  const { preconditions, dryRun, propagationPolicy, orphanDependents } = value
  return {
    dryRun: fromQuery.dryRun || (Array.isArray(dryRun) && dryRun.includes('All')),
    ...(preconditions ? { preconditions } : {}),
    ...policyOf(propagationPolicy, orphanDependents),
  }
}

function policyOf(policy: unknown, orphan: unknown): Pick<DeleteOptions, 'propagationPolicy'> {
  if (policy === 'Orphan' || policy === 'Background' || policy === 'Foreground')
    return { propagationPolicy: policy }
  if (policy !== null && policy !== undefined && policy !== '')
    throw invalid({ group: 'meta.k8s.io', kind: 'DeleteOptions' }, '', [
      {
        reason: 'FieldValueNotSupported',
        message: `Unsupported value: ${JSON.stringify(policy)}: supported values: "Foreground", "Background", "Orphan", "nil"`,
        field: 'propagationPolicy',
      },
    ])
  const orphans = typeof orphan === 'string' ? isTrue(orphan) : orphan === true
  return orphans ? { propagationPolicy: 'Orphan' } : {}
}
