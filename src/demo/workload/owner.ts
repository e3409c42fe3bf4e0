import type { JsonObject } from '../../object/index.ts'
import type { Moment, PodFault } from '../situation.ts'

/** An example resource as the controllers of what it owns see it. */
export interface Owner {
  readonly kind: string
  readonly name: string
  readonly namespace: string
  readonly spec: JsonObject
  /** When it was created, milliseconds since 1970 UTC, as `now`. */
  readonly created: number
  readonly now: number
  /** What its pods are going through, which its status need not tell. */
  readonly moment: Moment
  /** What is wrong with one of its pods while it is degraded. */
  readonly podFault?: PodFault
  /** Somebody sets the replicas of its Deployment past its operator. */
  readonly scaled?: { readonly manager: string; readonly replicas: number }
}

export const operatorOf = ({ kind }: Owner) => `${kind.toLowerCase()}-operator`

export const labelsOf = ({ kind, name }: Owner) => ({
  'app.kubernetes.io/name': kind.toLowerCase(),
  'app.kubernetes.io/instance': name,
})

/** How many of so many pods are ready. */
export function readyOf({ moment: { situation }, podFault }: Owner, replicas: number): number {
  switch (situation.name) {
    case 'ready':
      return replicas
    case 'degraded':
      return podFault ? replicas - 1 : replicas
    case 'creating':
      return Math.floor(replicas * situation.done)
    default:
      return 0
  }
}
