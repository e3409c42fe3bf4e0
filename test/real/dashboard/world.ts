import path from 'node:path'
import { chainRules } from '../chain/chain-rules.ts'
import { Demo } from '../process/demo.ts'
import type { Kubectl } from '../process/kubectl.ts'
import { Manager, managerDefinitions } from '../process/manager.ts'
import { Prometheus } from '../process/prometheus.ts'
import { until } from '../process/running-program.ts'
import { Admission } from './admission.ts'
import type { Pod } from './stand-in/sample.ts'
import { StandIn } from './stand-in/stand-in.ts'

/** Folders of the programs that a world is made of. */
export interface WorldBinaries {
  readonly kubernetes: string
  readonly manager: string
  readonly prometheus: string
}

export const stock = { group: 'mysql.acme.io', kind: 'MySqlCluster', namespace: 'shop', name: 'stock' }
/** A resource of the cluster, which owns a pod in a namespace. */
export const tenant = { group: 'platform.example.dev', kind: 'Tenant', namespace: '', name: 'blue' }
export const broker = { group: 'messaging.example.dev', kind: 'Broker', namespace: 'default', name: 'orders' }

/**
 * What dashboards look at: the demo, with a manager of controller-runtime at work on its API server and failing in one of
 * two controllers, and a Prometheus that scrapes both, itself and the stand-in, with the rules that we generate. The
 * monitor is scraped under two names, as two replicas would be.
 */
export class World {
  readonly #binaries: WorldBinaries
  readonly #demo = new Demo()
  #manager: Manager | undefined
  #admission: Admission | undefined
  #standIn: StandIn | undefined
  #prometheus: Prometheus | undefined

  constructor(binaries: WorldBinaries) {
    this.#binaries = binaries
  }

  /** Of the demo's API server. */
  get kubectl(): Kubectl {
    return this.#demo.kubectl(path.join(this.#binaries.kubernetes, 'kubectl'))
  }

  get prometheus(): Prometheus {
    if (!this.#prometheus) throw new Error('the world was not started')
    return this.#prometheus
  }

  /** Resolves once there is data of half a minute. */
  async start(): Promise<void> {
    await this.#demo.start()
    const { kubectl } = this
    await kubectl.apply(await managerDefinitions)
    const { kubeconfigPath } = this.#demo
    const manager = new Manager(this.#binaries.manager, {
      kubeconfig: kubeconfigPath,
      namespace: 'default',
      admits: true,
    })
    this.#manager = manager
    await manager.start()
    this.#admission = new Admission(manager.webhook)
    for (const manifest of [brokerManifest('orders'), brokerManifest('payments'), topicManifest('returns')])
      await until(() => kubectl.apply(manifest), 'the manager has something to do')
    await manager.fault('topic', { outcome: 'error' })
    await this.#createTenant()
    const standIn = await StandIn.start([
      ...(await this.#podsOf('shop', stock.name)),
      ...(await this.#podsOf('default', tenant.name)),
    ])
    this.#standIn = standIn
    const targets = { demo: this.#demo.url, manager: manager.url, standIn: standIn.target }
    const rules = await chainRules()
    this.#prometheus = new Prometheus(
      this.#binaries.prometheus,
      configuration(targets, Object.keys(rules)),
      rules,
    )
    await this.prometheus.start()
    const itself = [{ targets: [new URL(this.prometheus.url).host] }]
    await this.prometheus.write('prometheus.json', JSON.stringify(itself))
    await until(
      async () => (await this.prometheus.query('binnacle_cr_deletion_duration_seconds_count')).length > 0,
      'durations are scraped before there is one',
    )
    await this.#createAndDelete('refunds')
    await until(
      async () => (await this.prometheus.query('count_over_time(up[60s]) > 25')).length === 5,
      'there is half a minute of data',
    )
  }

  async stop(): Promise<void> {
    await this.#prometheus?.stop()
    this.#standIn?.stop()
    this.#admission?.stop()
    await this.#manager?.stop()
    await this.#demo.stop()
  }

  /** A Broker that its controller made ready, and then cleaned up. */
  async #createAndDelete(name: string): Promise<void> {
    const { kubectl } = this
    await kubectl.apply(brokerManifest(name))
    await kubectl.run(['wait', '--for=condition=Ready', 'broker', name, '--timeout=60s'])
    await kubectl.run(['delete', 'broker', name, '--timeout=60s'])
  }

  async #createTenant(): Promise<void> {
    const { kubectl } = this
    await kubectl.apply(tenantDefinition)
    await until(() => kubectl.apply(tenantManifest), 'the kind of the tenant is served')
    const uid = await kubectl.run(['get', 'tenant', tenant.name, '-o', 'jsonpath={.metadata.uid}'])
    await kubectl.apply(podManifest(uid))
  }

  async #podsOf(namespace: string, name: string): Promise<readonly Pod[]> {
    const line = new RegExp(
      `^binnacle_cr_owned_pod_info\\{.*namespace="${namespace}",name="${name}",pod="([^"]+)"`,
      'gm',
    )
    return until(async () => {
      const pods = [...(await this.#demo.metrics()).matchAll(line)].map(([, pod = '']) => ({
        namespace,
        pod,
      }))
      return pods.length > 0 ? pods : undefined
    }, `pods of ${name}`)
  }
}

function configuration(
  targets: { demo: string; manager: string; standIn: string },
  ruleFiles: readonly string[],
): string {
  const { port } = new URL(targets.demo)
  const job = (name: string, ...hosts: string[]) => ({
    job_name: name,
    honor_labels: true,
    static_configs: [{ targets: hosts }],
  })
  return JSON.stringify({
    global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
    rule_files: ruleFiles,
    scrape_configs: [
      job('binnacle', `127.0.0.1:${port}`, `localhost:${port}`),
      job('operators', new URL(targets.manager).host),
      job('stand-in', targets.standIn),
      { job_name: 'prometheus', file_sd_configs: [{ files: ['prometheus.json'] }] },
    ],
  })
}

const brokerManifest = (name: string) => `apiVersion: messaging.example.dev/v1
kind: Broker
metadata: { name: ${name}, namespace: default }
spec: { version: 4.1.0 }
`

const topicManifest = (name: string) => `apiVersion: messaging.example.dev/v1
kind: Topic
metadata: { name: ${name}, namespace: default }
spec: { version: '1' }
`

const tenantDefinition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: tenants.platform.example.dev }
spec:
  group: platform.example.dev
  scope: Cluster
  names: { kind: Tenant, plural: tenants, singular: tenant }
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }
`

const tenantManifest = `apiVersion: platform.example.dev/v1
kind: Tenant
metadata: { name: ${tenant.name} }
`

const podManifest = (uid: string) => `apiVersion: v1
kind: Pod
metadata:
  name: blue-gateway
  namespace: default
  ownerReferences:
    - { apiVersion: platform.example.dev/v1, kind: Tenant, name: ${tenant.name}, uid: ${uid}, controller: true }
spec: { containers: [{ name: main, image: 'example.dev/gateway:1' }] }
`
