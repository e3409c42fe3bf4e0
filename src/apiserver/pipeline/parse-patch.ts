import { ApiError, badRequest, routeUnsupportedMediaType, unsupportedMediaType } from '../error/index.ts'
import type { ServedResource } from '../resource/served-resource.ts'
import { jsonProblem } from './decode.ts'
import { isTooDeep, tooDeep } from './nesting.ts'

export const jsonPatchType = 'application/json-patch+json'
export const mergePatchType = 'application/merge-patch+json'
export const strategicType = 'application/strategic-merge-patch+json'
const applyType = 'application/apply-patch+yaml'

/** Throws a 415 for a patch of a kind that the resource does not take. */
export function checkPatchType(resource: ServedResource, type: string): void {
  const accepted = [jsonPatchType, mergePatchType, ...(resource.custom ? [] : [strategicType])]
  if (accepted.includes(type)) return
  if (!resource.custom && type !== applyType) throw routeUnsupportedMediaType()
  throw type === applyType
    ? new ApiError(
        415,
        'UnsupportedMediaType',
        'server-side apply is not served yet: use merge patch, or kubectl apply without --server-side',
      )
    : unsupportedMediaType([jsonPatchType, mergePatchType, applyType])
}

/** The patch that a body is. Throws a 400 for what cannot be one of this type. */
export function parsePatch(text: string, type: string): unknown {
  const problem = (message: string) =>
    badRequest(type === strategicType ? message : `error decoding patch: ${message}`)
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    throw problem(jsonProblem(error, text))
  }
  if (isTooDeep(document)) throw problem(tooDeep)
  if (type === mergePatchType && document === null) throw badRequest('Invalid JSON Patch')
  const isList = Array.isArray(document)
  if (type === jsonPatchType ? isList : !isList && typeof document === 'object' && document !== null)
    return document
  const found = isList ? 'array' : document === null ? 'null' : typeof document
  throw problem(
    `json: cannot unmarshal ${found} into Go value of type ${type === jsonPatchType ? '[]handlers.jsonPatchOp' : 'map[string]interface {}'}`,
  )
}
