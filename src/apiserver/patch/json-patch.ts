import fastJsonPatch, { type Operation } from 'fast-json-patch'
import type { PatchFailure, PatchOutcome } from './patch-outcome.ts'

/** kube-apiserver's limit (apiserver/pkg/endpoints/handlers/patch.go). */
const maxOperations = 10_000

/**
 * Applies a JSON patch (RFC 6902). A failed `test`, a path that is not there, and an operation that is not
 * one are `unprocessable`, as in kube-apiserver, which answers all three with 422; only a patch that is no list
 * of objects is `malformed`.
 */
export function jsonPatch(original: unknown, patch: unknown): PatchOutcome {
  if (
    !Array.isArray(patch) ||
    patch.some((operation) => typeof operation !== 'object' || operation === null)
  ) {
    return refuse(
      'malformed',
      'a JSON patch is a list of operations such as {"op": "add", "path": …, "value": …}',
    )
  }
  if (patch.length > maxOperations) {
    return refuse(
      'too-large',
      `The allowed maximum operations in a JSON patch is ${maxOperations}, got ${patch.length}`,
    )
  }
  try {
    // The library keeps references into the patch, and later operations write through them.
    const operations = structuredClone(patch) as Operation[]
    return { ok: true, value: fastJsonPatch.applyPatch(original, operations, true, false).newDocument }
  } catch (error) {
    if (!(error instanceof fastJsonPatch.JsonPatchError) && !(error instanceof TypeError)) throw error
    return refuse('unprocessable', error.message.split('\n')[0] ?? '')
  }
}

function refuse(kind: PatchFailure['kind'], message: string): PatchOutcome {
  return { ok: false, failure: { kind, message } }
}
