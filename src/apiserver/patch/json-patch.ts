import fastJsonPatch, { type Operation } from 'fast-json-patch'
import type { PatchOutcome } from './patch-outcome.ts'

/**
 * Applies a JSON patch (RFC 6902). A failed `test`, a path that is not there, and an operation that is not
 * one are `unprocessable`, as in kube-apiserver, which answers all three with 422; only a patch that is no list
 * is `malformed`.
 */
export function jsonPatch(original: unknown, patch: unknown): PatchOutcome {
  if (!Array.isArray(patch)) {
    return { ok: false, failure: { kind: 'malformed', message: 'a JSON patch is a list of operations' } }
  }
  try {
    const { newDocument } = fastJsonPatch.applyPatch(original, structuredClone(patch) as Operation[], true, false)
    return { ok: true, value: newDocument }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, failure: { kind: 'unprocessable', message: message.split('\n')[0] ?? message } }
  }
}
