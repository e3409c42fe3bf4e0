import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { ManualClock, silentLogger } from '../../src/base/index.ts'
import { Exposition, lint, parseOpenMetrics } from '../../src/exposition/index.ts'
import { crdText } from '../../src/monitor/fixture/crd-text.ts'
import { FakeCluster } from '../../src/monitor/fixture/fake-cluster.ts'
import { Monitor } from '../../src/monitor/index.ts'
import type { KubernetesObject } from '../../src/object/index.ts'
import { describeData, sharedData } from './shared-data.ts'

const manifests = 'crds/manifests'
const samples = 'crds/samples.jsonl'
const cases = 'argo-health/cases.jsonl'
const crds = 'customresourcedefinitions.apiextensions.k8s.io'
const established = { conditions: [{ type: 'Established', status: 'True' }] }
const linesOf = (part: string) => readFileSync(sharedData(part), 'utf8').split('\n').filter(Boolean)

async function expositionOf(cluster: FakeCluster, monitors: Monitor[]): Promise<[Monitor, string]> {
  const clock = new ManualClock()
  const monitor = new Monitor({
    client: cluster.client,
    clock,
    random: () => 0.5,
    logger: silentLogger,
    build: { version: '0.1.0', nodeVersion: 'v24.0.0' },
  })
  monitors.push(monitor)
  monitor.start(new AbortController().signal)
  await clock.advance(0)
  const exposition = new Exposition({ families: () => monitor.families() })
  const accept = 'application/openmetrics-text;version=1.0.0'
  return [
    monitor,
    Buffer.concat(Array.from(exposition.scrape({ accept }).body, (part) => Buffer.from(part))).toString(),
  ]
}

/** What a strict parser, which refuses repeated series, and the lint find wrong. */
function faultsOf(text: string): string[] {
  const { families, errors } = parseOpenMetrics(text)
  return [...errors, ...lint(families, 'openmetrics')].map(({ line, message }) => `${line}: ${message}`)
}

describeData('on real data the monitor', [manifests, samples, cases], () => {
  const monitors: Monitor[] = []
  afterAll(() => Promise.all(monitors.map((monitor) => monitor.stop())))

  describe('the definitions and samples of a hundred operators', () => {
    const objects: KubernetesObject[] = []
    let monitor: Monitor
    let text: string
    beforeAll(async () => {
      const cluster = new FakeCluster()
      const plurals = new Map<string, string>()
      for (const file of readdirSync(sharedData(manifests))) {
        const crd = parse(readFileSync(sharedData(path.join(manifests, file)), 'utf8'))
        plurals.set(`${crd.spec.names.kind}.${crd.spec.group}`, crd.spec.names.plural)
        cluster.putObject(crds, { ...crd, status: established })
      }
      for (const line of linesOf(samples)) {
        const object: KubernetesObject = JSON.parse(line)
        const group = String(object.apiVersion).split('/')[0]
        const plural = plurals.get(`${object.kind}.${group}`)
        if (plural === undefined) continue
        objects.push(cluster.putObject(`${plural}.${group}`, object))
      }
      ;[monitor, text] = await expositionOf(cluster, monitors)
    })

    test('are all watched', () => {
      expect(objects.length).toBeGreaterThan(200)
      expect(monitor.kinds().filter(({ state }) => state !== 'synced')).toEqual([])
      expect(monitor.kinds().reduce((sum, kind) => sum + kind.objects, 0)).toBe(
        new Set(
          objects.map(({ metadata: { namespace, name }, apiVersion, kind }) =>
            [apiVersion, kind, namespace, name].join(),
          ),
        ).size,
      )
    })

    test('give an exposition without a fault', () => {
      expect(faultsOf(text)).toEqual([])
    })

    test('have each an info and a health', () => {
      for (const { kind, metadata } of objects) {
        const identity = `kind="${kind}",namespace="${metadata.namespace ?? ''}",name="${metadata.name}"`
        expect(text).toMatch(new RegExp(`^binnacle_cr_info\\{group="[^"]+",${identity},version="[^"]+"`, 'm'))
        expect(text).toMatch(
          new RegExp(`^binnacle_cr_health\\{group="[^"]+",${identity},state="unknown"\\}`, 'm'),
        )
      }
    })
  })

  test('the objects with hand-written health rules give an exposition without a fault', async () => {
    const cluster = new FakeCluster()
    const kinds = new Set<string>()
    let count = 0
    for (const line of linesOf(cases)) {
      const { group, kind, object } = JSON.parse(line)
      const resource = `${String(kind).toLowerCase()}s.${group}`
      if (!kinds.has(resource)) cluster.put(crds, crdText({ kind, group }))
      kinds.add(resource)
      cluster.putObject(resource, { ...object, metadata: { ...object.metadata, name: `case-${++count}` } })
    }
    const [monitor, text] = await expositionOf(cluster, monitors)
    expect(faultsOf(text)).toEqual([])
    expect([...monitor.rows()]).toHaveLength(count)
  })
})
