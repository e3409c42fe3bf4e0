import { type KubernetesObject, parseApiVersion } from '../../object/index.ts'
import { structNameOf, structTypes } from '../builtin/index.ts'
import { decodeStruct } from './decode-struct.ts'
import { readFields, WireError } from './wire.ts'

const protobufMediaType = 'application/vnd.kubernetes.protobuf'

/**
 * A decoded request body. `unsupported` says which kind it is and what to send instead, for a 415; `malformed`
 * is a 400. DeleteOptions come out as an object as well, without metadata.
 */
export type DecodedBody =
  | { readonly kind: 'object'; readonly object: Omit<KubernetesObject, 'metadata'> }
  | { readonly kind: 'unsupported'; readonly message: string }
  | { readonly kind: 'malformed'; readonly message: string }

/** What a body begins with, before its runtime.Unknown. */
const magic = [0x6b, 0x38, 0x73, 0x00]

/** Holds JSON within protobuf in four shapes of its own; its clients send JSON. */
const excluded = ['CustomResourceDefinition']

/**
 * Decodes a body of `application/vnd.kubernetes.protobuf`: four magic bytes, then a runtime.Unknown with the type
 * and the encoded object (apimachinery/pkg/runtime/serializer/protobuf).
 */
export function decodeBody(body: Uint8Array): DecodedBody {
  if (magic.some((byte, at) => body[at] !== byte))
    return malformed('provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]')
  try {
    return decodeUnknown(body.subarray(magic.length))
  } catch (error) {
    if (error instanceof WireError) return malformed(`the protobuf body cannot be read: ${error.message}`)
    throw error
  }
}

function malformed(message: string): DecodedBody {
  return { kind: 'malformed', message }
}

function decodeUnknown(message: Uint8Array): DecodedBody {
  const { typeMeta, raw, contentEncoding, contentType } = unpack(message, [
    'typeMeta',
    'raw',
    'contentEncoding',
    'contentType',
  ])
  const type = unpack(typeMeta, ['apiVersion', 'kind'])
  const apiVersion = Buffer.from(type.apiVersion).toString()
  const kind = Buffer.from(type.kind).toString()
  const encoding = Buffer.from(contentEncoding).toString() || Buffer.from(contentType).toString()
  const struct =
    kind === 'DeleteOptions'
      ? 'meta.v1.DeleteOptions'
      : structNameOf({ ...parseApiVersion(apiVersion), kind })
  if (
    !structTypes.has(struct) ||
    excluded.includes(kind) ||
    (encoding !== '' && encoding !== protobufMediaType)
  )
    return {
      kind: 'unsupported',
      message: `${kind || 'an object without a kind'} of ${apiVersion || 'no apiVersion'} is not read as protobuf here: send it as application/json`,
    }
  return { kind: 'object', object: { kind, apiVersion, ...decodeStruct(raw, struct) } }
}

/** The byte fields of a message, named by their numbers from 1 on; absent ones are empty. */
function unpack<Name extends string>(message: Uint8Array, names: readonly Name[]): Record<Name, Uint8Array> {
  const fields = Object.fromEntries(names.map((name) => [name, new Uint8Array()])) as Record<Name, Uint8Array>
  for (const { number, value } of readFields(message)) {
    const name = names[number - 1]
    if (name !== undefined && value instanceof Uint8Array) fields[name] = value
  }
  return fields
}
