export type { Transport, WireRequest, WireResponse } from './transport.ts'
export type { WatchEvent } from './watch-event.ts'
