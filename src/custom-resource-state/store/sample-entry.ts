import type { ObjectSamples } from '../family/read-samples.ts'

/** An object in the store: which state of it, and its samples. */
export interface SampleEntry {
  uid: string | undefined
  resourceVersion: string | undefined
  samples: ObjectSamples
}

/** Where the samples of a family begin among those of an object; they end at `ends[family]`. */
export function startOf(ends: readonly number[], family: number): number {
  return family === 0 ? 0 : (ends[family - 1] ?? 0)
}
