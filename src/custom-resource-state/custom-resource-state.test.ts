import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { silentLogger, systemClock } from '../base/index.ts'
import type { Client } from '../client/index.ts'
import { Exposition } from '../exposition/index.ts'
import { type ApiResource, definitionResource, type KubernetesObject } from '../object/index.ts'
import { type ConnectedClient, connectClient, startApiServer, type TestApiServer } from '../testing/index.ts'
import { readConfiguration } from './configuration/read-configuration.ts'
import { CustomResourceState, type CustomResourceStateOptions } from './custom-resource-state.ts'

const kindOf = (kind: string): ApiResource => ({
  group: 'works.example.dev',
  version: 'v1',
  resource: `${kind.toLowerCase()}s`,
  kind,
  namespaced: true,
})

function definitionOf(kind: string): KubernetesObject {
  const plural = `${kind.toLowerCase()}s`
  const openAPIV3Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.works.example.dev` },
    spec: {
      group: 'works.example.dev',
      scope: 'Namespaced',
      names: { kind, plural, singular: kind.toLowerCase() },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema } }],
    },
  }
}

const objectOf = (kind: string, name: string, size: unknown, namespace = 'default'): KubernetesObject => ({
  apiVersion: 'works.example.dev/v1',
  kind,
  metadata: { name, namespace },
  size,
})

const { configuration } = readConfiguration(`
spec:
  resources:
    - groupVersionKind: {group: works.example.dev, version: "*", kind: "*"}
      metricNamePrefix: ""
      labelsFromPath: {name: [metadata, name]}
      metrics: [{name: size, each: {type: Gauge, gauge: {path: [size]}}}]
`)

let server: TestApiServer
let connected: ConnectedClient
let client: Client

beforeAll(async () => {
  server = await startApiServer()
  connected = await connectClient(server)
  client = connected.client
})
afterAll(async () => {
  await connected.close()
  await server.stop()
})

async function define(kind: string): Promise<void> {
  await client.create(definitionResource, definitionOf(kind))
  await vi.waitFor(() => client.list(kindOf(kind)), 10_000)
}

function serve(options: Partial<CustomResourceStateOptions> = {}) {
  const subject = new CustomResourceState({
    client,
    configuration,
    clock: systemClock,
    random: Math.random,
    logger: silentLogger,
    ...options,
  })
  const exposition = new Exposition({ families: () => subject.families() })
  const samples = () =>
    Array.from(exposition.scrape().body, (part) => Buffer.from(part).toString())
      .join('')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) =>
        line.replace(/customresource_group="[^"]*",/, '').replace(/customresource_version="[^"]*",/, ''),
      )
      .sort()
  return { subject, samples }
}

describe('custom resource state', () => {
  test('follows objects and definitionResource, and keeps to itself what befalls one kind', async () => {
    await define('Pump')
    await client.create(kindOf('Pump'), objectOf('Pump', 'a', '2Ki'))
    const { subject, samples } = serve()
    expect(subject.readiness().ready).toBe(false)
    subject.start(new AbortController().signal)
    await vi.waitFor(
      () => expect(samples()).toEqual(['size{customresource_kind="Pump",name="a"} 2048']),
      10_000,
    )
    expect(subject.readiness()).toEqual({
      ready: true,
      parts: [
        { name: 'customresourcedefinitions.apiextensions.k8s.io', ready: true, message: 'synced' },
        { name: 'pumps.works.example.dev/v1', ready: true, message: 'synced' },
      ],
    })

    await client.patch(kindOf('Pump'), 'a', 'merge', { size: 3 }, { namespace: 'default' })
    await client.create(kindOf('Pump'), objectOf('Pump', 'b', 4))
    await vi.waitFor(
      () =>
        expect(samples()).toEqual([
          'size{customresource_kind="Pump",name="a"} 3',
          'size{customresource_kind="Pump",name="b"} 4',
        ]),
      10_000,
    )

    await define('Mill')
    await client.create(kindOf('Mill'), objectOf('Mill', 'm', true))
    await client.delete(kindOf('Pump'), 'b', { namespace: 'default' })
    await vi.waitFor(
      () =>
        expect(samples()).toEqual([
          'size{customresource_kind="Mill",name="m"} 1',
          'size{customresource_kind="Pump",name="a"} 3',
        ]),
      10_000,
    )

    await client.delete(definitionResource, 'mills.works.example.dev')
    await vi.waitFor(() => expect(samples()).toEqual(['size{customresource_kind="Pump",name="a"} 3']), 10_000)
    await subject.stop()
    expect(samples()).toEqual(['size{customresource_kind="Pump",name="a"} 3'])
    await client.delete(definitionResource, 'pumps.works.example.dev')
  })

  test('keeps to the namespaces that it is given, and tells once what has no value', async () => {
    await define('Crane')
    await client.create(kindOf('Crane'), objectOf('Crane', 'here', 1))
    await client.create(kindOf('Crane'), objectOf('Crane', 'odd', 'huge'))
    await client.create(kindOf('Crane'), objectOf('Crane', 'odd-too', 'huge'))
    await client.create(kindOf('Crane'), objectOf('Crane', 'there', 2, 'kube-system'))
    const warnings: string[] = []
    const logger = { ...silentLogger, warn: (message: string) => warnings.push(message) }
    const { subject, samples } = serve({ namespaces: ['default', 'kube-public'], logger })
    subject.start(new AbortController().signal)
    await vi.waitFor(
      () => expect(samples()).toEqual(['size{customresource_kind="Crane",name="here"} 1']),
      10_000,
    )
    expect(warnings).toEqual(['a metric has no value for an object; further ones are told at level debug'])
    await subject.stop()
  })

  test('starts once, and stops without having started', async () => {
    const { subject } = serve()
    await subject.stop()
    expect(() => subject.start(new AbortController().signal)).toThrow('starts once')
  })

  test('takes definitions from whoever watches them, and then watches kinds alone', async () => {
    await define('Press')
    await client.create(kindOf('Press'), objectOf('Press', 'a', 7))
    const asked = new Set<string>()
    const seen: Pick<Client, 'list' | 'watch'> = {
      list: (resource, options) => {
        asked.add(resource.resource)
        return client.list(resource, options)
      },
      watch: (resource, options) => {
        asked.add(resource.resource)
        return client.watch(resource, options)
      },
    }
    const { subject, samples } = serve({ client: seen, sharesDefinitions: true })
    subject.start(new AbortController().signal)
    const definition = await client.get<KubernetesObject>(definitionResource, 'presss.works.example.dev')
    subject.definitions.begin()
    subject.definitions.add(definition)
    subject.definitions.commit('1')
    await vi.waitFor(
      () => expect(samples()).toEqual(['size{customresource_kind="Press",name="a"} 7']),
      10_000,
    )
    expect([...asked]).toEqual(['presss'])
    expect(subject.readiness().parts.map(({ name }) => name)).toEqual(['presss.works.example.dev/v1'])
    await subject.stop()
  })
})
