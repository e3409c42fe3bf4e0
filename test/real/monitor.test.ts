import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { KubernetesObject } from '../../src/object/index.ts'
import { hasSharedData, sharedData } from '../data/shared-data.ts'
import { kubernetesRecipe, prometheusRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { runCommand } from './component/run-command.ts'
import { Binnacle } from './process/binnacle.ts'
import { KubeApiserver } from './process/kube-apiserver.ts'
import { Prometheus, type PrometheusSample } from './process/prometheus.ts'
import { until } from './process/running-program.ts'

const crds = sharedData('crds')
const kubernetes = await component(kubernetesRecipe)
const prometheusBinaries = await component(prometheusRecipe)
const siteCrd = await readFile(path.join(import.meta.dirname, 'fixture', 'site-crd.yaml'), 'utf8')

const site = (name: string) => `apiVersion: web.example.dev/v1
kind: Site
metadata: { name: ${name}, namespace: default }
spec: { image: 'nginx:1.27' }
`

/** `kind.group namespace/name` of a series; Prometheus drops an empty label. */
const identity = ({ metric }: PrometheusSample) =>
  `${metric.kind}.${metric.group} ${metric.namespace ?? ''}/${metric.name}`

/** Sample lines of all families whose kind is not the given one, without the monitor's own and the counts of events. */
const seriesWithout = (exposition: string, kind: string) =>
  exposition
    .split('\n')
    .filter((line) => line.startsWith('binnacle_cr_') && !line.includes(`kind="${kind}"`))
    .sort()

describeReal(
  'the monitor on a real API server',
  [kubernetes, prometheusBinaries, hasSharedData('crds') ? 'data' : ''],
  () => {
    const server = new KubeApiserver(kubernetes)
    let directory: string
    let binnacle: Binnacle
    let prometheus: Prometheus
    let stored: string[]
    let accepted: number

    beforeAll(async () => {
      directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-monitor-'))
      await server.start()
      accepted = await applyDefinitions()
      stored = await applySamples()
      binnacle = new Binnacle(['--kubeconfig', server.kubeconfigPath])
      await binnacle.start()
      await binnacle.ready()
      prometheus = new Prometheus(prometheusBinaries, prometheusConfiguration(binnacle.url))
      await prometheus.start()
      await until(
        async () => (await prometheus.query('up{job="binnacle"} == 1')).length === 1,
        'Prometheus scraped it',
      )
    })
    afterAll(async () => {
      await prometheus?.stop()
      await binnacle?.stop()
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    })

    async function applyDefinitions(): Promise<number> {
      const folder = path.join(crds, 'manifests')
      const { stdout, stderr } = await server.kubectl.try(['apply', '--server-side', '-R', '-f', folder], {
        timeout: 300_000,
      })
      const applied = stdout.split('\n').filter((line) => line.endsWith(' serverside-applied')).length
      const files = (await readdir(folder, { recursive: true })).filter((name) =>
        /\.(ya?ml|json)$/.test(name),
      ).length
      process.stderr.write(`${applied} definitions accepted from ${files} files\n${stderr.slice(0, 2000)}`)
      await server.kubectl.run(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'])
      return applied
    }

    /** Applies every sample; gives the identities of those that the server then has. */
    async function applySamples(): Promise<string[]> {
      const lines = (await readFile(path.join(crds, 'samples.jsonl'), 'utf8')).split('\n').filter(Boolean)
      const samples = lines.map((line): KubernetesObject => JSON.parse(line))
      const namespaces = [...new Set(samples.flatMap(({ metadata }) => metadata.namespace ?? []))]
      const file = path.join(directory, 'samples.json')
      const manifests: KubernetesObject[] = [
        ...namespaces.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
        ...samples,
      ]
      await writeFile(file, manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'))
      const { stdout, stderr } = await server.kubectl.try(
        ['apply', '--server-side', '-o', 'name', '-f', file],
        { timeout: 300_000 },
      )
      const names = stdout.split('\n').filter((line) => line && !line.startsWith('namespace/'))
      process.stderr.write(`${names.length} of ${samples.length} samples stored\n${stderr.slice(0, 500)}\n`)
      return customResources()
    }

    /** Every custom resource of the server, as kubectl sees it. */
    async function customResources(): Promise<string[]> {
      const list = JSON.parse(await server.kubectl.run(['get', 'crd', '-o', 'json'])) as {
        items: KubernetesObject[]
      }
      const names = list.items.map(({ metadata }) => metadata.name).join(',')
      const all = JSON.parse(await server.kubectl.run(['get', names, '-A', '-o', 'json'])) as {
        items: KubernetesObject[]
      }
      return all.items
        .map(
          ({ apiVersion, kind, metadata }) =>
            `${kind}.${apiVersion?.split('/')[0]} ${metadata.namespace ?? ''}/${metadata.name}`,
        )
        .sort()
    }

    test('every definition and sample was there to be seen', () => {
      expect(accepted).toBeGreaterThan(300)
      expect(stored.length).toBeGreaterThan(150)
    })

    test('Prometheus scrapes it with its default configuration and drops nothing', async () => {
      const [scraped] = await prometheus.query('scrape_samples_scraped{job="binnacle"}')
      const [kept] = await prometheus.query('scrape_samples_post_metric_relabeling{job="binnacle"}')
      expect(Number(scraped?.value[1])).toBeGreaterThan(stored.length * 10)
      expect(kept?.value[1]).toBe(scraped?.value[1])
      const own = await (await fetch(`${prometheus.url}/metrics`)).text()
      const dropped = own.match(
        /^prometheus_target_scrapes_(sample_\w+|exceeded_sample_limit)_total (\d+)$/gm,
      )
      expect(dropped?.length).toBeGreaterThanOrEqual(4)
      expect(dropped?.filter((line) => !line.endsWith(' 0'))).toEqual([])
    })

    test('promtool check metrics is silent', async () => {
      const promtool = path.join(prometheusBinaries, 'promtool')
      expect(await runCommand(promtool, ['check', 'metrics'], { input: await binnacle.metrics() })).toEqual({
        code: 0,
        stdout: '',
        stderr: '',
      })
    })

    test('every stored resource has its info and exactly one state of health', async () => {
      const infos = await prometheus.query('binnacle_cr_info')
      expect(infos.map(identity).sort()).toEqual(stored)
      expect(infos.every(({ metric }) => metric.version && metric.uid)).toBe(true)
      const health = await prometheus.query('sum by (group, kind, namespace, name) (binnacle_cr_health)')
      expect(health.map(identity).sort()).toEqual(stored)
      expect(health.filter(({ value }) => value[1] !== '1')).toEqual([])
      const states = await prometheus.query('count by (state) (binnacle_cr_health)')
      expect(states.map(({ metric, value }) => [metric.state, Number(value[1])]).sort()).toEqual(
        ['degraded', 'healthy', 'progressing', 'suspended', 'terminating', 'unknown'].map((state) => [
          state,
          stored.length,
        ]),
      )
    })

    test('a definition that is added, changed and deleted moves its own series only', async () => {
      const before = seriesWithout(await binnacle.metrics(), 'Site')
      await server.kubectl.apply(siteCrd)
      await until(
        () => server.kubectl.run(['create', '-f', '-'], { input: site('blog') }),
        'the site is created',
      )
      const shows = (text: string) => async () => (await binnacle.metrics()).includes(text)
      await until(
        shows('binnacle_cr_info{group="web.example.dev",kind="Site",namespace="default",name="blog"'),
        'its series come',
      )
      expect(seriesWithout(await binnacle.metrics(), 'Site')).toEqual(before)

      const column = '- { name: Wanted, type: integer, jsonPath: .spec.replicas }\n        - { name: Image'
      await server.kubectl.apply(siteCrd.replace('- { name: Image', column))
      await until(
        shows('kind="Site",namespace="default",name="blog",column="Wanted"'),
        'a new column becomes a series',
      )
      expect(seriesWithout(await binnacle.metrics(), 'Site')).toEqual(before)

      await server.kubectl.run(['delete', 'crd', 'sites.web.example.dev'])
      await until(async () => !(await binnacle.metrics()).includes('web.example.dev'), 'its series go')
      expect(seriesWithout(await binnacle.metrics(), 'Site')).toEqual(before)
    })

    test('it outlives the API server: the last data stays, readiness tells, and it goes on by itself', async () => {
      const resources = async () => (await binnacle.metrics()).match(/^binnacle_cr_info\{.*$/gm)
      const before = await resources()
      await server.killServer()
      await until(async () => !(await fetch(`${binnacle.url}/readyz`)).ok, 'it says that it is not ready')
      expect(await resources()).toEqual(before)
      await server.startServer()
      await server.kubectl.apply(siteCrd)
      await until(
        () => server.kubectl.run(['create', '-f', '-'], { input: site('after') }),
        'a site is created',
      )
      await until(
        async () => (await binnacle.metrics()).includes('kind="Site",namespace="default",name="after"'),
        'the new resource is seen',
        90_000,
      )
      await binnacle.ready()
    })

    test('SIGTERM ends it cleanly', async () => {
      expect(await binnacle.stop()).toBe(0)
    })
  },
)

function prometheusConfiguration(target: string): string {
  return `global: { scrape_interval: 2s }
scrape_configs:
  - job_name: binnacle
    static_configs: [{ targets: ['${new URL(target).host}'] }]
`
}
