// One monitor over very many resources of twenty kinds, from a process that makes lists and watches of them: memory at
// its peak, time to synced, a storm of changes.
// Usage: node test/bench/scale.ts [resources] [arguments of binnacle…]
import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Binnacle } from '../real/process/binnacle.ts'
import { median, megabytes, milliseconds, report } from './report.ts'
import { loadKubeconfig } from './scale/load-kubeconfig.ts'
import type { LoadMark, LoadOrder, LoadReady } from './scale/load-server.ts'

const kinds = 20
const total = Number(process.argv[2] ?? 100_000)
const args = process.argv.slice(3)
const folder = mkdtempSync(path.join(os.tmpdir(), 'binnacle-scale-'))
const load = fork(path.join(import.meta.dirname, 'scale', 'load-server.ts'), [String(kinds), String(total)])
const order = (what: LoadOrder) => void load.send(what)
const told = <T>() => new Promise<T>((resolve) => load.once('message', (message) => resolve(message as T)))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const { port } = await told<LoadReady>()
const kubeconfig = path.join(folder, 'kubeconfig')
writeFileSync(kubeconfig, loadKubeconfig(port))
const binnacle = new Binnacle(['--kubeconfig', kubeconfig, ...args])
try {
  const started = performance.now()
  await binnacle.start()
  await binnacle.ready(300_000)
  const synced = performance.now() - started
  const afterSync = { now: resident('VmRSS'), peak: resident('VmHWM') }

  const first = await scrape()
  const rests = []
  for (let run = 0; run < 9; run++) rests.push((await scrape()).ms)
  const series = await sumOf('binnacle_series')
  order({ order: 'change', count: total / 100 })
  await pause(1500)
  const dirty = (await scrape()).ms
  const afterScrapes = resident('VmRSS')

  const lists = await sumOf('binnacle_list_total')
  order({ order: 'expire' })
  while ((await sumOf('binnacle_list_total')) < lists + kinds) await pause(500)
  await scrape()
  const peak = resident('VmHWM')

  order({ order: 'rate', perSecond: 500 })
  const busy = processorSeconds()
  const storm = performance.now()
  const lags: number[] = []
  for (let second = 0; second < 40; second++) {
    if (second % 15 === 0) await scrape()
    lags.push(await lagOf(1000 + second))
    await pause(Math.max(0, 1000 * (second + 1) - (performance.now() - storm)))
  }
  const cores = (processorSeconds() - busy) / ((performance.now() - storm) / 1000)
  const after20 = await settled()
  order({ order: 'rate', perSecond: 4000 })
  for (let turn = 0; turn < 3; turn++) {
    await pause(15_000)
    await scrape()
  }
  const after200 = await settled()

  lags.sort((a, b) => a - b)
  const p99 = lags[Math.floor(lags.length * 0.99)] ?? Number.NaN
  report(`${total.toLocaleString('en')} resources of ${kinds} kinds ${args.join(' ')}`, [
    { what: 'process start to synced', value: milliseconds(synced) },
    { what: 'series', value: series.toLocaleString('en') },
    {
      what: 'resident after sync, peak till then',
      value: `${megabytes(afterSync.now)}, ${megabytes(afterSync.peak)}`,
    },
    { what: 'resident after scrapes', value: megabytes(afterScrapes) },
    {
      what: 'peak through sync, scrapes and a relist of all',
      value: megabytes(peak),
      target: 'full < 500, compact < 300 MB',
    },
    { what: 'gzip scrape, first', value: milliseconds(first.ms) },
    { what: '  size', value: megabytes(first.bytes) },
    { what: 'gzip scrape at rest', value: milliseconds(median(rests)) },
    { what: 'gzip scrape after 1 % changed', value: milliseconds(dirty) },
    { what: 'cores at 500 changes a second', value: cores.toFixed(2), target: '< 0.5' },
    { what: 'change to series, p50', value: milliseconds(median(lags)) },
    { what: '  p99', value: milliseconds(p99), target: '< 1000 ms' },
    { what: 'resident after 20,000 changes', value: megabytes(after20) },
    {
      what: 'resident after 200,000 changes',
      value: `${megabytes(after200)} (${((after200 / after20 - 1) * 100).toFixed(1)} %)`,
      target: '< 5 %',
    },
  ])
} finally {
  await binnacle.stop().catch(() => {})
  load.disconnect()
  rmSync(folder, { recursive: true, force: true })
}

/** As Prometheus does, up to the last byte, as it was sent. */
async function scrape(): Promise<{ ms: number; bytes: number }> {
  const { request } = await import('undici')
  const started = performance.now()
  const { body } = await request(`${binnacle.url}/metrics`, { headers: { 'accept-encoding': 'gzip' } })
  let bytes = 0
  for await (const part of body) bytes += (part as Buffer).length
  return { ms: performance.now() - started, bytes }
}

async function family(name: string): Promise<string> {
  return (await fetch(`${binnacle.url}/metrics?name[]=${name}`)).text()
}

async function sumOf(name: string): Promise<number> {
  const values = [...(await family(name)).matchAll(/^binnacle.* (\S+)$/gm)].map(([, value]) => Number(value))
  return values.reduce((sum, value) => sum + value, 0)
}

/** Milliseconds from a change that the server sends to a scrape that shows it. */
async function lagOf(replicas: number): Promise<number> {
  const marked = told<LoadMark>()
  order({ order: 'mark', replicas })
  const { at } = await marked
  for (let attempt = 0; attempt < 60; attempt++) {
    const lines = await family('binnacle_cr_spec_replicas')
    if (lines.includes(`} ${replicas}\n`)) return Date.now() - at
  }
  throw new Error(`a change was not seen in 60 scrapes`)
}

/** Resident once nothing changes any more and ten seconds have passed, in which V8 may find itself idle and collect. */
async function settled(): Promise<number> {
  order({ order: 'rate', perSecond: 0 })
  await pause(10_000)
  await scrape()
  return resident('VmRSS')
}

function resident(field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${binnacle.program.pid}/status`, 'utf8')
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024
}

/** User and system time of the process: fields 14 and 15 of /proc/PID/stat, in hundredths (proc(5)). */
function processorSeconds(): number {
  const fields = readFileSync(`/proc/${binnacle.program.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}
