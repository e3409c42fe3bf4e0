import type { Identity } from './credentials.ts'

export type Authorization =
  | { readonly result: 'allowed' }
  /** `why` is for the log, `remedy` for the client: what would let it in. */
  | { readonly result: 'denied'; readonly why: string; readonly remedy?: string }
  /** It cannot be told at present; nobody is let in meanwhile. */
  | { readonly result: 'unavailable'; readonly why: string }

/** Says who may read which path. */
export interface Authorizer {
  /** Never rejects. `path` is without the query. */
  authorize(identity: Identity, path: string): Authorization | Promise<Authorization>
}
