import { createRequire } from 'node:module'
import type { Agent, Dispatcher } from 'undici'

/** What the transport asks of undici. */
export type HttpDispatcher = Pick<Dispatcher, 'request' | 'close' | 'destroy'>

/**
 * undici's Agent without what its index loads beside it: fetch, WebSocket, caches and mocks take 11 MB of memory and
 * half of the time to load. The index is also what gives dispatchers their `request`, so that is put on here.
 */
export function leanAgent(options: Agent.Options): HttpDispatcher {
  const load = createRequire(import.meta.url)
  const LeanAgent = load('undici/lib/dispatcher/agent.js') as typeof Agent
  const request = load('undici/lib/api/api-request.js') as Dispatcher['request']
  return Object.assign(new LeanAgent(options), { request })
}
