import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { text as readText } from 'node:stream/consumers'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { silentLogger } from '../base/index.ts'
import { refusalReasons } from '../endpoint/index.ts'
import { lint, parseOpenMetrics, parseText } from '../exposition/index.ts'
import { Exporter, type ExporterOptions } from './exporter.ts'

const started: Exporter[] = []
afterEach(async () => {
  await Promise.all(started.splice(0).map((exporter) => exporter.stop()))
})

function create(options: Partial<ExporterOptions> = {}): Exporter {
  const exporter = new Exporter({
    prefix: 'shop',
    listen: '127.0.0.1:0',
    runtimeMetrics: false,
    logger: silentLogger,
    ...options,
  })
  started.push(exporter)
  return exporter
}

const never = new AbortController().signal

async function scrape(url: string, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(`${url}/metrics`, { headers })).text()
}

describe('an exporter', () => {
  test('says on standard error that a collector failed, when nobody says where else', async () => {
    const said: string[] = []
    const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line)) > 0)
    const exporter = new Exporter({ prefix: 'shop', listen: '127.0.0.1:0', runtimeMetrics: false })
    started.push(exporter)
    exporter.collect('warehouse', () => {
      throw new Error('boom')
    })
    const url = await exporter.start(never)
    await scrape(url)
    stderr.mockRestore()
    expect(said.join('')).toMatch(/level=\w+ msg=.*warehouse.*boom|level=\w+ .*boom.*warehouse/)
  })

  test('serves what it counts, without a finding of lint, runtime and all', async () => {
    const exporter = create({ runtimeMetrics: true })
    const orders = exporter.registry.counter({
      name: 'shop_orders_total',
      help: 'Orders.',
      labels: ['outcome'],
    })
    const stock = exporter.registry.gauge({
      name: 'shop_stock_items',
      help: 'Items on stock.',
      labels: ['item'],
    })
    exporter.collect('warehouse', () => stock.replace([[{ item: 'tea' }, 12]]), { fills: [stock] })
    orders.labels({ outcome: 'paid' }).inc(2, { trace_id: '4bf92f35' })
    const url = await exporter.start(never)
    const text = await scrape(url)
    expect(text).toContain('shop_orders_total{outcome="paid"} 2\n')
    expect(text).toContain('shop_stock_items{item="tea"} 12\n')
    expect(text).toContain('process_cpu_seconds_total ')
    expect(text).toContain('nodejs_heap_size_used_bytes ')
    const { families, errors } = parseText(text)
    expect([errors, lint(families, 'text')]).toEqual([[], []])
    const open = await scrape(url, { accept: 'application/openmetrics-text' })
    expect(open).toMatch(/^shop_orders_total\{outcome="paid"\} 2 # \{trace_id="4bf92f35"\} 2 \d+/m)
    const read = parseOpenMetrics(open)
    expect([read.errors, lint(read.families, 'openmetrics')]).toEqual([[], []])
  })

  test.each([
    [
      'OpenMetrics first',
      'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;version=0.0.4;q=0.3,*/*;q=0.2',
      'application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=allow-utf-8',
    ],
    [
      'text 1.0.0 first',
      'text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2',
      'text/plain; version=1.0.0; charset=utf-8; escaping=allow-utf-8',
    ],
    [
      'underscores',
      'text/plain;version=1.0.0;escaping=underscores,*/*;q=0.1',
      'text/plain; version=1.0.0; charset=utf-8; escaping=underscores',
    ],
  ])('answers Prometheus 3 as it asks: %s', async (_, accept, contentType) => {
    const url = await create().start(never)
    const reply = await fetch(`${url}/metrics`, { headers: { accept } })
    expect(reply.headers.get('content-type')).toBe(contentType)
    expect((await reply.text()).endsWith('# EOF\n')).toBe(accept.startsWith('application/'))
  })

  test('has probes, a page of its metrics, and a page that leads to them', async () => {
    const exporter = create()
    exporter.registry.histogram(
      { name: 'shop_wait_seconds', help: 'How long | customers wait.', unit: 'seconds', labels: ['till'] },
      [1, 5],
    )
    exporter.registry.stateSet({ name: 'shop_state', help: 'Open or not.', states: ['open', 'closed'] })
    const url = await exporter.start(never)
    expect(await (await fetch(`${url}/livez`)).text()).toBe('ok')
    expect(await (await fetch(`${url}/readyz`)).text()).toBe('ok')
    expect(await (await fetch(url)).text()).toContain('<a href="/metrics">')
    const page = await fetch(`${url}/reference`)
    expect(page.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    expect(await page.text()).toBe(
      [
        '# Metrics of shop',
        '',
        '| metric | type | unit | labels | meaning |',
        '| --- | --- | --- | --- | --- |',
        '| `shop_collector_success` | gauge |  | `collector` | Whether the collector did its work in time at this scrape. |',
        '| `shop_collector_duration_seconds` | gauge | seconds | `collector` | How long the collector took, or had taken when the scrape had no more time. |',
        '| `shop_series_dropped_total` | counter |  | `metric` | Uses of label sets that found no room under the limit of their metric. |',
        '| `shop_endpoint_refused_total` | counter |  | `reason` | Requests and connections that were refused, by reason. |',
        '| `shop_endpoint_certificate_reads_total` | counter |  | `result` | Looks at the files of the certificate, by result: success or error; absent without TLS. |',
        '| `shop_endpoint_certificate_expiry_timestamp_seconds` | gauge | seconds |  | When the certificate in use expires, as Unix time; absent without TLS. |',
        '| `shop_wait_seconds` | histogram | seconds | `till`, `le`: 1 5 | How long \\| customers wait. |',
        '| `shop_state` | gauge (state set, 0 or 1) |  | `state`: open closed | Open or not. |',
        '',
      ].join('\n'),
    )
  })

  test('counts what its limits keep out', async () => {
    const exporter = create({ seriesLimit: 2 })
    const visits = exporter.registry.counter({ name: 'shop_visits_total', help: 'Visits.', labels: ['page'] })
    for (const page of ['a', 'b', 'c', 'd', 'd']) visits.labels({ page }).inc()
    const text = await scrape(await exporter.start(never))
    expect(text).toContain('shop_visits_total{page="b"} 1\n')
    expect(text).not.toContain('page="c"')
    expect(text).toContain('shop_series_dropped_total{metric="shop_visits_total"} 3\n')
  })

  test('keeps its limits from nothing that it says of itself', async () => {
    const exporter = create({ seriesLimit: 1, runtimeMetrics: true })
    for (const name of ['stock', 'orders']) exporter.collect(name, () => {})
    for (const name of ['shop_visits', 'shop_orders']) {
      const gauge = exporter.registry.gauge({ name, help: 'Some.', labels: ['page'] })
      for (const page of ['a', 'b']) gauge.labels({ page }).set(1)
    }
    const text = await scrape(await exporter.start(never))
    expect(text.match(/^shop_series_dropped_total.*/gm)).toEqual([
      'shop_series_dropped_total{metric="shop_visits"} 1',
      'shop_series_dropped_total{metric="shop_orders"} 1',
    ])
    expect(text.match(/^shop_collector_success.*/gm)).toHaveLength(2)
    expect(text.match(/^shop_endpoint_refused_total.*/gm)).toHaveLength(refusalReasons.length)
    expect(text.match(/^nodejs_heap_space_size_used_bytes.*/gm)?.length).toBeGreaterThan(1)
  })

  test('waits for a hook no longer than Prometheus waits, which takes nothing from another scrape', async () => {
    const exporter = create()
    const gate = Promise.withResolvers<void>()
    exporter.collect('held', () => gate.promise, { timeoutMs: 60_000 })
    const url = await exporter.start(never)
    const patient = scrape(url, { 'x-prometheus-scrape-timeout-seconds': '60' })
    const hasty = await scrape(url, { 'x-prometheus-scrape-timeout-seconds': '0.6' })
    expect(hasty).toContain('shop_collector_success{collector="held"} 0\n')
    gate.resolve()
    expect(await patient).toContain('shop_collector_success{collector="held"} 1\n')
  })

  test('answers a burst of scrapes with one collection, and what is over its limits with 503', async () => {
    const told: string[] = []
    const observer = { refused: (reason: string) => void told.push(reason) }
    const exporter = create({ listener: { maxRequestsInFlight: 32, observer } })
    const gate = Promise.withResolvers<void>()
    let collections = 0
    exporter.collect('counting', () => {
      collections++
      return gate.promise
    })
    const url = await exporter.start(never)
    const statuses = await burst(`${url}/metrics`, 1_000, 100, (answered) => {
      if (answered.get(503) === 1_000 - 32) gate.resolve()
    })
    expect([...statuses].sort()).toEqual([
      [200, 32],
      [503, 968],
    ])
    expect(collections).toBe(1)
    const text = await scrape(url)
    expect(text).toContain('shop_collector_success{collector="counting"} 1\n')
    expect(text).toContain('shop_endpoint_refused_total{reason="busy"} 968\n')
    expect(told).toEqual(Array.from({ length: 968 }, () => 'busy'))
  })

  test('lets in whom its web configuration file lets in, probes aside', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'exporter-'))
    const webConfigFile = path.join(folder, 'web.yaml')
    const hash = '$2b$04$VXSZGmh0q2pE76KRZSmzZup6brRvhxSvXA7Y1UULUeo0xeWq9AmxW'
    await writeFile(webConfigFile, `basic_auth_users:\n  prometheus: ${hash}\n`)
    const url = await create({ webConfigFile }).start(never)
    await rm(folder, { recursive: true })
    expect((await fetch(`${url}/metrics`)).status).toBe(401)
    expect((await fetch(`${url}/reference`)).status).toBe(401)
    expect((await fetch(`${url}/livez`)).status).toBe(200)
    const authorization = `Basic ${Buffer.from('prometheus:secret').toString('base64')}`
    expect((await fetch(`${url}/metrics`, { headers: { authorization } })).status).toBe(200)
  })

  test('does not start with a web configuration that cannot be read', async () => {
    const exporter = create({ webConfigFile: '/no/such/file' })
    await expect(exporter.start(never)).rejects.toThrow('the web configuration cannot be read')
    expect(exporter.state.name).toBe('failed')
    await exporter.stop()
  })

  test('refuses a name with which promtool finds fault, unless it is told that the name has to stay', () => {
    const declare = (exporter: Exporter) =>
      exporter.registry.gauge({ name: 'shop_stock_total', help: 'Stock.' })
    expect(() => declare(create())).toThrow(
      'shop_stock_total is a gauge, whose name should not end in _total',
    )
    expect(() => create({ prefix: 'my-shop' })).toThrow('the prefix "my-shop" cannot begin the name')
    expect(declare(create({ naming: 'legal' })).size).toBe(1)
  })

  test('starts once, and says so of an address that is none', async () => {
    const exporter = create()
    await exporter.start(never)
    await expect(exporter.start(never)).rejects.toThrow('an exporter starts once')
    expect(() => create({ listen: '8000' })).toThrow('put a colon before the port, as in ":8000"')
  })

  test('ends with the signal it was started with, and frees its port and timers', async () => {
    const controller = new AbortController()
    const exporter = create({ runtimeMetrics: true })
    const url = await exporter.start(controller.signal)
    controller.abort()
    await exporter.stop()
    expect(exporter.state).toEqual({ name: 'stopped' })
    await expect(fetch(url)).rejects.toThrow()
    const again = create({ listen: new URL(url).host })
    expect(await again.start(never)).toBe(url)
  })

  test('that is stopped while it starts does not serve', async () => {
    const exporter = create()
    const starting = exporter.start(never)
    await exporter.stop()
    await starting
    expect(exporter.state).toEqual({ name: 'stopped' })
  })

  test('lets a scrape that is under way end when it is told to end, and tells the hooks of others', async () => {
    const exporter = create()
    const begun = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    exporter.collect('slow', async () => {
      begun.resolve()
      await goOn.promise
    })
    const url = await exporter.start(never)
    const scraping = scrape(url)
    await begun.promise
    const stopping = exporter.stop()
    await expect.poll(() => exporter.state.name).toBe('stopping')
    goOn.resolve()
    expect(await scraping).toContain('shop_collector_success{collector="slow"} 1\n')
    await stopping
  })

  test('collects once for two that scrape at a time, of whom one leaves; a hook may declare and take away as it runs', async () => {
    const exporter = create()
    const goOn = Promise.withResolvers<void>()
    const old = exporter.registry.gauge({ name: 'shop_old_items', help: 'Old.' })
    let runs = 0
    exporter.collect('slow', async () => {
      runs++
      await goOn.promise
      exporter.registry.unregister(old)
      exporter.registry.gauge({ name: 'shop_new_items', help: 'New.' }).set(runs)
    })
    const url = await exporter.start(never)
    const leaving = new AbortController()
    const left = fetch(`${url}/metrics`, { signal: leaving.signal })
    await expect.poll(() => runs).toBe(1)
    const { isSent, text: staying } = send(`${url}/metrics`)
    await isSent
    // Connections are taken, and read from, in their order: with this answer the one above was.
    expect((await fetch(`${url}/livez`)).status).toBe(200)
    leaving.abort()
    await expect(left).rejects.toThrow()
    goOn.resolve()
    const text = await staying
    expect(text).toContain('shop_new_items 1\n')
    expect(text).not.toContain('shop_old_items')
    expect(runs).toBe(1)
  })

  test('runs its work until SIGTERM, and listens to signals no longer than that', async () => {
    const before = process.listenerCount('SIGTERM')
    const exporter = create()
    let signal: AbortSignal | undefined
    const running = exporter.run((given) => {
      signal = given
    })
    await expect.poll(() => exporter.state.name).toBe('serving')
    expect(process.listenerCount('SIGTERM')).toBe(before + 1)
    process.emit('SIGTERM')
    await running
    expect(signal?.aborted).toBe(true)
    expect(exporter.state).toEqual({ name: 'stopped' })
    expect(process.listenerCount('SIGTERM')).toBe(before)
  })

  test('ends with the error of its work', async () => {
    const exporter = create()
    await expect(exporter.run(() => Promise.reject(new Error('no tasks')))).rejects.toThrow('no tasks')
    expect(exporter.state).toEqual({ name: 'stopped' })
  })
})

/** A GET on a connection of its own: when it has gone out, and what comes back. */
function send(url: string): { readonly isSent: Promise<void>; readonly text: Promise<string> } {
  const sent = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<string>()
  request(url, { agent: false }, (response) => readText(response).then(answer.resolve, answer.reject))
    .once('finish', sent.resolve)
    .once('error', answer.reject)
    .end()
  return { isSent: sent.promise, text: answer.promise }
}

/** GETs, many at a time; how often which status came, at the end and after each. */
async function burst(
  url: string,
  count: number,
  atOnce: number,
  onAnswer: (statuses: ReadonlyMap<number, number>) => void,
): Promise<Map<number, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const statuses = new Map<number, number>()
  const one = () =>
    new Promise<void>((resolve, reject) => {
      request(url, { agent }, (response) => {
        const status = response.statusCode ?? 0
        response.resume().once('end', () => {
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
          onAnswer(statuses)
          resolve()
        })
      })
        .once('error', reject)
        .end()
    })
  await Promise.all(Array.from({ length: count }, one))
  agent.destroy()
  return statuses
}
