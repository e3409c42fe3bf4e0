import type { Client } from '../client/index.ts'

/** The part of a client that watching needs. */
export type ListWatchClient = Pick<Client, 'list' | 'watch'>
