import type { ResourceRef } from './resource-ref.ts'

/** An owned object that fails, and that the verdict on the resource above it is put down to. Plain data, the same in JSON. */
export interface Cause {
  readonly ref: ResourceRef
  readonly reason: string
  readonly message: string
  /** Since when it fails, as far as is known; milliseconds since 1970 UTC. */
  readonly since?: number
}
