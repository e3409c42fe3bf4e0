import type { KubernetesObject } from '../object/index.ts'
import { editedSink } from './edited-sink.ts'
import type { Sink } from './sink.ts'

/** Levels of an object that its readers get. Schemas in definitions are the deepest that people write: some forty. */
const deepest = 256

/**
 * A sink before another, which sets to null what lies deeper in an object than anybody nests by intent. An API server
 * takes ten thousand levels (sigs.k8s.io/json), which overflow the stack of whoever walks them: one such object, made by
 * anybody who may create it, would end the watch of its kind. Not for who writes back what it got.
 */
export function withoutDeepParts<T extends KubernetesObject>(sink: Sink<T>): Sink<T> {
  return editedSink(sink, (object) => {
    cutBelow(object, deepest)
    return object
  })
}

/** By keys and places, because every object that comes passes here, and `for … in` takes three times as long. */
function cutBelow(part: object, levels: number): void {
  if (Array.isArray(part)) {
    for (let index = 0; index < part.length; index++) if (isTooDeep(part[index], levels)) part[index] = null
    return
  }
  const fields = part as Record<string, unknown>
  for (const name of Object.keys(fields)) if (isTooDeep(fields[name], levels)) fields[name] = null
}

function isTooDeep(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 1) return true
  cutBelow(value, levels - 1)
  return false
}
