// The embedded API server, with a client in another process over TLS: creates, updates, watchers, lists.
// Usage: node test/bench/apiserver.ts [objects]
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { Agent, request } from 'undici'
import { median, megabytes, milliseconds, report } from './report.ts'

const objects = Number(process.argv[2] ?? 20_000)
const inFlight = 32
const token = 'bench'
const collection = '/apis/db.dev/v1/namespaces/default/mysqls'

/** What the client measured; times in milliseconds. */
interface Measured {
  readonly createsPerSecond: number
  readonly createP50: number
  readonly createP99: number
  readonly aloneP50: number
  readonly listMs: number
  readonly listBytes: number
  readonly statusesPerSecond: number
  readonly watchedPerSecond: number
}

async function main(): Promise<void> {
  const dist = path.resolve(import.meta.dirname, '..', '..', 'dist', 'src', 'apiserver', 'index.js')
  const loading = performance.now()
  // Built, as users run it; from source when there is no build.
  const { ApiServer } = existsSync(dist)
    ? ((await import(dist)) as typeof import('../../src/apiserver/index.ts'))
    : await import('../../src/apiserver/index.ts')
  const loaded = performance.now()
  const server = new ApiServer({ tokens: [token] })
  await server.start()
  const started = performance.now()
  const child = fork(import.meta.filename, ['client', server.url, String(objects)])
  const ended = new Promise<never>((_, reject) =>
    child.once('exit', (code) => reject(new Error(`the client ended early, with ${code}`))),
  )
  // The client tells when it begins and ends to create; processor time does not depend on who else is busy.
  const marks: number[] = []
  const measured = await Promise.race([
    new Promise<Measured>((resolve) =>
      child.on('message', (message) => {
        const { user, system } = process.cpuUsage()
        if (message === 'mark') marks.push(user + system)
        else resolve(message as Measured)
      }),
    ),
    ended,
  ])
  const [before = 0, after = 0] = marks
  const cpuPerCreate = (after - before) / objects / 1000
  const { rss } = process.memoryUsage()
  await server.stop()

  const rate = (perSecond: number) => `${Math.round(perSecond).toLocaleString('en')} /s`
  report(
    `embedded API server, ${objects.toLocaleString('en')} resources of 1 KB, ${existsSync(dist) ? 'built' : 'from source'}`,
    [
      { what: 'modules loaded', value: milliseconds(loaded - loading) },
      { what: 'start() to listening, fresh CA', value: milliseconds(started - loaded), target: '< 50 ms' },
      {
        what: `creates, ${inFlight} in flight`,
        value: rate(measured.createsPerSecond),
        target: '> 4,000 /s',
      },
      { what: '  p50', value: milliseconds(measured.createP50) },
      { what: '  p99', value: milliseconds(measured.createP99) },
      { what: "  server's processor time each", value: milliseconds(cpuPerCreate), target: '< 0.25 ms' },
      { what: 'one create at a time, p50', value: milliseconds(measured.aloneP50), target: '< 0.5 ms' },
      {
        what: `status updates with 10 watchers, ${inFlight} in flight`,
        value: rate(measured.statusesPerSecond),
      },
      { what: '  events delivered', value: rate(measured.watchedPerSecond) },
      { what: 'list of all', value: milliseconds(measured.listMs) },
      { what: '  size', value: megabytes(measured.listBytes) },
      { what: 'resident memory afterwards', value: megabytes(rss) },
    ],
  )
}

async function client(origin: string, count: number): Promise<Measured> {
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false }, connections: inFlight })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const call = async (method: 'GET' | 'POST' | 'PUT', target: string, value?: unknown) => {
    const body = value === undefined ? {} : { body: JSON.stringify(value) }
    const response = await request(origin + target, { method, headers, dispatcher, ...body })
    const text = await response.body.text()
    if (response.statusCode >= 300) throw new Error(`${method} ${target}: ${response.statusCode} ${text}`)
    return text
  }

  await call('POST', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions', definition)
  const warmUp = Math.min(2000, count)
  await inParallel(warmUp, (index) => call('POST', collection, mysql(`warm-${index}`)))

  const times: number[] = []
  process.send?.('mark')
  const created = await inParallel(count, async (index) => {
    const start = performance.now()
    await call('POST', collection, mysql(`db-${index}`))
    times.push(performance.now() - start)
  })
  process.send?.('mark')
  const alone: number[] = []
  for (let index = 0; index < 500; index++) {
    const start = performance.now()
    await call('POST', collection, mysql(`alone-${index}`))
    alone.push(performance.now() - start)
  }

  const lists: number[] = []
  let listed = ''
  for (let run = 0; run < 3; run++) {
    const start = performance.now()
    listed = await call('GET', collection)
    lists.push(performance.now() - start)
  }

  const { metadata, items } = JSON.parse(listed) as {
    metadata: { resourceVersion: string }
    items: { metadata: { name: string }; status?: unknown }[]
  }
  const updates = items.slice(0, 5000)
  const watchers = 10
  let seen = 0
  const watching = Array.from({ length: watchers }, async () => {
    const target = `${origin}${collection}?watch=1&resourceVersion=${metadata.resourceVersion}`
    const response = await request(target, {
      headers,
      dispatcher: new Agent({ connect: { rejectUnauthorized: false } }),
    })
    let mine = 0
    for await (const chunk of response.body as AsyncIterable<Buffer>) {
      for (const byte of chunk) if (byte === 10) mine++
      if (mine >= updates.length) break
    }
    seen += mine
  })
  const started = performance.now()
  const updated = await inParallel(updates.length, async (index) => {
    const object = updates[index]
    if (!object) return
    const status = { phase: 'Ready', observedGeneration: 1, conditions: [] }
    await call('PUT', `${collection}/${object.metadata.name}/status`, { ...object, status })
  })
  await Promise.all(watching)
  const watched = performance.now() - started
  return {
    createsPerSecond: (count / created) * 1000,
    createP50: median(times),
    createP99: times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN,
    aloneP50: median(alone),
    listMs: median(lists),
    listBytes: listed.length,
    statusesPerSecond: (updates.length / updated) * 1000,
    watchedPerSecond: (seen / watched) * 1000,
  }
}

/** Runs `count` jobs, `inFlight` at a time; the milliseconds it took. */
async function inParallel(count: number, job: (index: number) => Promise<unknown>): Promise<number> {
  const start = performance.now()
  let next = 0
  const worker = async () => {
    while (next < count) await job(next++)
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  return performance.now() - start
}

function mysql(name: string) {
  return {
    apiVersion: 'db.dev/v1',
    kind: 'MySqlCluster',
    metadata: { name, labels: { app: 'bench', tier: 'database' }, annotations: { note: 'x'.repeat(200) } },
    spec: { replicas: 3, version: '8.4', storage: { size: '10Gi', class: 'fast' }, parameters: parameters() },
  }
}

function parameters() {
  return Array.from({ length: 8 }, (_, index) => ({ name: `parameter-${index}`, value: 'v'.repeat(20) }))
}

const text = { type: 'string', maxLength: 253 }
const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'mysqls.db.dev' },
  spec: {
    group: 'db.dev',
    scope: 'Namespaced',
    names: { plural: 'mysqls', kind: 'MySqlCluster' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                required: ['replicas', 'version'],
                properties: {
                  replicas: { type: 'integer', minimum: 1, maximum: 9 },
                  version: { type: 'string', pattern: '^[0-9]+\\.[0-9]+$' },
                  paused: { type: 'boolean', default: false },
                  storage: { type: 'object', properties: { size: text, class: text } },
                  parameters: {
                    type: 'array',
                    'x-kubernetes-list-type': 'map',
                    'x-kubernetes-list-map-keys': ['name'],
                    items: { type: 'object', required: ['name'], properties: { name: text, value: text } },
                  },
                },
              },
              status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
            },
          },
        },
      },
    ],
  },
}

if (process.argv[2] === 'client') {
  const measured = await client(process.argv[3] ?? '', Number(process.argv[4]))
  process.send?.(measured)
  process.disconnect()
} else await main()
