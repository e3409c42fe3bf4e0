// An API server in a process of its own that keeps no object: it makes lists and watches of as many resources as asked
// for from their numbers, so that what is measured is the reader. Told what to do by messages of its parent.
// Usage: fork('load-server.ts', [kinds, resources])
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { definitionOf, group, type LoadKind, loadKinds, objectText } from './load-object.ts'

export type LoadOrder =
  /** Changes a second from now on, spread over all resources at random. */
  | { readonly order: 'rate'; readonly perSecond: number }
  /** Changes so many resources, chosen at random, at once. */
  | { readonly order: 'change'; readonly count: number }
  /** Ends every watch with 410, so that everything is listed anew. */
  | { readonly order: 'expire' }
  /** Gives one resource a number of replicas that no other has; answered by a `LoadMark`. */
  | { readonly order: 'mark'; readonly replicas: number }

export interface LoadMark {
  readonly kind: string
  readonly replicas: number
  /** `Date.now()` when the change was sent. */
  readonly at: number
}

export interface LoadReady {
  readonly port: number
}

interface Watcher {
  readonly kind: number
  readonly response: ServerResponse
  /** Lists its first part; changes wait in `pending` meanwhile. */
  listing: boolean
  pending: string[]
}

const kinds = loadKinds(Number(process.argv[2]))
const total = Number(process.argv[3])
const born = Date.now()
const turns = new Uint16Array(total)
const replicas = new Uint32Array(total).fill(3)
const versions = new Float64Array(total)
const turnedAt = new Float64Array(total).fill(born)
let version = 1
for (let index = 0; index < total; index++) versions[index] = ++version
const watchers = new Set<Watcher>()
let debt = 0
let perSecond = 0

const kindOf = (index: number) => index % kinds.length
const textOf = (index: number) =>
  objectText(kinds[kindOf(index)] as LoadKind, {
    index,
    resourceVersion: versions[index] ?? 0,
    turns: turns[index] ?? 0,
    turnedAt: turnedAt[index] ?? 0,
    replicas: replicas[index] ?? 0,
  })

const server = createServer((request, response) => {
  response.on('error', () => {})
  answer(request, response)
})
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port } satisfies LoadReady)
})

process.on('message', (message) => {
  const order = message as LoadOrder
  switch (order.order) {
    case 'rate':
      perSecond = order.perSecond
      break
    case 'change':
      for (const index of chosen(order.count)) change(index)
      break
    case 'expire':
      expire()
      break
    case 'mark':
      mark(order.replicas)
      break
  }
})
process.on('disconnect', () => process.exit())

const tick = 20
setInterval(() => {
  debt += (perSecond * tick) / 1000
  for (; debt >= 1; debt--) change(Math.floor(Math.random() * total))
}, tick)

function* chosen(count: number): Generator<number> {
  const some = new Set<number>()
  while (some.size < Math.min(count, total)) some.add(Math.floor(Math.random() * total))
  yield* some
}

function change(index: number): void {
  turns[index] = ((turns[index] ?? 0) + 1) & 0xffff
  turnedAt[index] = Date.now()
  tell(index)
}

function mark(wanted: number): void {
  const index = Math.floor(Math.random() * total)
  replicas[index] = wanted
  tell(index)
  const { kind } = kinds[kindOf(index)] as LoadKind
  process.send?.({ kind, replicas: wanted, at: Date.now() } satisfies LoadMark)
}

function tell(index: number): void {
  versions[index] = ++version
  let line: string | undefined
  for (const watcher of watchers) {
    if (watcher.kind !== kindOf(index)) continue
    line ??= `{"type":"MODIFIED","object":${textOf(index)}}\n`
    if (watcher.listing) watcher.pending.push(line)
    else watcher.response.write(line)
  }
}

function expire(): void {
  const status = {
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    reason: 'Expired',
    code: 410,
    message: 'too old resource version',
  }
  for (const { response } of watchers)
    response.end(`${JSON.stringify({ type: 'ERROR', object: { ...status, metadata: {} } })}\n`)
  watchers.clear()
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://load')
  const plural = url.pathname.split('/').at(-1) ?? ''
  const watch = ['true', '1'].includes(url.searchParams.get('watch') ?? '')
  if (plural === 'customresourcedefinitions') {
    const definitions = kinds.map((kind) => JSON.stringify(definitionOf(kind, 1)))
    if (watch) void stream(response, -1, url.searchParams, definitions)
    else send(response, 200, listText('apiextensions.k8s.io/v1', 'CustomResourceDefinition', definitions))
    return
  }
  const kind = kinds.findIndex((one) => one.plural === plural)
  if (kind < 0 || !url.pathname.startsWith(`/apis/${group}/`)) {
    const message = `${url.pathname} is not served`
    send(
      response,
      404,
      JSON.stringify({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        reason: 'NotFound',
        code: 404,
        message,
      }),
    )
    return
  }
  if (watch) void stream(response, kind, url.searchParams, textsOf(kind))
  else page(response, kind, url.searchParams)
}

function* textsOf(kind: number, from = kind, limit = Number.POSITIVE_INFINITY): Generator<string> {
  for (let index = from, count = 0; index < total && count < limit; index += kinds.length, count++)
    yield textOf(index)
}

function page(response: ServerResponse, kind: number, query: URLSearchParams): void {
  const from = Number(query.get('continue') ?? kind)
  const limit = Number(query.get('limit') ?? total)
  const items = [...textsOf(kind, from, limit)]
  const next = from + items.length * kinds.length
  send(
    response,
    200,
    listText(`${group}/v1`, (kinds[kind] as LoadKind).kind, items, next < total ? String(next) : undefined),
  )
}

function listText(apiVersion: string, kind: string, items: readonly string[], next?: string): string {
  const metadata = JSON.stringify({
    resourceVersion: String(version),
    ...(next !== undefined && { continue: next }),
  })
  return `{"apiVersion":"${apiVersion}","kind":"${kind}List","metadata":${metadata},"items":[${items.join(',')}]}`
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(text)
}

async function stream(
  response: ServerResponse,
  kind: number,
  query: URLSearchParams,
  texts: Iterable<string>,
): Promise<void> {
  const initial = query.get('sendInitialEvents') === 'true'
  const watcher: Watcher = { kind, response, listing: initial, pending: [] }
  response.writeHead(200, { 'content-type': 'application/json' })
  response.flushHeaders()
  response.on('close', () => watchers.delete(watcher))
  watchers.add(watcher)
  if (!initial) return
  for (const text of texts)
    if (!response.write(`{"type":"ADDED","object":${text}}\n`)) {
      await new Promise<void>((resolve) => {
        const goOn = () => {
          response.off('drain', goOn).off('close', goOn)
          resolve()
        }
        response.on('drain', goOn).on('close', goOn)
      })
      if (response.destroyed) return
    }
  const end = { resourceVersion: String(version), annotations: { 'k8s.io/initial-events-end': 'true' } }
  response.write(
    `${JSON.stringify({ type: 'BOOKMARK', object: { kind: 'Load', apiVersion: `${group}/v1`, metadata: end } })}\n`,
  )
  for (const line of watcher.pending) response.write(line)
  watcher.pending = []
  watcher.listing = false
}
