// The monitor on 10,000 resources of one kind from a real kube-apiserver: time to synced, memory, scrapes.
import { readFileSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { systemClock } from '../../src/base/index.ts'
import { Client, HttpTransport, loadKubeconfig } from '../../src/client/index.ts'
import type { ApiResource, KubernetesObject } from '../../src/object/index.ts'
import { obtain } from '../real/component/component-cache.ts'
import { kubernetesRecipe } from '../real/component/recipe.ts'
import { Binnacle } from '../real/process/binnacle.ts'
import { KubeApiserver } from '../real/process/kube-apiserver.ts'
import { until } from '../real/process/running-program.ts'
import { median, megabytes, milliseconds, report } from './report.ts'

const agent = new http.Agent({ keepAlive: true })
const total = Number(process.argv[2] ?? 10_000)
const sites: ApiResource = {
  group: 'web.example.dev',
  version: 'v1',
  resource: 'sites',
  kind: 'Site',
  namespaced: true,
}
const siteCrd = readFileSync(path.join(import.meta.dirname, '..', 'real', 'fixture', 'site-crd.yaml'), 'utf8')

const kubernetes = await obtain(kubernetesRecipe)
if ('missing' in kubernetes) throw new Error(kubernetes.missing)
const server = new KubeApiserver(kubernetes.directory)
await server.start()
const binnacle = new Binnacle(['--kubeconfig', server.kubeconfigPath])
try {
  await server.kubectl.apply(siteCrd)
  await until(async () => (await server.kubectl.try(['get', 'sites'])).code === 0, 'the kind is served')
  const transport = new HttpTransport({ config: await loadKubeconfig({ path: server.kubeconfigPath }) })
  await fill(new Client({ transport }))
  await transport.close()

  const started = performance.now()
  await binnacle.start()
  await binnacle.ready()
  const synced = performance.now() - started
  const afterSync = residentBytes()
  const gzip = await scrapes({ 'accept-encoding': 'gzip' })
  const plain = await scrapes({ 'accept-encoding': 'identity' })
  const text = await binnacle.metrics()
  const series = text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length
  report(`monitor, ${total} resources of one kind on kube-apiserver 1.36`, [
    { what: 'process start to synced', value: milliseconds(synced), target: '< 3000 ms' },
    { what: 'series per resource', value: (series / total).toFixed(1), target: '≥ 15' },
    { what: 'exposition', value: megabytes(text.length) },
    { what: 'resident memory after sync', value: megabytes(afterSync), target: '< 150 MB' },
    { what: 'resident memory after scrapes', value: megabytes(residentBytes()), target: '< 150 MB' },
    { what: 'peak resident memory', value: megabytes(residentBytes('VmHWM')) },
    { what: 'gzip scrape, first', value: milliseconds(gzip.first) },
    { what: 'gzip scrape at rest', value: milliseconds(gzip.rest), target: '< 15 ms' },
    { what: 'plain scrape at rest', value: milliseconds(plain.rest), target: '< 60 ms' },
  ])
} finally {
  agent.destroy()
  await binnacle.stop().catch(() => {})
  await server.stop()
}

/** Creates the resources and writes a status to each, 32 in flight. */
async function fill(client: Client): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let index = next++; index < total; index = next++) {
      const created = await client.create(sites, siteOf(index))
      const ready = index % 20 !== 0
      const conditions = [
        {
          type: 'Ready',
          status: ready ? 'True' : 'False',
          reason: ready ? 'Serving' : 'CrashLoopBackOff',
          message: '',
          lastTransitionTime: new Date(systemClock.now()).toISOString().replace(/\.\d+/, ''),
        },
      ]
      await client.update(
        sites,
        { ...created, status: { phase: ready ? 'Serving' : 'Failed', observedGeneration: 1, conditions } },
        { subresource: 'status' },
      )
    }
  }
  await Promise.all(Array.from({ length: 32 }, worker))
}

function siteOf(index: number): KubernetesObject {
  return {
    apiVersion: 'web.example.dev/v1',
    kind: 'Site',
    metadata: {
      name: `site-${String(index).padStart(5, '0')}`,
      namespace: 'default',
      labels: { app: 'site', shard: String(index % 10) },
    },
    spec: { image: 'nginx:1.27', replicas: 3 },
  }
}

/** Times until the last byte is here, as it was sent: inflating it is the scraper's affair. */
async function scrapes(headers: Record<string, string>): Promise<{ first: number; rest: number }> {
  const times: number[] = []
  for (let run = 0; run < 21; run++) times.push(await timeToLastByte(`${binnacle.url}/metrics`, headers))
  return { first: times[0] ?? Number.NaN, rest: median(times.slice(1)) }
}

function timeToLastByte(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    http
      .get(url, { headers, agent }, (response) => {
        response.on('data', () => {}).on('end', () => resolve(performance.now() - started))
      })
      .on('error', reject)
  })
}

function residentBytes(field = 'VmRSS'): number {
  const status = readFileSync(`/proc/${binnacle.program.pid}/status`, 'utf8')
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024
}
