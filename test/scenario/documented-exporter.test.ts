import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { json } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { freePort } from '../real/process/free-port.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const page = readFileSync(path.join(root, 'docs', 'exporter.md'), 'utf8')
const programs = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = '']) => text)

const left: (() => unknown)[] = []
afterEach(async () => {
  for (const end of left.splice(0).reverse()) await end()
})

interface Documented {
  readonly child: ChildProcess
  readonly url: string
}

/** A program of the page as it stands there, once it serves; only where it listens is another address. */
async function run(program: string, environment: Readonly<Record<string, string>> = {}): Promise<Documented> {
  const port = await freePort()
  const door = (name: string) => pathToFileURL(path.join(root, 'src', name, 'index.ts')).href
  const text = program
    .replaceAll(/'binnacle\/(\w+)'/g, (_, name: string) => `'${door(name)}'`)
    .replace("':8000'", `'127.0.0.1:${port}'`)
  const child = spawn(
    path.join(root, 'node_modules', '.bin', 'node'),
    ['--input-type=module-typescript', '--eval', text],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...environment } },
  )
  left.push(() => child.kill('SIGKILL'))
  const url = `http://127.0.0.1:${port}`
  const status = async () => (await fetch(`${url}/livez`).catch(() => undefined))?.status
  await expect.poll(status).toBe(200)
  return { child, url }
}

async function ended({ child }: Documented): Promise<number | null> {
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const [code] = await exited
  return code as number | null
}

test('custom exporters: the one that docs/exporter.md begins with runs as it stands there', async () => {
  const [program = ''] = programs
  expect(program.trimEnd().split('\n').length).toBeLessThanOrEqual(20)
  const warehouse = "const readWarehouse = async (_: AbortSignal) => [{ name: 'tea', count: 12 }]\n"
  const exporter = await run(warehouse + program)
  const metrics = await (await fetch(`${exporter.url}/metrics`)).text()
  expect(metrics).toContain('shop_orders_total{outcome="paid"} 1\n')
  expect(metrics).toContain('shop_stock_items{item="tea"} 12\n')
  expect(metrics).toContain('shop_collector_success{collector="warehouse"} 1\n')
  expect(await ended(exporter)).toBe(0)
})

interface Review {
  readonly kind: string
  readonly spec: { readonly token?: string; readonly user?: string; readonly nonResourceAttributes?: object }
}

/** A kubeconfig for an API server that does nothing but review: it knows two accounts, and one may read `/metrics`. */
async function reviewingServer(asked: Review[]): Promise<string> {
  const server = createServer(async (request, response) => {
    const review = (await json(request)) as Review
    asked.push(review)
    const { token, user } = review.spec
    const status =
      review.kind === 'TokenReview'
        ? { authenticated: token !== 'nonsense', user: { username: token } }
        : { allowed: user === 'prometheus' }
    response.writeHead(201, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ...review, status }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const folder = await mkdtemp(path.join(os.tmpdir(), 'documented-exporter-'))
  left.push(() => rm(folder, { recursive: true }))
  left.push(() => server.close().closeAllConnections())
  const config = {
    clusters: [
      { name: 'c', cluster: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}` } },
    ],
    users: [{ name: 'u', user: { token: 'exporter' } }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'x',
  }
  const file = path.join(folder, 'kubeconfig')
  await writeFile(file, JSON.stringify({ apiVersion: 'v1', kind: 'Config', ...config }), { mode: 0o600 })
  return file
}

test('custom exporters, security: the one of docs/exporter.md that asks the API server lets in whom it names', async () => {
  const asked: Review[] = []
  const program = programs.find((text) => text.includes('TokenReviewAuthenticator')) ?? ''
  const exporter = await run(program, { KUBECONFIG: await reviewingServer(asked) })
  const statusOf = async (token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    return (await fetch(`${exporter.url}/metrics`, { headers })).status
  }
  expect(await statusOf()).toBe(401)
  expect(asked).toEqual([])
  expect(await statusOf('nonsense')).toBe(401)
  expect(await statusOf('stranger')).toBe(403)
  expect(await statusOf('prometheus')).toBe(200)
  expect(asked.map(({ kind, spec }) => [kind, spec.token ?? spec.user])).toEqual([
    ['TokenReview', 'nonsense'],
    ['TokenReview', 'stranger'],
    ['SubjectAccessReview', 'stranger'],
    ['TokenReview', 'prometheus'],
    ['SubjectAccessReview', 'prometheus'],
  ])
  expect(asked.at(-1)?.spec.nonResourceAttributes).toEqual({ path: '/metrics', verb: 'get' })
  expect((await fetch(`${exporter.url}/readyz`)).status).toBe(200)
  expect(await ended(exporter)).toBe(0)
})
