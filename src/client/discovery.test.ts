import { describe, expect, test } from 'vitest'
import { Client } from './client.ts'
import { type Answer, ScriptedTransport } from './fixture/scripted-transport.ts'

const verbs = ['get', 'list', 'watch']

const aggregated: Record<string, object> = {
  '/api': {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    items: [
      {
        metadata: {},
        versions: [
          {
            version: 'v1',
            freshness: 'Current',
            resources: [
              {
                resource: 'pods',
                responseKind: { group: '', version: '', kind: 'Pod' },
                scope: 'Namespaced',
                singularResource: 'pod',
                shortNames: ['po'],
                categories: ['all'],
                verbs,
                subresources: [
                  { subresource: 'status', verbs },
                  { subresource: 'log', verbs },
                ],
              },
              { resource: 'broken', scope: 'Namespaced', verbs: null },
            ],
          },
        ],
      },
    ],
  },
  '/apis': {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    items: [
      {
        metadata: { name: 'apps' },
        versions: [
          {
            version: 'v1',
            resources: [
              {
                resource: 'deployments',
                responseKind: { kind: 'Deployment' },
                scope: 'Namespaced',
                singularResource: 'deployment',
                shortNames: ['deploy'],
                categories: ['all'],
                verbs,
              },
            ],
          },
        ],
      },
      {
        metadata: { name: 'web.dev' },
        versions: ['v1', 'v1beta1'].map((version) => ({
          version,
          resources: [
            {
              resource: 'sites',
              responseKind: { group: 'web.dev', version, kind: 'Site' },
              scope: 'Cluster',
              singularResource: 'site',
              verbs,
            },
          ],
        })),
      },
      {
        metadata: { name: 'metrics.k8s.io' },
        versions: [{ version: 'v1beta1', freshness: 'Stale', resources: [] }],
      },
      {
        metadata: { name: 'web.example' },
        versions: [
          {
            version: 'v1',
            resources: [
              {
                resource: 'sites',
                responseKind: { kind: 'Site' },
                scope: 'Namespaced',
                singularResource: 'site',
                verbs,
              },
            ],
          },
        ],
      },
    ],
  },
}

const legacyPod = {
  name: 'pods',
  singularName: 'pod',
  namespaced: true,
  kind: 'Pod',
  verbs,
  shortNames: ['po'],
  categories: ['all'],
}
const legacy: Record<string, object> = {
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/api/v1': {
    kind: 'APIResourceList',
    groupVersion: 'v1',
    resources: [
      legacyPod,
      { name: 'pods/status', namespaced: true, kind: 'Pod', verbs },
      { name: 'pods/log', namespaced: true, kind: 'Pod', verbs },
    ],
  },
  '/apis': {
    kind: 'APIGroupList',
    groups: [
      {
        name: 'web.dev',
        versions: [
          { groupVersion: 'web.dev/v1beta1', version: 'v1beta1' },
          { groupVersion: 'web.dev/v1', version: 'v1' },
          { groupVersion: 'web.dev/v2', version: 'v2' },
        ],
        preferredVersion: { groupVersion: 'web.dev/v1', version: 'v1' },
      },
    ],
  },
  '/apis/web.dev/v1': {
    groupVersion: 'web.dev/v1',
    resources: [{ name: 'sites', singularName: 'site', namespaced: false, kind: 'Site', verbs }],
  },
  '/apis/web.dev/v2': {
    groupVersion: 'web.dev/v2',
    resources: [{ name: 'sites', singularName: 'site', namespaced: false, kind: 'Site', verbs }],
  },
}

function serving(documents: Record<string, object>, failing: Record<string, Answer> = {}) {
  const transport = new ScriptedTransport(({ path }) => {
    const body = documents[path]
    return failing[path] ?? (body ? { body } : { status: 503, body: 'service unavailable' })
  })
  return { transport, client: new Client({ transport }) }
}

describe('the aggregated form', () => {
  test('takes two requests and gives every version, the preferred first', async () => {
    const { client, transport } = serving(aggregated)
    const discovery = await client.discover()
    expect(transport.requests.map(({ path }) => path)).toEqual(['/api', '/apis'])
    expect(transport.requests[0]?.headers.accept).toMatch(/v=v2;as=APIGroupDiscoveryList.*application\/json$/)
    expect(
      discovery.resources.map(({ resource, group, version }) => `${resource}.${version}.${group}`),
    ).toEqual([
      'pods.v1.',
      'deployments.v1.apps',
      'sites.v1.web.dev',
      'sites.v1beta1.web.dev',
      'sites.v1.web.example',
    ])
    expect(discovery.resources[0]).toEqual({
      group: '',
      version: 'v1',
      resource: 'pods',
      kind: 'Pod',
      namespaced: true,
      singular: 'pod',
      shortNames: ['po'],
      categories: ['all'],
      verbs,
      subresources: ['status', 'log'],
    })
  })

  test('a stale part is a failure beside the rest', async () => {
    const { failures } = await serving(aggregated).client.discover()
    expect(failures).toMatchObject([{ groupVersion: 'metrics.k8s.io/v1beta1', error: { retriable: true } }])
  })
})

describe('the old form', () => {
  test('takes a request for each version, and gives the same', async () => {
    const { client } = serving(legacy)
    const discovery = await client.discover()
    expect(discovery.resources.map(({ resource, version }) => `${resource}.${version}`)).toEqual([
      'pods.v1',
      'sites.v1',
      'sites.v2',
    ])
    expect(discovery.resources[0]).toEqual((await serving(aggregated).client.discover()).resources[0])
    expect(discovery.groups).toEqual([
      { name: '', versions: ['v1'] },
      { name: 'web.dev', versions: ['v1', 'v2', 'v1beta1'] },
    ])
  })

  test('a version that fails is a failure beside the rest', async () => {
    const { failures } = await serving(legacy).client.discover()
    expect(failures).toMatchObject([{ groupVersion: 'web.dev/v1beta1', error: { code: 503 } }])
  })
})

describe('when a whole root fails', () => {
  test('the other is still there', async () => {
    const { client } = serving(aggregated, { '/apis': { status: 403 } })
    const discovery = await client.discover()
    expect(discovery.find('pods')?.kind).toBe('Pod')
    expect(discovery.failures).toMatchObject([{ groupVersion: '/apis', error: { code: 403 } }])
  })

  test('and the other too, discovery fails', async () => {
    await expect(serving({}).client.discover()).rejects.toMatchObject({ kind: 'api', code: 503 })
  })

  test('an abort is no partial failure', async () => {
    const reason = new Error('enough')
    await expect(serving(legacy).client.discover({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})

describe('finding a kind by the words people use', () => {
  test.each([
    ['pods', 'pods.v1.'],
    ['pod', 'pods.v1.'],
    ['po', 'pods.v1.'],
    ['Pod', 'pods.v1.'],
    ['PODS', 'pods.v1.'],
    ['pods.v1', 'pods.v1.'],
    ['pods.v1.', 'pods.v1.'],
    ['deploy.apps', 'deployments.v1.apps'],
    ['deployments.v1.apps', 'deployments.v1.apps'],
    ['Deployment.v1.apps', 'deployments.v1.apps'],
    ['Deployment.apps', 'deployments.v1.apps'],
    ['sites', 'sites.v1.web.dev'],
    ['sites.v1beta1.web.dev', 'sites.v1beta1.web.dev'],
    ['sites.web.dev', 'sites.v1.web.dev'],
    ['sites.web.example', 'sites.v1.web.example'],
    ['sites.web.e', 'sites.v1.web.example'],
    ['Site.web.dev', 'sites.v1.web.dev'],
    ['nothing', undefined],
    ['pods.apps', undefined],
    ['sites.v9.web.dev', undefined],
    ['', undefined],
  ])('%s → %s', async (words, expected) => {
    const found = (await serving(aggregated).client.discover()).find(words)
    expect(found && `${found.resource}.${found.version}.${found.group}`).toBe(expected)
  })

  test('the preferred version of each resource tells its categories', async () => {
    const discovery = await serving(aggregated).client.discover()
    const ofAll = discovery.preferred().filter(({ categories }) => categories.includes('all'))
    expect(ofAll.map(({ kind }) => kind)).toEqual(['Pod', 'Deployment'])
    expect(discovery.preferred()).toHaveLength(4)
    expect(discovery.kind({ group: 'web.dev', kind: 'Site' })?.version).toBe('v1')
    expect(discovery.kind({ group: 'web.dev', kind: 'Site' }, 'v1beta1')?.version).toBe('v1beta1')
  })
})
