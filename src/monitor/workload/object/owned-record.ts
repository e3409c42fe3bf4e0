import type { Verdict } from '../../../health/index.ts'
import type { ApiResource } from '../../../object/index.ts'
import type { Ageing } from '../../record/resource-record.ts'

/**
 * What is kept of an object that a custom resource owns: enough for its state, the series and the tree. Immutable.
 * Times are milliseconds since 1970 UTC.
 */
export interface OwnedRecord {
  readonly resource: ApiResource
  readonly namespace: string
  readonly name: string
  readonly uid: string
  readonly resourceVersion: string
  readonly owners: readonly string[]
  readonly created: number | undefined
  readonly deletion: number | undefined
  /** Undefined where its metadata alone is known. */
  readonly verdict: Verdict | undefined
  readonly since: number | undefined
  readonly ageing: Ageing<Verdict> | undefined
  readonly replicas: { readonly wanted: number; readonly ready: number } | undefined
  readonly pod: OwnedPod | undefined
  /** What its spec says that an owner's spec may say too. */
  readonly spec: OwnedSpec | undefined
  /** Fields of its spec that somebody else than its maker wrote last. */
  readonly writes: readonly ForeignWrite[]
}

export interface OwnedPod {
  readonly phase: string
  /** How many of its `containers` run and are ready; sidecars count, as kubectl counts them. */
  readonly ready: number
  readonly containers: number
  /** Of all its containers together. */
  readonly restarts: number
  /** Empty until it has one. */
  readonly node: string
}

export interface OwnedSpec {
  readonly replicas?: number
  /** Whether an autoscaler writes `replicas`: then it is not the owner's to say. */
  readonly autoscaled?: boolean
  /** Of its containers, in their order. */
  readonly images?: readonly string[]
  /** What it requests, as a quantity. */
  readonly storage?: string
  readonly storageClass?: string
  readonly schedule?: string
  /** The label `app.kubernetes.io/version`. */
  readonly version?: string
}

/** A field that a manager wrote who did not make the object. */
export interface ForeignWrite {
  readonly field: string
  readonly manager: string
  readonly at: number | undefined
}
