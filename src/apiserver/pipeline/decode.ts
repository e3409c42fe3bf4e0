import { formatApiVersion, type KubernetesObject, parseApiVersion } from '../../object/index.ts'
import { isRegistered } from '../builtin/index.ts'
import { ApiError, badRequest, unsupportedMediaType } from '../error/index.ts'
import type { ApiRequest } from '../request/api-request.ts'
import { parseMediaType } from '../request/media-type.ts'
import type { ServedResource } from '../resource/served-resource.ts'
import { duplicateFields } from './duplicate-keys.ts'
import { isTooDeep, tooDeep } from './nesting.ts'

/** A body as a value, and what fieldValidation has to say about it. */
export interface DecodedBody {
  readonly value: unknown
  /** What strict decoding says of keys that stand twice in one object. */
  readonly duplicates: readonly string[]
  /** The text, for messages. */
  readonly text: string
  /** Why it cannot be read, for messages; `value` is then undefined. */
  readonly problem?: string
}

const protobuf = 'application/vnd.kubernetes.protobuf'

/** What a body may be encoded in. A 415 names the types of built-in kinds everywhere, as upstream. */
export const customBodies: readonly string[] = ['application/json', 'application/yaml']
export const builtinBodies: readonly string[] = [...customBodies, protobuf]

/** The media types of a POST or PUT. */
export const bodiesOf = (resource: ServedResource): readonly string[] =>
  resource.custom ? customBodies : builtinBodies

/** Decodes a body by its Content-Type. Throws a 415 or 400 `ApiError`. */
export async function decodeBody(request: ApiRequest, accepted: readonly string[]): Promise<DecodedBody> {
  const header = request.header('content-type')
  const { type } = parseMediaType(header ?? 'application/json')
  if (!accepted.includes(type)) throw unsupportedMediaType(builtinBodies)
  const bytes = await request.body()
  if (type === protobuf) {
    const { decodeBody: decode } = await import('../protobuf/index.ts')
    const decoded = decode(bytes)
    if (decoded.kind === 'unsupported') throw new ApiError(415, 'UnsupportedMediaType', decoded.message)
    if (decoded.kind === 'malformed')
      return { value: undefined, problem: decoded.message, duplicates: [], text: bytes.toString('utf8') }
    return { value: decoded.object, duplicates: [], text: '' }
  }
  const text = bytes.toString('utf8')
  if (text === '') return { value: undefined, duplicates: [], text }
  if (type.endsWith('yaml')) {
    const { parseYaml } = await import('./parse-yaml.ts')
    return { ...parseYaml(text), text }
  }
  try {
    const value: unknown = JSON.parse(text)
    if (isTooDeep(value)) return { value: undefined, problem: notJson(tooDeep), duplicates: [], text }
    return { value, duplicates: duplicateFields(text, value), text }
  } catch (error) {
    return { value: undefined, problem: notJson(jsonProblem(error, text)), duplicates: [], text }
  }
}

const notJson = (why: string): string => `couldn't get version/kind; json parse error: ${why}`

/** What Go's decoder says of a text that JSON.parse refused. */
export function jsonProblem(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : String(error)
  const at = Number(/ at position (\d+)/.exec(message)?.[1] ?? Number.NaN)
  const isCutOff = message === 'Unexpected end of JSON input' || at >= text.length
  return isCutOff ? 'unexpected end of JSON input' : message
}

const typeMeta =
  'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }'

/** Checks that a decoded value is an object of the resource, and gives it a metadata. */
export function asObject({ value, text, problem }: DecodedBody, resource: ServedResource): KubernetesObject {
  const mustBe = (why: string) =>
    badRequest(
      `the object provided is unrecognized (must be of type ${resource.kind}): ${why} (${summary(text)})`,
    )
  const unreadable =
    problem ?? (value === undefined ? notJson('unexpected end of JSON input') : notAStruct(value))
  if (unreadable !== undefined) throw mustBe(unreadable)
  const object = (value ?? {}) as KubernetesObject
  if (resource.custom && !object.kind) throw mustBe(`Object 'Kind' is missing in '${text}'`)
  const mismatch = kindProblem(object, resource)
  if (mismatch !== undefined) throw badRequest(mismatch)
  return withTypeMeta(object, resource)
}

function notAStruct(value: unknown): string | undefined {
  if (typeof value === 'object' && !Array.isArray(value)) return undefined
  const found = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value
  return notJson(`json: cannot unmarshal ${found} into Go value of type ${typeMeta}`)
}

/** Why an object that calls itself something else cannot be read as one of the resource. */
function kindProblem({ kind, apiVersion }: KubernetesObject, resource: ServedResource): string | undefined {
  const expected = formatApiVersion(resource)
  if (resource.custom)
    return apiVersion === expected
      ? undefined
      : `the API version in the data (${apiVersion ?? ''}) does not match the expected API version (${expected})`
  const why = conversionProblem(kind, apiVersion, resource)
  const { version } = parseApiVersion(apiVersion || expected)
  return (
    why && `${kind} in version ${JSON.stringify(version)} cannot be handled as a ${resource.kind}: ${why}`
  )
}

/** What apimachinery's scheme says when an object of a built-in kind becomes one of another. */
export function conversionProblem(
  kind: string | undefined,
  apiVersion: string | undefined,
  resource: ServedResource,
): string | undefined {
  const expected = formatApiVersion(resource)
  const found = { kind: kind || resource.kind, apiVersion: apiVersion || expected }
  if (found.kind === resource.kind && found.apiVersion === expected) return undefined
  const { group, version } = parseApiVersion(found.apiVersion)
  if (!isRegistered({ group, version, kind: found.kind }))
    return `no kind ${JSON.stringify(found.kind)} is registered for version ${JSON.stringify(found.apiVersion)} in scheme "pkg/runtime/scheme.go:111"`
  const internal = resource.group === '' ? 'core' : resource.group.split('.')[0]
  return `converting (${version}.${found.kind}) to (${internal}.${resource.kind}): unknown conversion`
}

/** An object with its kind, its apiVersion and a metadata. Throws a 400 when its metadata is none. */
export function withTypeMeta(object: KubernetesObject, resource: ServedResource): KubernetesObject {
  const { kind, apiVersion, metadata, ...rest } = object
  if (
    metadata !== undefined &&
    metadata !== null &&
    (typeof metadata !== 'object' || Array.isArray(metadata))
  ) {
    const found = Array.isArray(metadata) ? 'array' : typeof metadata
    const into = resource.custom ? 'Go value' : `Go struct field ${resource.kind}.metadata`
    throw badRequest(
      `${kind} in version ${JSON.stringify(resource.version)} cannot be handled as a ${resource.kind}: json: cannot unmarshal ${found} into ${into} of type v1.ObjectMeta`,
    )
  }
  return {
    kind: kind || resource.kind,
    apiVersion: apiVersion || formatApiVersion(resource),
    metadata: withoutNulls(metadata ?? {}),
    ...rest,
  }
}

/** `null` in metadata is the same as absent: it decodes into Go's zero value. */
function withoutNulls(metadata: KubernetesObject['metadata']): KubernetesObject['metadata'] {
  const entries = Object.entries(metadata)
  return entries.some(([, value]) => value === null || value === '')
    ? Object.fromEntries(entries.filter(([, value]) => value !== null && value !== ''))
    : metadata
}

/** apiserver's summarizeData. */
function summary(text: string): string {
  if (text === '') return '<empty>'
  if (!text.startsWith('{')) {
    const hex = Buffer.from(text).toString('hex')
    return hex.length > 30 ? `${hex.slice(0, 30)} ...` : hex
  }
  return text.length > 30 ? `${text.slice(0, 30)} ...` : text
}
