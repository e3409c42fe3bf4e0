/**
 * Why a patch could not be applied, by what kube-apiserver answers. No retry helps.
 * - `malformed`: it is no patch of its type, 400.
 * - `too-large`: more operations than a JSON patch may have, 413.
 * - `unprocessable`: well-formed, but it does not fit the object, such as a failed `test`, 422.
 * - `internal`: a strategic merge that kube-apiserver answers with 500 and without a reason, such as an item
 *   without its merge key.
 */
export interface PatchFailure {
  readonly kind: 'malformed' | 'too-large' | 'unprocessable' | 'internal'
  readonly message: string
}

/** The patched value, or why there is none. The inputs are never changed, but the value may share parts with them. */
export type PatchOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: PatchFailure }
