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

/** A situation and when it began, milliseconds since 1970 UTC. */
export interface Moment {
  readonly situation: Situation
  readonly since: number
}
