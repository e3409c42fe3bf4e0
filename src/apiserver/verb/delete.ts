import type { StatusCause } from '../../object/index.ts'
import { typeProblem } from '../builtin/index.ts'
import type { Context } from '../context.ts'
import { badRequest, invalid, invalidValue, notSupported } from '../error/index.ts'
import { builtinBodies, decodeBody } from '../pipeline/decode.ts'
import { type DeleteOptions, deleteObject } from '../pipeline/delete-object.ts'
import { answerIn, formatOf } from '../pipeline/encode.ts'
import { dryRunProblems } from '../pipeline/write-options.ts'
import type { Answer, ApiRequest } from '../request/api-request.ts'
import { isTrue, type ResourceRequestInfo } from '../request/request-info.ts'
import { type ServedResource, warningsOf } from '../resource/served-resource.ts'
import { listOptions, wholeNumber } from './list-options.ts'

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
  const warnings = warningsOf(resource)
  if (deleted.kind === 'held' || resource.returnsDeleted)
    return answerIn(format, 200, format.one(deleted.view), warnings)
  const { uid } = deleted.view.object.metadata
  const details = { name, ...(resource.group && { group: resource.group }), kind: resource.resource, uid }
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details }
  return answerIn(format, 200, JSON.stringify(status), warnings)
}

/** DELETE of a collection: what matches the selectors goes, and the answer lists it as it was. */
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
  const views = items.map((item) => resource.view(item)).filter(({ object }) => matches(object))
  for (const { object } of views) {
    const { namespace = '', name = '' } = object.metadata
    deleteObject(context, resource, { collection: resource.collection, namespace, name }, options)
  }
  await context.storage.durable()
  const resourceVersion = String(context.storage.resourceVersion)
  const metadata = { ...(resource.custom && { continue: '' }), resourceVersion }
  return answerIn(format, 200, format.list(views, metadata), warningsOf(resource))
}

/** metav1.DeleteOptions as they are sent. */
interface SentOptions {
  readonly kind?: string
  readonly apiVersion?: string
  readonly dryRun?: readonly string[]
  readonly gracePeriodSeconds?: number
  readonly orphanDependents?: boolean
  readonly preconditions?: NonNullable<DeleteOptions['preconditions']>
  readonly propagationPolicy?: string
}

/** From the body, or from the query when there is none. */
async function deleteOptions(request: ApiRequest): Promise<DeleteOptions> {
  const { value, problem } = await decodeBody(request, builtinBodies)
  if (problem !== undefined) throw badRequest(problem)
  const sent = value === undefined || value === null ? fromQuery(request.query) : fromBody(value)
  const causes = problemsOf(sent)
  if (causes.length > 0) throw invalid({ group: 'meta.k8s.io', kind: 'DeleteOptions' }, '', causes)
  const { dryRun = [], gracePeriodSeconds, orphanDependents, preconditions, propagationPolicy } = sent
  const policy = orphanDependents ? 'Orphan' : propagationPolicy
  return {
    dryRun: dryRun.length > 0,
    ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }),
    ...(preconditions && { preconditions }),
    ...(policy && { propagationPolicy: policy as NonNullable<DeleteOptions['propagationPolicy']> }),
  }
}

function fromBody(value: unknown): SentOptions {
  const sent = value as SentOptions
  const { kind = 'DeleteOptions', apiVersion = 'v1' } = sent
  if (kind !== 'DeleteOptions')
    throw badRequest(
      `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "pkg/runtime/scheme.go:111"`,
    )
  const mismatch = typeProblem({ ...sent }, 'meta.v1.DeleteOptions')
  if (mismatch !== undefined) throw badRequest(mismatch)
  return sent
}

function fromQuery(query: URLSearchParams): SentOptions {
  const gracePeriodSeconds = wholeNumber(query, 'gracePeriodSeconds')
  const propagationPolicy = query.get('propagationPolicy') ?? ''
  return {
    dryRun: query.getAll('dryRun'),
    ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }),
    ...(query.has('orphanDependents') && { orphanDependents: isTrue(query.get('orphanDependents')) }),
    ...(propagationPolicy && { propagationPolicy }),
  }
}

/** apimachinery's ValidateDeleteOptions. */
function problemsOf({ dryRun = [], orphanDependents, propagationPolicy }: SentOptions): StatusCause[] {
  const causes: StatusCause[] = []
  if (propagationPolicy !== undefined && orphanDependents !== undefined)
    causes.push(
      invalidValue(
        'propagationPolicy',
        propagationPolicy,
        'orphanDependents and deletionPropagation cannot be both set',
      ),
    )
  if (propagationPolicy !== undefined && !policies.includes(propagationPolicy))
    causes.push(notSupported('propagationPolicy', propagationPolicy, [...policies, 'nil']))
  return [...causes, ...dryRunProblems(dryRun)]
}

const policies: readonly string[] = ['Foreground', 'Background', 'Orphan']
