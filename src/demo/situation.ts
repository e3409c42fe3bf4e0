/** What an example resource is going through; its kind turns this into a status of its own style. */
export type Situation =
  /** Nobody has looked at it yet: no status at all. */
  | { readonly name: 'new' }
  | { readonly name: 'creating'; readonly done: number }
  | { readonly name: 'ready' }
  | { readonly name: 'degraded'; readonly fault: Fault }
  | { readonly name: 'suspended' }

/** A fault as an operator would report it. */
export interface Fault {
  /** CamelCase, as in a condition's reason. */
  readonly reason: string
  readonly message: string
}

/** What is wrong with a pod, by the reason that it shows. */
export interface PodFault {
  readonly reason:
    | 'CrashLoopBackOff'
    | 'ImagePullBackOff'
    | 'CreateContainerConfigError'
    | 'Unschedulable'
    /** It runs and does not answer. */
    | 'Unready'
  readonly message: string
}

/** A situation and when it began, milliseconds since 1970 UTC. */
export interface Moment {
  readonly situation: Situation
  readonly since: number
  /** How often it was degraded before, and has recovered. */
  readonly failures: number
  /** How long it is degraded each time, milliseconds; 0 when it does not recover. */
  readonly failureMs: number
}
