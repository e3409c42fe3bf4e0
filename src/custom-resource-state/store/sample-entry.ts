import type { ObjectSamples } from '../family/read-samples.ts'

/** An object in the store: which state of it, and its samples. */
export interface SampleEntry {
  uid: string | undefined
  resourceVersion: string | undefined
  samples: ObjectSamples
}
