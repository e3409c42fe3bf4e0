import { readFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Client, HttpTransport, loadKubeconfig } from '../../src/client/index.ts'
import type { ApiResource, KubernetesObject } from '../../src/object/index.ts'
import { kubernetesRecipe, prometheusRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { runCommand } from './component/run-command.ts'
import { Binnacle } from './process/binnacle.ts'
import { KubeApiserver } from './process/kube-apiserver.ts'
import { Prometheus } from './process/prometheus.ts'
import { until } from './process/running-program.ts'

const kubernetes = await component(kubernetesRecipe)
const prometheusBinaries = await component(prometheusRecipe)
const siteCrd = await readFile(path.join(import.meta.dirname, 'fixture', 'site-crd.yaml'), 'utf8')

const sites: ApiResource = {
  group: 'web.example.dev',
  version: 'v1',
  resource: 'sites',
  kind: 'Site',
  namespaced: true,
}
const names = Array.from({ length: 40 }, (_, index) => `site-${index}`)
/** Ten minutes of scrapes every fifteen seconds are forty; here they come every second. */
const scrapes = 40
const timeoutSeconds = 1

/** Asks for the text format whatever the scraper asks for, because Prometheus 2.42 always prefers OpenMetrics. */
function textProxy(target: string): http.Server {
  return http.createServer((request, response) => {
    const headers = { ...request.headers, accept: 'text/plain;version=0.0.4' }
    http
      .get(new URL(request.url ?? '/', target), { headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      })
      .on('error', () => response.destroy())
  })
}

describeReal('a real Prometheus during churn', [kubernetes, prometheusBinaries], () => {
  const server = new KubeApiserver(kubernetes)
  let client: Client
  let transport: HttpTransport
  let binnacle: Binnacle
  let prometheus: Prometheus
  let proxy: http.Server
  let turns = 0

  beforeAll(async () => {
    await server.start()
    await server.kubectl.apply(siteCrd)
    await until(async () => (await server.kubectl.try(['get', 'sites'])).code === 0, 'the kind is served')
    transport = new HttpTransport({ config: await loadKubeconfig({ path: server.kubeconfigPath }) })
    client = new Client({ transport })
    binnacle = new Binnacle(['--kubeconfig', server.kubeconfigPath])
    await binnacle.start()
    await binnacle.ready()
    proxy = textProxy(binnacle.url)
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const { port } = proxy.address() as AddressInfo
    prometheus = new Prometheus(
      prometheusBinaries,
      `global: { scrape_interval: 1s, scrape_timeout: ${timeoutSeconds}s }
scrape_configs:
  - job_name: openmetrics
    static_configs: [{ targets: ['${new URL(binnacle.url).host}'] }]
  - job_name: text
    static_configs: [{ targets: ['127.0.0.1:${port}'] }]
`,
    )
    await prometheus.start()
  })
  afterAll(async () => {
    await prometheus?.stop()
    proxy?.close()
    proxy?.closeAllConnections()
    await binnacle?.stop()
    await transport?.close()
    await server.stop()
  })

  /** Creates, breaks, mends, deletes and creates again, as fast as the server takes it, but no faster than needed. */
  async function turn(): Promise<void> {
    const name = names[turns % names.length] ?? ''
    const phase = Math.floor(turns / names.length) % 4
    turns++
    const scope = { namespace: 'default' }
    if (phase === 0) await client.create(sites, siteOf(name), scope)
    else if (phase === 3) await client.delete(sites, name, scope)
    else {
      const site = await client.get(sites, name, scope)
      await client.update(
        sites,
        { ...site, status: statusOf(phase === 1) },
        { ...scope, subresource: 'status' },
      )
    }
  }

  test('it takes every scrape of either format, and drops no sample and meets none twice', async () => {
    while (turns <= names.length * 8 || (await fewestScrapes()) < scrapes) {
      for (let count = 0; count < names.length; count++) {
        await turn()
        if (turns % (names.length * 3) === 0) await recreateKind()
        await delay(15)
      }
    }
    // On a busy machine a scrape may run out of time, which is no fault of what it brings.
    const failed = `count_over_time((up == 0 and scrape_duration_seconds < ${timeoutSeconds})[30m:1s])`
    expect(await prometheus.query(failed)).toEqual([])
    for (const job of ['openmetrics', 'text']) {
      const lost = await prometheus.query(
        `max_over_time((scrape_samples_scraped{job="${job}"} - scrape_samples_post_metric_relabeling{job="${job}"})[30m:1s])`,
      )
      expect(lost.map(({ value }) => value[1])).toEqual(['0'])
    }
    const own = await (await fetch(`${prometheus.url}/metrics`)).text()
    const dropped = own.match(/^prometheus_target_scrapes_(sample_\w+|exceeded_sample_limit)_total (\d+)$/gm)
    expect(dropped?.length).toBeGreaterThanOrEqual(4)
    expect(dropped?.filter((line) => !line.endsWith(' 0'))).toEqual([])
    const ended = await prometheus.query('count(count_over_time(binnacle_cr_info{job="openmetrics"}[30m]))')
    expect(Number(ended[0]?.value[1])).toBeGreaterThan(names.length)
  }, 900_000)

  test('promtool finds nothing to say of what is served then', async () => {
    const promtool = path.join(prometheusBinaries, 'promtool')
    const checked = await runCommand(promtool, ['check', 'metrics'], { input: await binnacle.metrics() })
    expect(checked).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  /** Of the job that has fewer: how many have succeeded. */
  async function fewestScrapes(): Promise<number> {
    const sums = await prometheus.query('sum_over_time(up[30m])')
    return sums.length < 2 ? 0 : Math.min(...sums.map(({ value }) => Number(value[1])))
  }

  /** Everything of the kind goes at once and comes back. */
  async function recreateKind(): Promise<void> {
    await server.kubectl.run(['delete', 'crd', 'sites.web.example.dev'])
    await server.kubectl.apply(siteCrd)
    await until(
      async () => (await server.kubectl.try(['get', 'sites'])).code === 0,
      'the kind is served again',
    )
    turns = Math.ceil(turns / (names.length * 4)) * names.length * 4
  }
})

function siteOf(name: string): KubernetesObject {
  return {
    apiVersion: 'web.example.dev/v1',
    kind: 'Site',
    metadata: { name, namespace: 'default' },
    spec: { image: 'nginx:1.27', replicas: 2 },
  }
}

function statusOf(ready: boolean): object {
  const lastTransitionTime = new Date(Date.now()).toISOString().replace(/\.\d+/, '')
  return {
    phase: ready ? 'Serving' : 'Failed',
    observedGeneration: 1,
    conditions: [
      { type: 'Ready', status: ready ? 'True' : 'False', reason: 'Churn', message: '', lastTransitionTime },
    ],
  }
}
