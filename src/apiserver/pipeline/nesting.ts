/**
 * So deep an object may nest. kube-apiserver takes ten times as much (sigs.k8s.io/json); here the stages of a write walk
 * it on a stack that does not grow.
 */
const deepest = 1000

/** What Go's decoder says of a text that nests too deep. */
export const tooDeep = 'exceeded max depth'

/** Whether a value nests deeper than a write can work on. */
export function isTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
  return parts.some((part) => isTooDeep(part, levels - 1))
}
