import { badRequest } from '../error/index.ts'

/** Where a paged list goes on. */
export interface ContinueToken {
  /** The version that the first page showed; undefined goes on at the latest. */
  readonly resourceVersion: number | undefined
  /** `namespace/name` of the last item sent. */
  readonly start: string
}

/** Encoded as apiserver's storage.EncodeContinue does: base64 of JSON, with -1 for "the latest". */
export function writeContinue({ resourceVersion, start }: ContinueToken): string {
  return Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', rv: resourceVersion ?? -1, start })).toString(
    'base64url',
  )
}

/** Throws a 400 `ApiError` for anything that `writeContinue` did not write. */
export function readContinue(text: string): ContinueToken {
  let value: { v?: unknown; rv?: unknown; start?: unknown }
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) ?? {}
  } catch {
    throw badRequest('invalid continue token: continue key is not valid: illegal base64 data or JSON')
  }
  const { v, rv, start } = value
  if (v !== 'meta.k8s.io/v1')
    throw badRequest(
      'invalid continue token: continue key is not valid: server does not recognize this encoded version',
    )
  if (typeof rv !== 'number' || rv === 0)
    throw badRequest(
      'invalid continue token: continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)',
    )
  if (typeof start !== 'string' || start === '')
    throw badRequest(
      'invalid continue token: continue key is not valid: encoded start key empty (version meta.k8s.io/v1)',
    )
  return { resourceVersion: rv < 0 ? undefined : rv, start }
}
