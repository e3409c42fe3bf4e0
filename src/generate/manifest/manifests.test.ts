import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import type { KubernetesObject } from '../../object/index.ts'
import { loadBundle } from './load-bundle.ts'
import { manifestProblems, manifestWarnings } from './manifest-problems.ts'
import { manifestValues } from './manifest-values.ts'
import { manifestFiles, manifests, manifestText } from './manifests.ts'

function objects(values: object = {}, release = 'binnacle'): KubernetesObject[] {
  return manifests({ release, namespace: 'watch', version: '1.2.3', values: manifestValues.parse(values) })
}

/** The fields of an object at a path, as YAML reads them: `spec.template.spec`. */
function at(object: KubernetesObject | undefined, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], object)
}

const kinds = (found: readonly KubernetesObject[]) =>
  found.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? '-'}/${metadata.name}`)

function only(kind: string, values: object = {}): KubernetesObject {
  const found = objects(values).filter((object) => object.kind === kind)
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} of ${kind}`)
  return found[0]
}

interface Container {
  readonly image: string
  readonly args: readonly string[]
}

function container(values: object): Container {
  const kind = objects(values).find((object) => ['Deployment', 'StatefulSet'].includes(object.kind ?? ''))
  return (at(kind, 'spec.template.spec.containers') as Container[])[0] as Container
}

test('without values it is a Deployment with what it needs, and nothing that a small cluster does not have', () => {
  expect(kinds(objects())).toEqual([
    'ServiceAccount watch/binnacle',
    'ClusterRole -/watch:binnacle',
    'ClusterRoleBinding -/watch:binnacle',
    'Service watch/binnacle',
    'Deployment watch/binnacle',
    'NetworkPolicy watch/binnacle',
    'ServiceMonitor watch/binnacle',
  ])
})

test('what there is only with values for it', () => {
  expect(kinds(objects({ createNamespace: true }))[0]).toBe('Namespace -/watch')
  expect(kinds(objects({ replicas: 2 }))).toContain('PodDisruptionBudget watch/binnacle')
  expect(kinds(objects({ history: { enabled: true } }))).toContain(
    'PersistentVolumeClaim watch/binnacle-history',
  )
  expect(kinds(objects({ sharding: { enabled: true } }))).toContain('StatefulSet watch/binnacle')
  expect(kinds(objects({ monitor: { pairs: [{ group: 'a', kind: 'B', silence: ['*'] }] } }))).toContain(
    'ConfigMap watch/binnacle-configuration',
  )
  expect(kinds(objects({ watch: { namespaces: ['a'] } }))).toEqual(
    expect.arrayContaining(['Role a/binnacle', 'RoleBinding a/binnacle']),
  )
})

test('two installations in two namespaces share no name outside of them', () => {
  expect(kinds(objects({}, 'second')).filter((name) => name.includes(' -/'))).toEqual([
    'ClusterRole -/watch:second-binnacle',
    'ClusterRoleBinding -/watch:second-binnacle',
  ])
})

test('labels of the values take nothing from those that pods and Services are found by', () => {
  const name = { 'app.kubernetes.io/name': 'other' }
  const made = objects({ labels: name, pod: { labels: name } })
  const found = { 'app.kubernetes.io/name': 'binnacle', 'app.kubernetes.io/instance': 'binnacle' }
  expect(made.find(({ kind }) => kind === 'Service')?.metadata.labels).toMatchObject(found)
  const deployment = made.find(({ kind }) => kind === 'Deployment')
  expect(at(deployment, 'spec.template.metadata.labels')).toMatchObject(found)
})

test('pods meet the restricted Pod Security Standard', () => {
  for (const values of [{}, { sharding: { enabled: true }, history: { enabled: true } }]) {
    const workload = objects(values).find(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet')
    expect(at(workload, 'spec.template.spec.securityContext')).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 65532,
      seccompProfile: { type: 'RuntimeDefault' },
    })
    for (const one of at(workload, 'spec.template.spec.containers') as unknown[])
      expect(one).toMatchObject({
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        resources: { requests: { memory: '192Mi' }, limits: { memory: '512Mi' } },
      })
  }
})

test('security: everything but the probes is behind what is asked for, and Prometheus shows it', () => {
  const values = {
    endpoint: { tls: { secret: 'cert', clientCa: { secret: 'ca' } }, kubernetesAuthentication: true },
    scrape: { bearer: { secret: 'token' }, tls: { ca: { secret: 'ca' } } },
  }
  expect(container(values).args).toEqual(
    expect.arrayContaining([
      '--tls-cert-file=/etc/binnacle/tls/tls.crt',
      '--tls-private-key-file=/etc/binnacle/tls/tls.key',
      '--client-ca-file=/etc/binnacle/client-ca/ca.crt',
      '--authentication=kubernetes',
    ]),
  )
  expect(container(values)).toMatchObject({
    livenessProbe: { httpGet: { path: '/livez', scheme: 'HTTPS' } },
    readinessProbe: { httpGet: { path: '/readyz?exclude=forbidden', scheme: 'HTTPS' } },
  })
  expect(at(only('ServiceMonitor', values), 'spec.endpoints')).toEqual([
    {
      port: 'metrics',
      path: '/metrics',
      scheme: 'https',
      honorLabels: true,
      interval: '30s',
      scrapeTimeout: '10s',
      tlsConfig: { serverName: 'binnacle.watch.svc', ca: { secret: { name: 'ca', key: 'ca.crt' } } },
      authorization: { type: 'Bearer', credentials: { name: 'token', key: 'token' } },
    },
  ])
  expect(kinds(objects(values))).toContain('ClusterRole -/watch:binnacle-metrics-reader')
})

test('ServiceMonitor, PodMonitor: they bear what a Prometheus selects, and lie where it looks', () => {
  const scrape = { labels: { release: 'prometheus' }, namespace: 'monitoring' }
  expect(only('ServiceMonitor', { scrape }).metadata).toMatchObject({
    namespace: 'monitoring',
    labels: { 'app.kubernetes.io/name': 'binnacle', release: 'prometheus' },
  })
  const pods = only('PodMonitor', { scrape: { ...scrape, kind: 'PodMonitor' } })
  expect(at(pods, 'spec.namespaceSelector')).toEqual({ matchNames: ['watch'] })
  expect(at(pods, 'spec.podMetricsEndpoints')).toMatchObject([{ port: 'metrics', honorLabels: true }])
})

describe('permissions', () => {
  const rulesOf = (values: object, kind = 'ClusterRole', name = 'binnacle') =>
    objects(values)
      .filter(({ kind: own, metadata }) => own === kind && metadata.name?.endsWith(name))
      .flatMap(({ rules }) => rules as { apiGroups: string[]; resources: string[]; verbs: string[] }[])
  const texts = (...args: Parameters<typeof rulesOf>) =>
    rulesOf(...args).map(({ apiGroups, resources, verbs }) => `${apiGroups}/${resources}: ${verbs}`)

  test('are to read, and never to write or to read Secrets unless that is asked for', () => {
    const plain = rulesOf({ rbac: { namespaced: { 'acme.io': ['databases'] } } })
    expect(new Set(plain.flatMap(({ verbs }) => verbs))).toEqual(new Set(['get', 'list', 'watch']))
    expect(plain.flatMap(({ resources }) => resources)).not.toContain('secrets')
    expect(plain.flatMap(({ apiGroups }) => apiGroups)).not.toContain('*')
    expect(container({}).args).toContain('--owned-except=secrets')
    const asked = { watch: { ownedSecrets: true } }
    expect(rulesOf(asked).flatMap(({ resources }) => resources)).toContain('secrets')
    expect(container(asked).args).not.toContain('--owned-except=secrets')
  })

  test('of namespaces are given there alone', () => {
    const values = {
      watch: { namespaces: ['a'], owned: 'none' },
      rbac: { namespaced: { 'acme.io': ['databases'] }, cluster: { 'acme.io': ['sites'] } },
    }
    expect(texts(values)).toEqual([
      'apiextensions.k8s.io/customresourcedefinitions: list,watch',
      'acme.io/sites: get,list,watch',
      '/namespaces: get',
    ])
    expect(texts(values, 'Role')).toEqual([
      'acme.io/databases: get,list,watch',
      'events.k8s.io/events: list,watch',
    ])
  })

  test('of everything are one rule', () => {
    expect(texts({ rbac: { customResources: 'all', cluster: { 'acme.io': ['sites'] } } })).toEqual([
      'apiextensions.k8s.io/customresourcedefinitions: list,watch',
      '*/*: get,list,watch',
    ])
  })

  test('to ask who asks come with that', () => {
    const reviews = [
      'authentication.k8s.io/tokenreviews: create',
      'authorization.k8s.io/subjectaccessreviews: create',
    ]
    expect(texts({})).not.toEqual(expect.arrayContaining(reviews))
    expect(texts({ endpoint: { kubernetesAuthentication: true } })).toEqual(expect.arrayContaining(reviews))
  })

  test('security: nobody may do more than before by a default installation', () => {
    expect(JSON.stringify(objects())).not.toContain('aggregate-to')
  })

  test('to write rules are for people, when that is asked for, and not for the monitor', () => {
    const asked = objects({ rbac: { ruleEditor: true } })
    const editor = asked.find(({ metadata }) => metadata.name === 'watch:binnacle-rule-editor')
    expect(editor?.metadata.labels).toMatchObject({ 'rbac.authorization.k8s.io/aggregate-to-edit': 'true' })
    expect(JSON.stringify(asked.filter(({ kind }) => kind === 'ClusterRoleBinding'))).not.toContain('editor')
  })
})

const problems = (values: object, release = 'binnacle') =>
  manifestProblems({ release, namespace: 'watch', values: manifestValues.parse(values) })
const warnings = (values: object) =>
  manifestWarnings({ release: 'binnacle', namespace: 'watch', values: manifestValues.parse(values) })

test('a name that the Service cannot have is refused, and another can be given', () => {
  expect(problems({}, '456')).toEqual([expect.stringMatching(/^fullnameOverride: .* called 456-binnacle, /)])
  expect(problems({}, 'my.binnacle')).toHaveLength(1)
  expect(problems({ fullnameOverride: 'watcher' }, '456')).toEqual([])
})

test('what cannot go together is refused with what to do', () => {
  expect(problems({})).toEqual([])
  const values = {
    replicas: 2,
    history: { enabled: true },
    endpoint: { tls: { secret: 'a' }, webConfig: { secret: 'b' } },
    scrape: { interval: '5s' },
  }
  expect(problems(values)).toEqual([
    expect.stringMatching(/^history\.enabled: .*; set sharding\.enabled=true or replicas=1$/),
    expect.stringMatching(/^endpoint\.tls\.secret: /),
    expect.stringMatching(/^scrape\.timeout: /),
  ])
})

describe('an endpoint that asks who scrapes, and a Prometheus that has nothing to show', () => {
  const tls = { secret: 'cert', clientCa: { secret: 'ca' } }
  test.each<[object, RegExp]>([
    [{ endpoint: { kubernetesAuthentication: true } }, /^scrape\.bearer\.secret: .* 401/],
    [{ endpoint: { bearerTokens: { secret: 'a' } } }, /^scrape\.bearer\.secret: /],
    [{ endpoint: { tls } }, /^scrape\.tls\.clientCertificate: /],
    [
      { endpoint: { bearerTokens: { secret: 'a' } }, scrape: { basicAuth: { secret: 'b' } } },
      /^scrape\.bearer\.secret: /,
    ],
    [
      { endpoint: { kubernetesAuthentication: true }, scrape: { kind: 'PodMonitor' } },
      /^scrape\.bearer\.secret: /,
    ],
  ])('are refused, with the value to set: %j', (values, problem) => {
    expect(problems(values)).toEqual([expect.stringMatching(problem)])
  })

  test.each<[object]>([
    [{ endpoint: { kubernetesAuthentication: true }, scrape: { bearer: { secret: 'a' } } }],
    [{ endpoint: { kubernetesAuthentication: true, tls }, scrape: { tls: { clientCertificate: 'a' } } }],
    [{ endpoint: { kubernetesAuthentication: true }, scrape: { kind: 'none' } }],
    [{ endpoint: { webConfig: { secret: 'a' } } }],
  ])('one way in suffices, and none is needed where nobody scrapes by a monitor: %j', (values) => {
    expect(problems(values)).toEqual([])
  })

  test('a file that cannot be looked into may ask, which is told', () => {
    const image = { repository: 'a.example/b' }
    const endpoint = { webConfig: { secret: 'a' } }
    expect(warnings({ image, endpoint })).toEqual([
      expect.stringMatching(/^the file of endpoint\.webConfig may /),
    ])
    expect(warnings({ image, endpoint, scrape: { basicAuth: { secret: 'b' } } }).join()).not.toContain(
      'may ask',
    )
    expect(warnings({ image })).toEqual([])
  })

  test.each<[object, boolean]>([
    [{ scrape: { bearer: { secret: 'a' } } }, true],
    [{ scrape: { basicAuth: { secret: 'a' } }, endpoint: { webConfig: { secret: 'b' } } }, true],
    [{ scrape: { bearer: { secret: 'a' } }, endpoint: { tls: { secret: 'b' } } }, false],
    [
      { scrape: { basicAuth: { secret: 'a' } }, endpoint: { webConfig: { secret: 'b', https: true } } },
      false,
    ],
    [{ scrape: { kind: 'none', bearer: { secret: 'a' } } }, false],
    [{}, false],
  ])('a token or a password that goes by http is told: %j', (values, isTold) => {
    expect(warnings(values).join().includes('in clear text')).toBe(isTold)
  })
})

test('alerts lead to the runbooks that somebody has published, and it is told when nobody has', async () => {
  const values = manifestValues.parse({ rules: { enabled: true, runbookUrl: 'https://wiki.example/books' } })
  const bundle = await loadBundle(values.rules)
  const made = manifests({ release: 'binnacle', namespace: 'watch', version: '1.2.3', values, bundle })
  const text = JSON.stringify(made.find(({ kind }) => kind === 'PrometheusRule'))
  expect(text).toContain('"runbook_url":"https://wiki.example/books/CustomResourceDegraded.md"')
  expect(text).not.toContain('docs/runbooks')
  const told = (rules: object) => warnings({ rules }).join()
  expect(told({ enabled: true })).toMatch(/leads nowhere yet; publish them and set rules\.runbookUrl=/)
  expect(told({ enabled: true, runbookUrl: 'https://wiki.example' }) + told({})).not.toContain('runbook')
  expect(() => manifestValues.parse({ rules: { runbookUrl: 'wiki/' } })).toThrow('has to begin with http')
})

test('the text means the same to a reader of YAML 1.1, as kubectl and Helm are', () => {
  const tricky = { a: 'off', b: 'no', c: '12:30', d: '0777', e: '1_000', f: 'y', g: '1e3', h: '~', i: '0o7' }
  const text = manifestText(tricky)
  expect(parse(text, { version: '1.1' })).toEqual(tricky)
  expect(parse(text)).toEqual(tricky)
})

test('files are in the order in which they can be applied, and each is one object', () => {
  const found = objects({ createNamespace: true, watch: { namespaces: ['a', 'b'] } })
  const files = manifestFiles(found)
  expect(files[0]?.path).toBe('01-namespace-watch.yaml')
  expect(files.map(({ path }) => path)).toEqual(files.map(({ path }) => path).toSorted())
  expect(files.map(({ text }) => parseAllDocuments(text)[0]?.toJSON())).toEqual(found)
})
