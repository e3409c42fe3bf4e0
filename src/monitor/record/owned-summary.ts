import type { HealthState } from '../../health/index.ts'
import type { Cause } from '../../view/index.ts'

/** What a resource owns, as far as its series, its verdict and its row need it. Immutable plain data. */
export interface OwnedSummary {
  /** What its workloads come to; undefined when it has none whose state is known. */
  readonly state: HealthState | undefined
  /** Worst first. */
  readonly causes: readonly Cause[]
  /** What follows is of the outermost custom resource alone, so that sums count every object once. */
  readonly objects: readonly OwnedCount[]
  readonly pods: readonly OwnedPodSummary[]
  readonly workloads: readonly OwnedWorkload[]
  /** As the last sweep found it; empty until the first. */
  readonly drift: readonly OwnedDrift[]
}

/** A field of an owned object that is not as the resource's spec says, or that a stranger wrote. */
export interface OwnedDrift {
  readonly namespace: string
  readonly kind: string
  readonly name: string
  readonly field: string
}

export interface OwnedCount {
  readonly kind: string
  /** Empty where the metadata of the kind alone is known. */
  readonly state: HealthState | ''
  readonly count: number
}

export interface OwnedPodSummary {
  readonly namespace: string
  readonly name: string
  readonly node: string
  readonly phase: string
  readonly restarts: number
  /** The workload that it belongs to: what controls it, past a ReplicaSet. */
  readonly ownerKind: string
  readonly ownerName: string
}

/** A workload that runs a number of pods. */
export interface OwnedWorkload {
  readonly namespace: string
  readonly kind: string
  readonly name: string
  readonly wanted: number
  readonly ready: number
}
