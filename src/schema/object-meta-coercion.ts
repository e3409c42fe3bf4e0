import { isJsonObject, type JsonObject, parseTime } from '../object/index.ts'
import { goMarshal } from './go/marshal.ts'

/** The shape of a field, as deep as decoding cares. */
type Shape = 'string' | 'integer' | 'boolean' | 'time' | 'strings' | 'stringMap' | 'any' | Fields | [Fields]
type Fields = { readonly [name: string]: Shape }

/** metav1.ObjectMeta. */
const objectMeta: Fields = {
  name: 'string',
  generateName: 'string',
  namespace: 'string',
  selfLink: 'string',
  uid: 'string',
  resourceVersion: 'string',
  generation: 'integer',
  creationTimestamp: 'time',
  deletionTimestamp: 'time',
  deletionGracePeriodSeconds: 'integer',
  labels: 'stringMap',
  annotations: 'stringMap',
  ownerReferences: [
    {
      apiVersion: 'string',
      kind: 'string',
      name: 'string',
      uid: 'string',
      controller: 'boolean',
      blockOwnerDeletion: 'boolean',
    },
  ],
  finalizers: 'strings',
  managedFields: [
    {
      manager: 'string',
      operation: 'string',
      apiVersion: 'string',
      time: 'time',
      fieldsType: 'string',
      fieldsV1: 'any',
      subresource: 'string',
    },
  ],
}

/** Fields that Go leaves out when they hold their zero value; those of owner references stay. */
const omitsZero = new Set(Object.keys(objectMeta).filter((name) => name !== 'deletionGracePeriodSeconds'))

export interface ObjectMetaCoercion {
  /** The metadata with known fields only, empty ones left out. */
  readonly metadata: JsonObject
  /** Paths below the metadata, such as `ownerReferences[0].foo`, sorted. */
  readonly unknownFields: readonly string[]
  /** Why it is no ObjectMeta; the field is then not in `metadata`. */
  readonly problem?: string
}

/**
 * Reads metadata as Go decodes it into ObjectMeta and writes it again: what is not known goes, and so does what
 * is null or empty (apiextensions-apiserver, schema/objectmeta/coerce.go).
 */
export function coerceObjectMeta(metadata: unknown): ObjectMetaCoercion {
  const decoding = new Decoding()
  const coerced = decoding.fields(metadata, objectMeta, '', 'ObjectMeta')
  for (const [name, value] of Object.entries(coerced)) {
    if (omitsZero.has(name) && isZero(value)) delete coerced[name]
  }
  return {
    metadata: coerced,
    unknownFields: decoding.unknownFields.sort(),
    ...(decoding.problem === undefined ? {} : { problem: decoding.problem }),
  }
}

class Decoding {
  readonly unknownFields: string[] = []
  problem: string | undefined

  fields(value: unknown, shapes: Fields, path: string, struct: string): JsonObject {
    if (value === null || value === undefined) return {}
    if (!isJsonObject(value)) {
      this.#refuse(value, path === '' ? '' : ` field ${path}`, `v1.${struct}`)
      return {}
    }
    const known: JsonObject = {}
    for (const [name, member] of Object.entries(value)) {
      const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined
      const memberPath = path === '' ? name : `${path}.${name}`
      if (shape === undefined) this.unknownFields.push(memberPath)
      else if (member !== null && this.#fits(member, shape, `${struct}.${name}`)) {
        known[name] = Array.isArray(shape) ? this.#items(member, shape[0], memberPath, struct) : member
      }
    }
    return known
  }

  #items(value: unknown, shapes: Fields, path: string, struct: string): unknown[] {
    const items = Array.isArray(value) ? value : []
    return items.map((item, index) => this.fields(item, shapes, `${path}[${index}]`, struct))
  }

  #fits(value: unknown, shape: Shape, field: string): boolean {
    const goType = mismatch(value, shape)
    if (goType === undefined) return true
    // Of a map the value is told that does not fit, by the field that the map is.
    const strayed = shape === 'stringMap' && isJsonObject(value)
    const wrong = strayed
      ? Object.values(value).find((item) => typeof item !== 'string' && item !== null)
      : value
    this.#refuse(wrong, ` field ${field}`, strayed ? 'string' : goType)
    return false
  }

  /** The first thing that does not fit is told, as by a decoder that stops there. */
  #refuse(value: unknown, field: string, goType: string): void {
    const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value
    const found = kind === 'number' && !Number.isInteger(value) ? `number ${goMarshal(value)}` : kind
    this.problem ??= `json: cannot unmarshal ${found} into Go struct${field} of type ${goType}`
  }
}

/** The Go type that a value does not have, nothing when it fits. */
function mismatch(value: unknown, shape: Shape): string | undefined {
  if (Array.isArray(shape)) return Array.isArray(value) ? undefined : '[]v1.OwnerReference'
  switch (shape) {
    case 'string':
      return typeof value === 'string' ? undefined : 'string'
    case 'integer':
      return Number.isInteger(value) ? undefined : 'int64'
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'bool'
    case 'time':
      return value === '' || parseTime(value) !== undefined ? undefined : 'v1.Time'
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string') ? undefined : '[]string'
    case 'stringMap':
      return isJsonObject(value) &&
        Object.values(value).every((item) => typeof item === 'string' || item === null)
        ? undefined
        : 'map[string]string'
    default:
      return undefined
  }
}

function isZero(value: unknown): boolean {
  if (value === '' || value === 0) return true
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
