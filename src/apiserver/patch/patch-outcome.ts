/**
 * Why a patch could not be applied. `malformed`: the patch itself is not one (400 BadRequest).
 * `unprocessable`: it is well-formed but does not fit the object, such as a failed `test` or a path that is
 * not there (422 Invalid). No retry helps for either.
 */
export interface PatchFailure {
  readonly kind: 'malformed' | 'unprocessable'
  readonly message: string
}

/** The patched value, or why there is none. The inputs are never changed. */
export type PatchOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: PatchFailure }
