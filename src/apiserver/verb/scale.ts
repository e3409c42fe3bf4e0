import { formatTime, type KubernetesObject, labelSelectorFrom } from '../../object/index.ts'
import type { ScalePaths } from '../builtin/index.ts'
import type { Context } from '../context.ts'
import { type ApiError, badRequest, internalError, invalid, invalidValue, notFound } from '../error/index.ts'
import { customBodies, decodeBody } from '../pipeline/decode.ts'
import { answerIn, formatOf } from '../pipeline/encode.ts'
import { checkPatchType, jsonPatchType, parsePatch } from '../pipeline/parse-patch.ts'
import { updateObject } from '../pipeline/update-object.ts'
import { writeOptions } from '../pipeline/write-options.ts'
import type { Answer, ApiRequest } from '../request/api-request.ts'
import { parseMediaType } from '../request/media-type.ts'
import type { ResourceRequestInfo } from '../request/request-info.ts'
import type { ServedResource } from '../resource/served-resource.ts'

/** `/scale`: reading and writing the replicas of an object as an autoscaling/v1 Scale. */
export async function scale(
  context: Context,
  request: ApiRequest,
  { namespace, name, verb }: ResourceRequestInfo,
  resource: ServedResource,
  paths: ScalePaths,
): Promise<Answer> {
  const format = formatOf(context, request, resource)
  const key = { collection: resource.collection, namespace, name }
  if (verb === 'get') {
    const stored = context.storage.get(key)
    if (!stored) throw notFound(resource, name)
    return answerIn(format, 200, JSON.stringify(scaleOf(resource.view(stored).object, paths)))
  }
  const options = { ...writeOptions(request, 'UpdateOptions'), subresource: 'scale' }
  const change = verb === 'update' ? await readScale(request) : await readPatch(request, resource)
  const { view } = updateObject(
    context,
    resource,
    key,
    (current) => {
      if (!current) throw notFound(resource, name)
      const wanted = change(scaleOf(current, paths, 0))
      const replicas = wantedReplicas(wanted)
      if (replicas < 0) throw negative(resource, name, paths, replicas)
      const next = structuredClone(current)
      const { resourceVersion } = wanted.metadata
      if (resourceVersion) next.metadata.resourceVersion = resourceVersion
      write(next, paths.specReplicas, replicas)
      return next
    },
    options,
  )
  await context.storage.durable()
  return answerIn(format, 200, JSON.stringify(scaleOf(view.object, paths)))
}

/** The registries of custom resources and of built-in kinds check it at different places. */
function negative(
  { custom, group, kind }: ServedResource,
  name: string,
  { specReplicas }: ScalePaths,
  replicas: number,
): ApiError {
  const limit = custom ? 'should be a non-negative integer' : 'must be greater than or equal to 0'
  const field = custom ? `.${specReplicas}` : 'spec.replicas'
  return invalid(custom ? { group, kind } : { group: 'autoscaling', kind: 'Scale' }, name, [
    invalidValue(field, replicas, limit),
  ])
}

type Change = (current: KubernetesObject) => KubernetesObject

async function readScale(request: ApiRequest): Promise<Change> {
  const { value } = await decodeBody(request, customBodies)
  const { kind, metadata } = (value ?? {}) as Partial<KubernetesObject>
  if (kind !== 'Scale')
    throw badRequest('no kind is registered for the type v1.Scale in scheme "pkg/runtime/scheme.go:111"')
  return () => ({ ...(value as KubernetesObject), metadata: metadata ?? {} })
}

async function readPatch(request: ApiRequest, resource: ServedResource): Promise<Change> {
  const { type } = parseMediaType(request.header('content-type') ?? '')
  checkPatchType(resource, type)
  const text = (await request.body()).toString('utf8')
  const { jsonPatch, mergePatch } = await import('../patch/index.ts')
  return (current) => {
    const document = parsePatch(text, type)
    // A Scale has no lists, so a strategic merge does what a merge does.
    if (type !== jsonPatchType) return mergePatch(current, document) as KubernetesObject
    const outcome = jsonPatch(current, document)
    if (!outcome.ok) throw badRequest(outcome.failure.message)
    return outcome.value as KubernetesObject
  }
}

/** Throws a 400 for what Go's decoder finds no int32. */
function wantedReplicas({ spec }: KubernetesObject): number {
  const given = (spec ?? {}) as { replicas?: unknown }
  const replicas = given.replicas ?? 0
  if (typeof replicas === 'number' && Number.isInteger(replicas) && Math.abs(replicas) < 2 ** 31)
    return replicas
  const found = typeof replicas === 'number' ? `number ${replicas}` : typeof replicas
  throw badRequest(
    `Scale in version "v1" cannot be handled as a Scale: json: cannot unmarshal ${found} into Go struct field ScaleSpec.spec.replicas of type int32`,
  )
}

/** Throws a 500 where the object has no replicas, as kube-apiserver does, unless there is a value to start from. */
function scaleOf(object: KubernetesObject, paths: ScalePaths, initial?: number): KubernetesObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata
  const replicas = read(object, paths.specReplicas) ?? initial
  if (typeof replicas !== 'number')
    throw internalError(`the spec replicas field ".${paths.specReplicas}" does not exist`)
  const selector = read(object, paths.selector)
  const actual = read(object, paths.statusReplicas)
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: {
      ...(name !== undefined && { name }),
      ...(namespace !== undefined && { namespace }),
      ...(uid !== undefined && { uid }),
      ...(resourceVersion !== undefined && { resourceVersion }),
      creationTimestamp: creationTimestamp ?? formatTime(0),
    },
    spec: { ...(replicas !== 0 && { replicas }) },
    status: { replicas: typeof actual === 'number' ? actual : 0, ...selectorOf(selector) },
  }
}

function selectorOf(selector: unknown): { selector?: string } {
  if (typeof selector === 'string') return selector === '' ? {} : { selector }
  if (typeof selector !== 'object' || selector === null) return {}
  return { selector: labelSelectorFrom(selector).toString() }
}

function read(object: unknown, path: string): unknown {
  if (path === '') return undefined
  let value = object
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return value
}

function write(object: KubernetesObject, path: string, replicas: number): void {
  const names = path.split('.')
  const last = names.pop() ?? ''
  let at: Record<string, unknown> = object
  for (const name of names) {
    if (typeof at[name] !== 'object' || at[name] === null) at[name] = {}
    at = at[name] as Record<string, unknown>
  }
  at[last] = replicas
}
