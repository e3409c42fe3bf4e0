import { formatApiVersion, type KubernetesObject, parseApiVersion } from '../../object/index.ts'
import { ApiError, badRequest, unsupportedMediaType } from '../error/index.ts'
import type { ApiRequest } from '../request/api-request.ts'
import { parseMediaType } from '../request/media-type.ts'
import type { ServedResource } from '../resource/served-resource.ts'
import { duplicateKeys } from './duplicate-keys.ts'

/** A body as a value, and what fieldValidation has to say about it. */
export interface DecodedBody {
  readonly value: unknown
  /** Keys that stand twice in one object. */
  readonly duplicates: readonly string[]
  /** The text, for messages. */
  readonly text: string
  /** Why it is not JSON; `value` is then undefined. */
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
    if (decoded.kind === 'malformed') throw badRequest(decoded.message)
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
    return { value, duplicates: duplicateKeys(text, value), text }
  } catch (error) {
    return {
      value: undefined,
      problem: error instanceof Error ? error.message : String(error),
      duplicates: [],
      text,
    }
  }
}

/** Checks that a decoded value is an object of the resource, and gives it a metadata. */
export function asObject({ value, text, problem }: DecodedBody, resource: ServedResource): KubernetesObject {
  const mustBe = `the object provided is unrecognized (must be of type ${resource.kind})`
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badRequest(
      `${mustBe}: couldn't get version/kind; json parse error: ${problem ?? (text === '' ? 'unexpected end of JSON input' : 'not an object')} (${summary(text)})`,
    )
  const object = value as KubernetesObject
  const expected = formatApiVersion(resource)
  if (resource.custom || object.kind !== undefined || object.apiVersion !== undefined) {
    if (!object.kind) throw badRequest(`${mustBe}: Object 'Kind' is missing in '${text}' (${summary(text)})`)
    const { apiVersion = resource.custom ? '' : expected } = object
    if (apiVersion !== expected && resource.custom)
      throw badRequest(
        `the API version in the data (${apiVersion}) does not match the expected API version (${expected})`,
      )
    const { version } = parseApiVersion(apiVersion)
    const cannot = `${object.kind} in version ${JSON.stringify(version)} cannot be handled as a ${resource.kind}`
    if (apiVersion !== expected)
      throw badRequest(
        `${cannot}: no kind ${JSON.stringify(object.kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "pkg/runtime/scheme.go:111"`,
      )
    if (!resource.custom && object.kind !== resource.kind) {
      const internal = resource.group === '' ? 'core' : resource.group.split('.')[0]
      throw badRequest(
        `${cannot}: converting (${version}.${object.kind}) to (${internal}.${resource.kind}): unknown conversion`,
      )
    }
  }
  const { kind = resource.kind, apiVersion = expected, metadata, ...rest } = object
  if (
    metadata !== undefined &&
    metadata !== null &&
    (typeof metadata !== 'object' || Array.isArray(metadata))
  )
    throw badRequest(
      `${kind} in version ${JSON.stringify(resource.version)} cannot be handled as a ${resource.kind}: json: cannot unmarshal ${Array.isArray(metadata) ? 'array' : typeof metadata} into Go struct field .metadata of type v1.ObjectMeta`,
    )
  return { kind, apiVersion, metadata: withoutNulls(metadata ?? {}), ...rest }
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
