// Binnacle and kube-state-metrics with one configuration on one kube-apiserver: time to synced, memory, scrapes.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client, HttpTransport, loadKubeconfig } from '../../src/client/index.ts'
import type { ApiResource, KubernetesObject } from '../../src/object/index.ts'
import { obtain } from '../real/component/component-cache.ts'
import { kubernetesRecipe, kubeStateMetricsRecipe } from '../real/component/recipe.ts'
import { Binnacle } from '../real/process/binnacle.ts'
import { KubeApiserver } from '../real/process/kube-apiserver.ts'
import { KubeStateMetrics } from '../real/process/kube-state-metrics.ts'
import { until } from '../real/process/running-program.ts'
import { median, megabytes, milliseconds, report } from './report.ts'

const total = Number(process.argv[2] ?? 10_000)
const seriesPerResource = 15
const rounds = 9
const changedShare = 0.01
const agent = new http.Agent({ keepAlive: true })

const pumps: ApiResource = {
  group: 'works.example.dev',
  version: 'v1',
  resource: 'pumps',
  kind: 'Pump',
  namespaced: true,
}

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: pumps.works.example.dev }
spec:
  group: works.example.dev
  names: { kind: Pump, plural: pumps, singular: pump }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }
`

const configuration = `kind: CustomResourceStateMetrics
spec:
  resources:
    - groupVersionKind: { group: works.example.dev, version: v1, kind: Pump }
      labelsFromPath: { name: [metadata, name], namespace: [metadata, namespace] }
      metrics:
        - { name: info, help: Pump, each: { type: Info, info: { path: [spec], labelsFromPath: { image: [image] } } } }
        - { name: created, help: Created, each: { type: Gauge, gauge: { path: [metadata, creationTimestamp] } } }
        - { name: generation, help: Generation, each: { type: Gauge, gauge: { path: [metadata, generation] } } }
        - { name: observed_generation, help: Observed, each: { type: Gauge, gauge: { path: [status, observedGeneration] } } }
        - { name: replicas, help: Replicas, each: { type: Gauge, gauge: { path: [spec, replicas] } } }
        - { name: ready_replicas, help: Ready, each: { type: Gauge, gauge: { path: [status, readyReplicas] } } }
        - { name: capacity, help: Capacity, each: { type: Gauge, gauge: { path: [spec, capacity] } } }
        - { name: synced, help: Synced, each: { type: Gauge, gauge: { path: [status, lastSyncTime] } } }
        - name: phase
          help: Phase
          each: { type: StateSet, stateSet: { labelName: phase, path: [status, phase], list: [Pending, Running, Failed, Stopped] } }
        - name: condition
          help: Conditions
          each: { type: Gauge, gauge: { path: [status, conditions], valueFrom: [status], labelsFromPath: { type: [type] } } }
`

/** Resident memory of a process as the system counts it, bytes. */
async function residentBytes(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024
}

interface Scraped {
  readonly ms: number
  readonly body: Buffer
}

/** Until the last byte is here, as it was sent: to inflate it is the scraper's affair. */
function scrape(url: string, encoding: 'gzip' | 'identity'): Promise<Scraped> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    http
      .get(`${url}/metrics`, { headers: { 'accept-encoding': encoding }, agent }, (response) => {
        const parts: Buffer[] = []
        response
          .on('data', (part: Buffer) => parts.push(part))
          .on('end', () => resolve({ ms: performance.now() - started, body: Buffer.concat(parts) }))
      })
      .on('error', reject)
  })
}

async function samples(url: string): Promise<string[]> {
  const { body } = await scrape(url, 'identity')
  return body
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
}

interface Subject {
  readonly name: string
  readonly program: Binnacle | KubeStateMetrics
}

interface Measured {
  readonly synced: number
  readonly rest: number
  readonly plain: number
  readonly changed: number
  readonly gzipBytes: number
  readonly resident: number
  readonly peak: number
}

/** Starts it and waits until it serves every series; the same question to both. */
async function timeToSynced({ program }: Subject): Promise<number> {
  const started = performance.now()
  await program.start()
  await until(
    async () => (await samples(program.url)).length === total * seriesPerResource,
    'synced',
    120_000,
  )
  return performance.now() - started
}

/** One after the other in turns, so that whatever else the machine does slows both. */
async function atRest(encoding: 'gzip' | 'identity', runs: number): Promise<ReadonlyMap<string, number[]>> {
  const times = new Map<string, number[]>(subjects.map(({ name }) => [name, []]))
  for (let run = 0; run < runs; run++)
    for (const { name, program } of subjects) times.get(name)?.push((await scrape(program.url, encoding)).ms)
  return times
}

function pumpOf(index: number): KubernetesObject {
  return {
    apiVersion: 'works.example.dev/v1',
    kind: 'Pump',
    metadata: { name: `pump-${String(index).padStart(5, '0')}`, namespace: `line-${index % 10}` },
    spec: {
      image: `registry.example.dev/pump:1.${index % 20}`,
      replicas: 3,
      capacity: `${1 + (index % 9)}Gi`,
    },
    status: statusOf(index, 0),
  }
}

/** Differs from round to round in four families: ready replicas, the time, the phase, a condition. */
function statusOf(index: number, round: number): Record<string, unknown> {
  const ready = (index + round) % 2 === 0
  const status = (value: boolean) => (value ? 'True' : 'False')
  return {
    observedGeneration: 1,
    readyReplicas: ready ? 3 : 1,
    lastSyncTime: new Date(1_700_000_000_000 + index * 1000 + round * 86_400_000).toISOString(),
    phase: ready ? 'Running' : 'Failed',
    conditions: [
      { type: 'Ready', status: status(ready) },
      { type: 'Scheduled', status: 'True' },
      { type: 'Stalled', status: 'False' },
    ],
  }
}

async function inParallel(count: number, work: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let index = next++; index < count; index = next++) await work(index)
  }
  await Promise.all(Array.from({ length: 32 }, worker))
}

function randomIndexes(): number[] {
  const chosen = new Set<number>()
  while (chosen.size < Math.round(total * changedShare)) chosen.add(Math.floor(Math.random() * total))
  return [...chosen]
}

const [kubernetes, upstream] = [await obtain(kubernetesRecipe), await obtain(kubeStateMetricsRecipe)]
if ('missing' in kubernetes) throw new Error(kubernetes.missing)
if ('missing' in upstream) throw new Error(upstream.missing)
const directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-bench-'))
const config = path.join(directory, 'configuration.yaml')
await writeFile(config, configuration)
const server = new KubeApiserver(kubernetes.directory)
await server.start()
const flags = ['--custom-resource-state-config-file', config, '--custom-resource-state-only']
const upstreamSubject: Subject = {
  name: 'kube-state-metrics',
  program: new KubeStateMetrics(upstream.directory, server.kubeconfigPath, config),
}
const binnacleSubject: Subject = {
  name: 'binnacle',
  program: new Binnacle(['--kubeconfig', server.kubeconfigPath, ...flags]),
}
const subjects: readonly Subject[] = [upstreamSubject, binnacleSubject]
const transport = new HttpTransport({ config: await loadKubeconfig({ path: server.kubeconfigPath }) })
const client = new Client({ transport })
try {
  await server.kubectl.apply(definition)
  for (let line = 0; line < 10; line++) await server.kubectl.run(['create', 'namespace', `line-${line}`])
  await until(async () => (await server.kubectl.try(['get', 'pumps'])).code === 0, 'the kind is served')
  await inParallel(total, (index) => client.create(pumps, pumpOf(index)))

  const synced = new Map<string, number>()
  for (const subject of subjects) synced.set(subject.name, await timeToSynced(subject))
  const gzip = await atRest('gzip', 31)
  const plain = await atRest('identity', 11)
  const changes = new Map<string, number[]>(subjects.map(({ name }) => [name, []]))
  for (let round = 1; round <= rounds; round++) {
    const indexes = randomIndexes()
    await inParallel(indexes.length, async (at) => {
      const index = indexes[at] ?? 0
      const { metadata } = pumpOf(index)
      const patch = { status: statusOf(index, round) }
      const namespace = metadata.namespace ?? ''
      await client.patch(pumps, metadata.name ?? '', 'merge', patch, { namespace })
    })
    // Long enough for both to have taken the changes in, which to ask them would do; and at no steady pace, because
    // Binnacle does the work before a scrape that it expects.
    await delay(1200 + Math.random() * 1500)
    for (const { name, program } of subjects) changes.get(name)?.push((await scrape(program.url, 'gzip')).ms)
  }
  const sets = await Promise.all(subjects.map(async ({ program }) => (await samples(program.url)).sort()))
  const equal = JSON.stringify(sets[0]) === JSON.stringify(sets[1])
  const measure = async ({ name, program }: Subject): Promise<Measured> => ({
    synced: synced.get(name) ?? Number.NaN,
    rest: median(gzip.get(name)?.slice(1) ?? []),
    plain: median(plain.get(name) ?? []),
    changed: median(changes.get(name) ?? []),
    gzipBytes: (await scrape(program.url, 'gzip')).body.length,
    resident: await residentBytes(program.program.pid, 'VmRSS'),
    peak: await residentBytes(program.program.pid, 'VmHWM'),
  })
  const [theirs, ours] = [await measure(upstreamSubject), await measure(binnacleSubject)]

  const times = (a: number, b: number) => `${(a / b).toFixed(1)} ×`
  const pair = (a: string, b: string, ratio: string) => `${a} → ${b}  ${ratio}`
  const of = (key: keyof Measured, format: (value: number) => string) =>
    pair(format(theirs[key]), format(ours[key]), times(theirs[key], ours[key]))
  report(
    `kube-state-metrics 2.20 → binnacle, ${total} resources with ${seriesPerResource} series each, one configuration`,
    [
      { what: 'the same series', value: equal ? 'yes' : 'NO', target: 'yes' },
      { what: 'process start to synced', value: of('synced', milliseconds), target: '≥ 1 ×' },
      { what: 'resident memory', value: of('resident', megabytes), target: '≥ 1 ×' },
      { what: 'peak resident memory', value: of('peak', megabytes), target: '≥ 1 ×' },
      { what: 'gzip scrape at rest', value: of('rest', milliseconds), target: '≥ 40 ×' },
      { what: 'gzip scrape after 1 % changed', value: of('changed', milliseconds), target: '≥ 5 ×' },
      { what: 'plain scrape at rest', value: of('plain', milliseconds) },
      { what: 'gzip body', value: of('gzipBytes', megabytes) },
    ],
  )
  if (!equal) process.exitCode = 1
} finally {
  agent.destroy()
  await transport.close()
  await Promise.all(subjects.map(({ program }) => program.stop().catch(() => {})))
  await server.stop()
  await rm(directory, { recursive: true, force: true })
}
