import type { KubernetesObject } from '../../object/index.ts'

export const protobufMediaType = 'application/vnd.kubernetes.protobuf'

/**
 * A decoded request body. `unsupported` names the kind, for a 415; `malformed` is a 400. DeleteOptions come
 * out as an object as well (without metadata).
 */
export type DecodedBody =
  | { readonly kind: 'object'; readonly object: Omit<KubernetesObject, 'metadata'> }
  | { readonly kind: 'unsupported'; readonly message: string }
  | { readonly kind: 'malformed'; readonly message: string }

/** Decodes a body of `application/vnd.kubernetes.protobuf`. */
export function decodeBody(_body: Uint8Array): DecodedBody {
  return { kind: 'unsupported', message: 'protobuf is not served yet: send JSON' }
}
