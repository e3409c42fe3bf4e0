import { isJsonObject } from '../../object/index.ts'
/**
 * Applies a JSON merge patch (RFC 7386): null deletes, objects merge, all else replaces. Neither argument is
 * changed; parts that the patch does not touch are shared with `original`.
 */
export function mergePatch(original: unknown, patch: unknown): unknown {
  if (!isJsonObject(patch)) return patch
  const merged = new Map(isJsonObject(original) ? Object.entries(original) : [])
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key)
    else merged.set(key, mergePatch(merged.get(key), value))
  }
  return Object.fromEntries(merged)
}
