import type { KubernetesObject } from '../../object/index.ts'
import type { Context } from '../context.ts'
import {
  type ApiError,
  badRequest,
  invalid,
  invalidValue,
  notFound,
  requestTooLarge,
  unclassified,
  unprocessable,
} from '../error/index.ts'
import type { PatchFailure } from '../patch/index.ts'
import { conversionProblem, withTypeMeta } from '../pipeline/decode.ts'
import { duplicateFields } from '../pipeline/duplicate-keys.ts'
import { answerIn, formatOf } from '../pipeline/encode.ts'
import { isTooDeep, tooDeep } from '../pipeline/nesting.ts'
import {
  checkPatchType,
  jsonPatchType,
  mergePatchType,
  parsePatch,
  strategicType,
} from '../pipeline/parse-patch.ts'
import { updateObject } from '../pipeline/update-object.ts'
import { type WriteOptions, writeOptions } from '../pipeline/write-options.ts'
import type { Answer, ApiRequest } from '../request/api-request.ts'
import { parseMediaType } from '../request/media-type.ts'
import type { ResourceRequestInfo } from '../request/request-info.ts'
import { type ServedResource, warningsOf } from '../resource/served-resource.ts'

/** PATCH of an object or of its `/status`: JSON patch, merge patch and, of built-in kinds, strategic merge. */
export async function patch(
  context: Context,
  request: ApiRequest,
  { namespace, name, subresource }: ResourceRequestInfo,
  resource: ServedResource,
): Promise<Answer> {
  const format = formatOf(context, request, resource)
  const { type } = parseMediaType(request.header('content-type') ?? '')
  checkPatchType(resource, type)
  const options = { ...writeOptions(request, 'PatchOptions'), subresource }
  const text = (await request.body()).toString('utf8')
  const { goText, jsonPatch, mergePatch, strategicMergePatch } = await import('../patch/index.ts')
  const apply = (current: KubernetesObject, document: unknown) => {
    if (type === jsonPatchType) return jsonPatch(current, document)
    if (type === mergePatchType) return { ok: true, value: mergePatch(current, document) } as const
    return strategicMergePatch(current, document, resource.patchSchema)
  }
  const warnings: string[] = warningsOf(resource)
  const key = { collection: resource.collection, namespace, name }
  const { view } = updateObject(
    context,
    resource,
    key,
    (current) => {
      if (!current) throw notFound(resource, name)
      const document = parsePatch(text, type)
      const outcome = apply(current, document)
      if (!outcome.ok) throw failed(outcome.failure)
      if (isTooDeep(outcome.value)) throw badRequest(`error decoding patch: ${tooDeep}`)
      // What a strategic merge cannot decode is told by the patch, the others tell the whole object.
      const shown = type === strategicType ? goText(document) : JSON.stringify(outcome.value)
      return patched(resource, { value: outcome.value, shown, text }, options, warnings)
    },
    options,
  )
  await context.storage.durable()
  return answerIn(format, 200, format.one(view), warnings)
}

function failed({ kind, message }: PatchFailure): ApiError {
  switch (kind) {
    case 'malformed':
      return badRequest(message)
    case 'too-large':
      return requestTooLarge(message)
    case 'unprocessable':
      return unprocessable()
    case 'internal':
      return unclassified(message)
  }
}

interface Patched {
  readonly value: unknown
  /** What messages quote. */
  readonly shown: string
  /** The patch. */
  readonly text: string
}

/** The patched object, checked as a decoded body is; what Strict refuses is here the patch's fault. */
function patched(
  resource: ServedResource,
  { value, shown, text }: Patched,
  options: WriteOptions,
  warnings: string[],
): KubernetesObject {
  const result = structuredClone(value) as KubernetesObject
  const { kind, apiVersion } = result
  const conversion = resource.custom ? undefined : conversionProblem(kind, apiVersion, resource)
  if (conversion !== undefined) throw patchInvalid(shown, conversion)
  const object = withTypeMeta(result, resource)
  const duplicates = options.fieldValidation === 'Ignore' ? [] : duplicateFields(text, JSON.parse(text))
  const mismatch = resource.typeProblem?.(object)
  if (mismatch !== undefined) throw patchInvalid(shown, mismatch)
  const problems = [...duplicates, ...resource.prune(object)]
  if (options.fieldValidation === 'Warn') warnings.push(...problems)
  if (options.fieldValidation !== 'Strict' || problems.length === 0) return object
  throw patchInvalid(shown, `strict decoding error: ${problems.join(', ')}`)
}

/** What the patch made of the object cannot be decoded. */
const patchInvalid = (shown: string, problem: string): ApiError =>
  invalid({ group: '', kind: '' }, '', [invalidValue('patch', shown, problem)])
