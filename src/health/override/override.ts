import type { KubernetesObject } from '../../object/index.ts'
import type { HealthState } from '../verdict.ts'

/** Rules for one kind whose words mean something else than they say. */
export interface Override {
  readonly group: string
  readonly kind: string
  /**
   * What the rules say of an object, as far as they say it; undefined when none applies, and the general rules decide.
   * Pure; may throw on an object that it did not expect, which counts as saying nothing.
   */
  readonly assess: (object: KubernetesObject) => OverrideVerdict | undefined
}

/** The part of a verdict that an override gives. */
export interface OverrideVerdict {
  readonly state: HealthState
  /** CamelCase word; without it the state's own. */
  readonly reason?: string
  readonly message?: string
  /** The field that it was read from. */
  readonly field?: string
}
