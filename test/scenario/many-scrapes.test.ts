import { readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { startBinnacle } from './fixture/binnacle.ts'
import { databases } from './fixture/definition.ts'
import { Scene } from './fixture/scene.ts'

/** More than what is looked for in a head. */
const longestLine = 200
const connections = 200
const requestsEach = 50
const conditions = Array.from({ length: 20 }, (_, index) => ({ type: `Condition${index}`, status: 'True' }))
const request = 'GET /metrics HTTP/1.1\r\nhost: localhost\r\naccept-encoding: gzip\r\n\r\n'
const last = request.replace('\r\n\r\n', '\r\nconnection: close\r\n\r\n')

/** Most resident memory that a process ever had, bytes; undefined where the system does not tell. */
async function peakBytes(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kibibytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1]
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024
}

/** Statuses and whether each 503 says when to come back, of all replies on a connection that asks for everything at once. */
function storm(url: string): Promise<{ statuses: string[]; comesBack: boolean }> {
  return new Promise((resolve, reject) => {
    let heads = ''
    let rest = ''
    const socket: Socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.setEncoding('latin1').on('data', (data: string) => {
      // Bodies are gzip or a line, in which no such line begins; one that a segment cuts in two is waited for.
      const text = rest + data
      let end = 0
      for (const match of text.matchAll(/(HTTP\/1\.1 \d+|retry-after: \d+)[^\r]*\r\n/g)) {
        heads += `${match[1]}\n`
        end = match.index + match[0].length
      }
      rest = text.slice(Math.max(end, text.length - longestLine))
    })
    socket.on('error', reject)
    socket.on('close', () => {
      const statuses = [...heads.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status ?? '')
      const refused = statuses.filter((status) => status === '503').length
      resolve({ statuses, comesBack: (heads.match(/retry-after/g)?.length ?? 0) === refused })
    })
    socket.write(request.repeat(requestsEach - 1) + last)
  })
}

/** Of as many scrapes, each on a connection of its own: how many had which status, or which error. */
async function scrapesOf(url: string, count: number): Promise<Map<string, number>> {
  const port = Number(new URL(url).port)
  const scrapes = Array.from({ length: count }, () => scrapeOnce(port))
  const counts = new Map<string, number>()
  for (const outcome of await Promise.all(scrapes)) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  return counts
}

function scrapeOnce(port: number): Promise<string> {
  return new Promise((resolve) => {
    let head = ''
    const socket = connect(port, '127.0.0.1').setEncoding('latin1')
    socket.on('data', (data: string) => {
      if (!head.includes('\r\n\r\n')) head += data
    })
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)))
    socket.on('close', () => {
      const status = /^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 'closed'
      const isClear = status !== '503' || /retry-after: 1\r\n/.test(head)
      resolve(isClear ? status : `${status}, no retry-after`)
    })
    socket.write(last)
  })
}

/** The monitor keeps half of its files for others than clients. */
async function mostScrapes(pid: number): Promise<number> {
  const limits = await readFile(`/proc/${pid}/limits`, 'utf8').catch(() => '')
  const soft = /^Max open files +(\d+)/m.exec(limits)?.[1]
  return Math.min(10_000, soft === undefined ? 10_000 : Math.floor(Number(soft) / 2))
}

test('10,000 scrapes at once, each on its own connection, are answered or told to come back', async () => {
  await using scene = await Scene.start()
  await using monitor = startBinnacle(scene.folder, [
    ...['--kubeconfig', scene.kubeconfigPath, '--listen', '127.0.0.1:0', '--owned', 'off'],
  ])
  const url = await monitor.printed(/metrics=(\S+)\/metrics/)
  await monitor.until(async () => (await fetch(`${url}/readyz`)).ok, 'ready')
  const before = await peakBytes(monitor.pid)
  const count = await mostScrapes(monitor.pid)
  const counts = await scrapesOf(url, count)
  expect([...counts.keys()].filter((outcome) => outcome !== '200' && outcome !== '503')).toEqual([])
  expect(counts.get('200')).toBeGreaterThan(0)
  const after = await peakBytes(monitor.pid)
  if (before !== undefined && after !== undefined) expect((after - before) / 1e6).toBeLessThan(350)
  expect((await fetch(`${url}/metrics`)).status).toBe(200)
})

test('10,000 requests on 200 connections are answered or told to come back; memory stays bounded, probes and the next scrape work', async () => {
  await using scene = await Scene.start()
  for (let index = 0; index < 30; index++) {
    await scene.client.create(
      databases,
      {
        apiVersion: 'example.com/v1',
        kind: 'Database',
        metadata: { name: `database-${index}` },
        status: { phase: 'Running', conditions },
      },
      { namespace: 'default' },
    )
  }
  await using monitor = startBinnacle(scene.folder, [
    ...['--kubeconfig', scene.kubeconfigPath, '--listen', '127.0.0.1:0', '--owned', 'off'],
  ])
  const url = await monitor.printed(/metrics=(\S+)\/metrics/)
  await monitor.until(async () => (await fetch(`${url}/readyz`)).ok, 'ready')
  const whole = (await (await fetch(`${url}/metrics`)).text()).match(/^binnacle_cr_info/gm)?.length
  const before = await peakBytes(monitor.pid)

  const storms = Promise.all(Array.from({ length: connections }, () => storm(url)))
  let isOver = false
  void storms.finally(() => {
    isOver = true
  })
  const probes: number[] = []
  while (!isOver) probes.push((await fetch(`${url}/livez`)).status)
  const replies = await storms

  const statuses = replies.flatMap((reply) => reply.statuses)
  expect(statuses).toHaveLength(connections * requestsEach)
  expect(statuses.filter((status) => status !== '200' && status !== '503')).toEqual([])
  expect(statuses).toContain('200')
  expect(replies.every(({ comesBack }) => comesBack)).toBe(true)
  expect(new Set(probes)).toEqual(new Set([200]))
  const after = await peakBytes(monitor.pid)
  if (before !== undefined && after !== undefined) expect((after - before) / 1e6).toBeLessThan(150)
  const scrape = await (await fetch(`${url}/metrics`)).text()
  expect(scrape.match(/^binnacle_cr_info/gm)).toHaveLength(whole ?? 0)
  const busy = statuses.filter((status) => status === '503').length
  expect(scrape).toContain(`binnacle_endpoint_refused_total{reason="busy"} ${busy}\n`)
})
