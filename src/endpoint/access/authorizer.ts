import type { Identity } from './credentials.ts'

export type Authorization =
  | { readonly result: 'allowed' }
  /** `why` is for the log. */
  | { readonly result: 'denied'; readonly why: string }
  /** It cannot be told at present; nobody is let in meanwhile. */
  | { readonly result: 'unavailable'; readonly why: string }

/** Says who may read which path. */
export interface Authorizer {
  /** Never rejects. `path` is without the query. */
  authorize(identity: Identity, path: string): Authorization | Promise<Authorization>
}
