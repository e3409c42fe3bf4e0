import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { CertificateAuthority } from '../../src/apiserver/certificate/index.ts'
import type { KubernetesObject } from '../../src/object/index.ts'
import { messagingResource } from './chain/resources.ts'
import { kubernetesRecipe, prometheus3Recipe, prometheusOperatorRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { Binnacle } from './process/binnacle.ts'
import { binnacle } from './process/command-line.ts'
import { KubeApiserver } from './process/kube-apiserver.ts'
import { managerDefinitions } from './process/manager.ts'
import { Prometheus } from './process/prometheus.ts'
import { PrometheusOperator } from './process/prometheus-operator.ts'
import { until } from './process/running-program.ts'

const kubernetes = await component(kubernetesRecipe)
const operatorBinaries = await component(prometheusOperatorRecipe)
const prometheusBinaries = await component(prometheus3Recipe)

const selector = { matchLabels: { release: 'prometheus' } }
/** As kube-prometheus-stack makes it for a release named prometheus, as far as the operator needs it. */
const stack = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name: 'stack', namespace: 'monitoring' },
  spec: {
    version: 'v3.5.0',
    serviceAccountName: 'prometheus',
    ruleSelector: selector,
    ruleNamespaceSelector: {},
    serviceMonitorSelector: selector,
    serviceMonitorNamespaceSelector: {},
    podMonitorSelector: selector,
    podMonitorNamespaceSelector: {},
  },
}

interface ScrapeConfig {
  readonly job_name: string
  readonly honor_labels?: boolean
  readonly scheme?: string
  readonly kubernetes_sd_configs: readonly object[]
  readonly relabel_configs: readonly object[]
}

interface Configuration {
  readonly scrape_configs: readonly ScrapeConfig[]
}

/** What every pod of the tests has; nothing answers there. */
const podIP = '10.1.2.3'

const [serviceJob, podJob] = ['serviceMonitor/binnacle/binnacle/0', 'podMonitor/binnacle/binnacle/0'] as const
const components = [kubernetes, operatorBinaries, prometheusBinaries]

describeReal('ServiceMonitor, PodMonitor: a real Prometheus Operator', components, () => {
  const server = new KubeApiserver(kubernetes)
  const operator = new PrometheusOperator(operatorBinaries, server)
  const kubectl = (...args: string[]) => server.kubectl.run(args)
  let monitor: Binnacle | undefined
  let prometheus: Prometheus | undefined

  beforeAll(async () => {
    await server.start()
    const definitions = [
      'prometheuses',
      'servicemonitors',
      'podmonitors',
      'probes',
      'prometheusrules',
    ].flatMap((name) => ['-f', path.join(operatorBinaries, 'crd', `monitoring.coreos.com_${name}.yaml`)])
    await kubectl('apply', '--server-side', ...definitions)
    await server.kubectl.apply(await managerDefinitions)
    await kubectl('wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s')
    for (const namespace of ['monitoring', 'binnacle']) await kubectl('create', 'namespace', namespace)
    await until(() => server.kubectl.apply(JSON.stringify(stack)), 'the Prometheus object is there')
    await server.kubectl.apply(messagingResource('Broker', 'default', 'orders'))
    await operator.start()
  })
  afterAll(async () => {
    await prometheus?.stop()
    await monitor?.stop()
    await operator.stop()
    await server.stop()
  })

  /** The objects that a command of Binnacle gives, once the API server has taken them without a warning. */
  async function apply(...args: string[]): Promise<KubernetesObject[]> {
    const { code, stdout, stderr } = await binnacle([...args, '--kubeconfig', server.kubeconfigPath])
    expect({ code, stderr }).toMatchObject({ code: 0 })
    const applied = await server.kubectl.try(['apply', '--server-side', '--validate=strict', '-f', '-'], {
      input: stdout,
    })
    expect(applied).toMatchObject({ code: 0, stderr: '' })
    return parseAllDocuments(stdout).map((document) => document.toJSON() as KubernetesObject)
  }

  /** Those of an installation that is scraped by a ServiceMonitor unless the settings say otherwise. */
  const manifests = (...settings: string[]) =>
    apply(
      'manifests',
      ...['image.repository=registry.example/binnacle', ...settings].flatMap((one) => ['--set', one]),
    )

  /** The configuration that the operator made, once it has these jobs and no other. */
  function configurationOf(...jobs: string[]): Promise<Configuration> {
    return until(
      async () => {
        const found = parse(await operator.configuration('monitoring', 'stack')) as Configuration | null
        const names = found?.scrape_configs?.map(({ job_name }) => job_name) ?? []
        return found && names.toSorted().join() === jobs.toSorted().join() ? found : undefined
      },
      () => `a configuration with ${jobs.join(' and ')}:\n${operator.output.slice(-3000)}`,
    )
  }

  test('its admission webhook refuses a rule that cannot be, and takes all of ours', async () => {
    // A group with an interval of minutes would be evaluated after the test only.
    const rules = await apply(
      'rules',
      '--format',
      'operator',
      '--namespace',
      'monitoring',
      '--set',
      'interval=1s',
    )
    expect(rules.length).toBeGreaterThan(0)
    for (const { kind, metadata } of rules)
      expect({ kind, labels: metadata.labels }).toMatchObject({
        kind: 'PrometheusRule',
        labels: selector.matchLabels,
      })
    const broken = JSON.stringify({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: 'broken', namespace: 'monitoring', labels: selector.matchLabels },
      spec: { groups: [{ name: 'a', rules: [{ alert: 'A', expr: 'sum(' }] }] },
    })
    const refused = await server.kubectl.try(['apply', '-f', '-'], { input: broken })
    expect(refused.stderr).toMatch(/rule 1, "A": could not parse expression/)
  })

  test('it makes a job of the ServiceMonitor, and of the PodMonitor, but of none that the stack does not select', async () => {
    await manifests()
    const { scrape_configs: [job] = [] } = await configurationOf(serviceJob)
    expect(job).toMatchObject({ honor_labels: true, scrape_interval: '30s', metrics_path: '/metrics' })
    await manifests('scrape.kind=PodMonitor')
    const { scrape_configs } = await configurationOf(serviceJob, podJob)
    expect(scrape_configs.map(({ honor_labels }) => honor_labels)).toEqual([true, true])
    await kubectl('label', 'podmonitor', 'binnacle', '-n', 'binnacle', 'release-')
    await configurationOf(serviceJob)
    await kubectl('label', 'podmonitor', 'binnacle', '-n', 'binnacle', 'release=prometheus')
    await configurationOf(serviceJob, podJob)
  })

  test('Prometheus loads what it made: both jobs find the pod, and every rule is evaluated', async () => {
    monitor = new Binnacle(['--kubeconfig', server.kubeconfigPath])
    await monitor.start()
    await monitor.ready()
    await runPod(await manifests())
    const rules = await operator.ruleFiles('monitoring', 'stack')
    const adapted = adapt(
      await configurationOf(serviceJob, podJob),
      new URL(monitor.url).host,
      Object.keys(rules),
    )
    prometheus = new Prometheus(prometheusBinaries, adapted, rules)
    await prometheus.start()
    const up = await until(async () => {
      const found = await prometheus?.query('up == 1')
      return found?.length === 2 ? found.map(({ metric }) => metric) : undefined
    }, 'both jobs scrape')
    const target = {
      job: 'binnacle',
      namespace: 'binnacle',
      pod: 'binnacle-0',
      container: 'binnacle',
      endpoint: 'metrics',
    }
    expect(up).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...target, service: 'binnacle' }),
        expect.objectContaining(target),
      ]),
    )
    const [info] = await until(async () => {
      const found = await prometheus?.query('binnacle_cr_info{kind="Broker"}')
      return found?.length === 2 ? found : undefined
    }, 'the resource is there')
    expect(info?.metric).toMatchObject({ namespace: 'default', name: 'orders', pod: 'binnacle-0' })
    expect(info?.metric).not.toHaveProperty('exported_namespace')
    const evaluated = await prometheus.evaluatedRules()
    expect(evaluated.length).toBeGreaterThan(50)
    expect(evaluated.filter(({ health }) => health !== 'ok')).toEqual([])
  })

  test('it takes credentials and certificates from the Secrets that the monitors name', async () => {
    const authority = new CertificateAuthority(Date.now())
    const { certificate, key } = authority.issueClient({ commonName: 'prometheus' })
    await secret('scrape-token', { token: 'a-token' })
    await secret('scrape-ca', { 'ca.crt': authority.certificate })
    await secret('scrape-certificate', { 'tls.crt': certificate, 'tls.key': key })
    const settings = [
      'endpoint.tls.secret=monitor-tls',
      'endpoint.tls.clientCa.secret=scrape-ca',
      'endpoint.bearerTokens.secret=monitor-tokens',
      'scrape.tls.ca.secret=scrape-ca',
      'scrape.tls.clientCertificate=scrape-certificate',
      'scrape.bearer.secret=scrape-token',
    ]
    await manifests(...settings)
    await manifests(...settings, 'scrape.kind=PodMonitor')
    const secured = {
      scheme: 'https',
      authorization: { type: 'Bearer', credentials: 'a-token' },
      tls_config: {
        server_name: 'binnacle.binnacle.svc',
        ca_file: expect.stringMatching(/scrape-ca_ca\.crt$/),
      },
    }
    const both = await until(async () => {
      const { scrape_configs } = await configurationOf(serviceJob, podJob)
      return scrape_configs.every(({ scheme }) => scheme === 'https') ? scrape_configs : undefined
    }, 'both jobs go by https')
    for (const job of both) expect(job).toMatchObject(secured)
  })

  async function secret(name: string, data: Readonly<Record<string, string>>): Promise<void> {
    const metadata = { name, namespace: 'binnacle' }
    await server.kubectl.apply(
      JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata, stringData: data }),
    )
  }

  /** What a node and the controllers make of an installation: a pod that is ready, and its endpoints. */
  async function runPod(objects: readonly KubernetesObject[]): Promise<void> {
    const deployment = objects.find(({ kind }) => kind === 'Deployment') as unknown as {
      readonly spec: { readonly template: { readonly metadata: object; readonly spec: object } }
    }
    const { template } = deployment.spec
    const at = { name: 'binnacle-0', namespace: 'binnacle' }
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...template.metadata, ...at },
      spec: template.spec,
    }
    await server.kubectl.apply(JSON.stringify(pod))
    const status = {
      phase: 'Running',
      podIP,
      podIPs: [{ ip: podIP }],
      conditions: [{ type: 'Ready', status: 'True' }],
    }
    await kubectl(
      'patch',
      'pod',
      at.name,
      '-n',
      at.namespace,
      '--subresource=status',
      '--type=merge',
      '-p',
      JSON.stringify({ status }),
    )
    const subsets = [
      {
        addresses: [{ ip: podIP, targetRef: { kind: 'Pod', ...at } }],
        ports: [{ name: 'metrics', port: 9790 }],
      },
    ]
    const { labels } = objects.find(({ kind }) => kind === 'Service')?.metadata ?? {}
    const metadata = { name: 'binnacle', namespace: 'binnacle', labels }
    await server.kubectl.apply(JSON.stringify({ apiVersion: 'v1', kind: 'Endpoints', metadata, subsets }))
  }

  /**
   * A configuration for a Prometheus outside of the cluster, whose pods all answer at one address. The config reloader
   * beside Prometheus would put in the number of the shard.
   */
  function adapt(configuration: Configuration, address: string, ruleFiles: readonly string[]): string {
    const jobs = configuration.scrape_configs.map((job) => ({
      ...job,
      scrape_interval: '1s',
      scrape_timeout: '1s',
      kubernetes_sd_configs: job.kubernetes_sd_configs.map((discovery) => ({
        ...discovery,
        kubeconfig_file: server.kubeconfigPath,
      })),
      relabel_configs: [...job.relabel_configs, { target_label: '__address__', replacement: address }],
    }))
    return JSON.stringify({
      ...configuration,
      rule_files: ruleFiles,
      scrape_configs: jobs,
      global: { evaluation_interval: '1s' },
    }).replaceAll('$(SHARD)', '0')
  }
})
