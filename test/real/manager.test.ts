import { afterAll, beforeAll, expect, test } from 'vitest'
import { controllerRuntimeMetrics, restClientMetrics, workqueueMetrics } from '../../src/catalogue/index.ts'
import { type ParsedFamily, parseText } from '../../src/exposition/index.ts'
import { messagingResource } from './chain/resources.ts'
import { kubernetesRecipe, managerRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { KubeApiserver } from './process/kube-apiserver.ts'
import { Manager, type ManagerWebhook, managerDefinitions } from './process/manager.ts'
import { until } from './process/running-program.ts'

const kubernetes = await component(kubernetesRecipe)
const managerBinaries = await component(managerRecipe)

/** What Kubernetes' own components add, and a manager does not. */
const ofComponents = /rest_client_request_retries|rest_client_(request|response)_size/

/** Brokers are asked about, wherever they are. */
function admission({ url, authority }: ManagerWebhook): string {
  const caBundle = Buffer.from(authority).toString('base64')
  return JSON.stringify({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'brokers' },
    webhooks: [
      {
        name: 'brokers.messaging.example.dev',
        clientConfig: { url, caBundle },
        rules: [
          {
            apiGroups: ['messaging.example.dev'],
            apiVersions: ['v1'],
            resources: ['brokers'],
            operations: ['CREATE', 'UPDATE'],
          },
        ],
        failurePolicy: 'Fail',
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
      },
    ],
  })
}

describeReal('the manager that the chain is tested with', [kubernetes, managerBinaries], () => {
  const server = new KubeApiserver(kubernetes)
  let manager: Manager

  beforeAll(async () => {
    await server.start()
    await server.kubectl.apply(await managerDefinitions)
    const { kubeconfigPath: kubeconfig } = server
    // A client without a rate limit has no metric of it.
    manager = new Manager(managerBinaries, { kubeconfig, namespace: 'default', qps: 100, admits: true })
    await manager.start()
    await server.kubectl.apply(admission(manager.webhook))
    await until(
      () =>
        server.kubectl.apply(`apiVersion: messaging.example.dev/v1
kind: Broker
metadata: { name: orders, namespace: default }
spec: { version: 4.1.0 }
`),
      'a broker is there',
    )
    await server.kubectl.run(['wait', 'broker/orders', '--for=condition=Ready', '--timeout=60s'])
  })
  afterAll(async () => {
    await manager?.stop()
    await server.stop()
  })

  const families = async (): Promise<ReadonlyMap<string, ParsedFamily>> => {
    const { families, errors } = parseText(await (await fetch(`${manager.url}/metrics`)).text())
    expect(errors).toEqual([])
    return new Map(families.map((family) => [family.name, family]))
  }

  /** The values of a metric by the given label of its samples. */
  const values = async (name: string, label: string) =>
    Object.fromEntries(
      ((await families()).get(name)?.samples ?? []).map(({ labels, value }) => [labels[label], value]),
    )

  test('exposes what the catalogue says of controller-runtime, to the letter', async () => {
    const exposed = await families()
    const expected = [controllerRuntimeMetrics, workqueueMetrics, restClientMetrics]
      .flatMap((table) => Object.values(table))
      .filter(({ name }) => !ofComponents.test(name))
    const shape = (
      name: string,
      type: string | undefined,
      labels: readonly string[],
      help: string | undefined,
    ) => ({
      name,
      type,
      labels: labels.toSorted(),
      help,
    })
    const actual = expected.map(({ name, ...metric }) => {
      const family = exposed.get(name)
      const labels = new Set(family?.samples.flatMap((sample) => Object.keys(sample.labels)))
      labels.delete('le')
      return shape(name, family?.type, [...labels], 'help' in metric ? family?.help : undefined)
    })
    expect(actual).toEqual(
      expected.map((metric) =>
        shape(metric.name, metric.type, metric.labels, 'help' in metric ? metric.help : undefined),
      ),
    )
  })

  test('fails its reconciles when it is told to, and no longer when it is not', async () => {
    const failed = async () =>
      (await values('controller_runtime_reconcile_errors_total', 'controller')).broker ?? 0
    expect(await failed()).toBe(0)
    await manager.fault('broker', { outcome: 'error' })
    await until(async () => (await failed()) > 3, 'reconciles fail')
    await manager.fault('broker', { outcome: 'panic' })
    await until(
      async () => (await values('controller_runtime_reconcile_panics_total', 'controller')).broker,
      'a reconcile panics',
    )
    await manager.fault('broker', {})
    const succeeded = async () => (await values('controller_runtime_reconcile_time_seconds', 'le'))['+Inf']
    const before = (await succeeded()) ?? 0
    await until(async () => ((await succeeded()) ?? 0) > before, 'reconciles go on')
  })

  test('has a queue that grows while its workers stand still', async () => {
    await manager.fault('topic', { outcome: 'hang', flood: 100 })
    await until(async () => Number((await values('workqueue_depth', 'name')).topic) > 20, 'the queue grows')
    expect((await values('controller_runtime_active_workers', 'controller')).topic).toBe(4)
    await manager.fault('topic', {})
    await until(async () => (await values('workqueue_depth', 'name')).topic === 0, 'the queue is worked off')
  })

  test('admits brokers, refuses one, panics at another, and counts each', async () => {
    const broker = (name: string, fault: string) =>
      server.kubectl.try(['apply', '-f', '-'], {
        input: messagingResource('Broker', 'default', name, { fault }),
      })
    const before = (await values('controller_runtime_webhook_requests_total', 'code'))['200'] ?? 0
    expect(before).toBeGreaterThan(0)
    expect((await broker('bad', 'refused')).stderr).toContain('not sold any more')
    expect((await broker('worse', 'panic')).stderr).toContain('panic: index out of range')
    const counted = await values('controller_runtime_webhook_requests_total', 'code')
    expect(counted['200']).toBeGreaterThanOrEqual(before + 2)
    expect(Object.values(await values('controller_runtime_webhook_panics_total', ''))).toEqual([1])
    expect(counted).toMatchObject({ '500': 0 })
  })

  test('loses its lease to another, is started again, and leads once that one is gone', async () => {
    const leads = async () => (await values('leader_election_master_status', 'name'))['messaging-operator']
    expect(await leads()).toBe(1)
    await server.kubectl.run([
      'patch',
      'lease/messaging-operator',
      '--type=merge',
      '-p',
      '{"spec":{"holderIdentity":"somebody-else","leaseDurationSeconds":3600}}',
    ])
    // It says so before it ends, too.
    await until(async () => manager.restarts === 1 && (await leads()) === 0, 'it was started again')
    await server.kubectl.run(['delete', 'lease/messaging-operator'])
    await until(async () => (await leads()) === 1, 'it leads')
  })
})
