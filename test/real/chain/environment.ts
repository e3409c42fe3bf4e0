import { alertmanagerRecipe, kubernetesRecipe, managerRecipe, prometheusRecipe } from '../component/recipe.ts'
import { component } from '../component/required.ts'
import { Alertmanager } from '../process/alertmanager.ts'
import { Binnacle } from '../process/binnacle.ts'
import { KubeApiserver } from '../process/kube-apiserver.ts'
import { Manager, type ManagerOptions, managerDefinitions } from '../process/manager.ts'
import { Prometheus } from '../process/prometheus.ts'
import { until } from '../process/running-program.ts'
import { WebhookReceiver } from '../process/webhook-receiver.ts'
import { chainInhibitions, chainRules } from './chain-rules.ts'
import { alertmanagerConfiguration, prometheusConfiguration } from './configuration.ts'
import { DemoFleet } from './demo-fleet.ts'
import { type Target, targetFile } from './targets.ts'

/** Folders of the components of the chain; '' where this machine cannot have one. */
export interface ChainComponents {
  readonly kubernetes: string
  readonly prometheus: string
  readonly alertmanager: string
  readonly manager: string
}

export async function chainComponents(): Promise<ChainComponents> {
  return {
    kubernetes: await component(kubernetesRecipe),
    prometheus: await component(prometheusRecipe),
    alertmanager: await component(alertmanagerRecipe),
    manager: await component(managerRecipe),
  }
}

export interface EnvironmentOptions {
  /** How many monitors there are, each of everything. Default 1. */
  readonly replicas?: number
  /** Of the command line of Binnacle, beside the kubeconfig. */
  readonly binnacle?: readonly string[]
  /** Kinds that the replicas leave alone and other monitors share, each its part of them. */
  readonly sharded?: { readonly kinds: string; readonly shards: number }
  /** Whether the resources of the demo are there, too, some of which are in trouble. Default false. */
  readonly demo?: boolean
}

/** The namespace in which Binnacle is said to run. */
export const binnacleNamespace = 'binnacle-system'

/**
 * The whole way of a number to a person, with real programs: kube-apiserver, Binnacle, operators built with
 * controller-runtime, Prometheus, Alertmanager, and somebody who is told.
 */
export class Environment {
  readonly server: KubeApiserver
  readonly receiver = new WebhookReceiver()
  readonly #components: ChainComponents
  readonly #options: EnvironmentOptions
  readonly #replicas: Binnacle[] = []
  readonly #shards: Binnacle[] = []
  readonly #managers: Manager[] = []
  readonly #operators: Target[] = []
  readonly #demo = new DemoFleet()
  #written: Promise<void> = Promise.resolve()
  #alertmanager: Alertmanager | undefined
  #prometheus: Prometheus | undefined

  constructor(components: ChainComponents, options: EnvironmentOptions = {}) {
    this.#components = components
    this.#options = options
    this.server = new KubeApiserver(components.kubernetes)
  }

  get prometheus(): Prometheus {
    if (!this.#prometheus) throw new Error('the environment was not started')
    return this.#prometheus
  }

  /** The monitors, in the order of their ordinals. */
  get replicas(): readonly Binnacle[] {
    return this.#replicas
  }

  /** Those that share kinds, in the order of their ordinals. */
  get shards(): readonly Binnacle[] {
    return this.#shards
  }

  get alertmanager(): Alertmanager {
    if (!this.#alertmanager) throw new Error('the environment was not started')
    return this.#alertmanager
  }

  /** Resolves once the monitors are ready and Prometheus has scraped them. */
  async start(): Promise<void> {
    await Promise.all([this.server.start(), this.receiver.start()])
    await this.server.kubectl.apply(await managerDefinitions)
    const { demo = false } = this.#options
    if (demo) await this.#demo.start(this.server.kubeconfigPath)
    this.#alertmanager = new Alertmanager(
      this.#components.alertmanager,
      alertmanagerConfiguration(this.receiver.url, await chainInhibitions()),
    )
    this.#addMonitors()
    const monitors = [...this.#replicas, ...this.#shards]
    await Promise.all([this.#alertmanager.start(), ...monitors.map((monitor) => monitor.start())])
    await Promise.all(monitors.map((monitor) => monitor.ready()))
    const rules = await chainRules()
    this.#prometheus = new Prometheus(
      this.#components.prometheus,
      prometheusConfiguration(this.#alertmanager.url, this.server.url, Object.keys(rules)),
      { ...rules, 'binnacle.json': '[]', 'operators.json': '[]', 'prometheus.json': '[]' },
    )
    await this.#prometheus.start()
    await this.#writeTargets()
    await until(
      async () => (await this.prometheus.query('up{job=~"binnacle.*"} == 1')).length === monitors.length,
      'Prometheus scrapes Binnacle',
    )
  }

  /** Starts an operator in a namespace of its own; resolves once it leads and Prometheus scrapes it. */
  async addManager(
    namespace: string,
    options: Omit<ManagerOptions, 'kubeconfig' | 'namespace'> = {},
  ): Promise<Manager> {
    const { kubectl, kubeconfigPath: kubeconfig } = this.server
    await kubectl.apply(`{apiVersion: v1, kind: Namespace, metadata: {name: ${namespace}}}`)
    const manager = new Manager(this.#components.manager, { kubeconfig, namespace, ...options })
    this.#managers.push(manager)
    await manager.start()
    this.#operators.push({
      job: 'messaging-operator',
      namespace,
      pod: 'messaging-operator-0',
      url: manager.url,
    })
    await this.#writeTargets()
    const leads = `leader_election_master_status{namespace="${namespace}"} == 1`
    await until(async () => (await this.prometheus.query(leads)).length === 1, `${namespace}: it leads`)
    return manager
  }

  async stop(): Promise<void> {
    await Promise.all(
      [...this.#managers, ...this.#replicas, ...this.#shards].map((program) => program.stop()),
    )
    await this.#prometheus?.stop()
    await this.#alertmanager?.stop()
    await this.#demo.stop()
    await Promise.all([this.receiver.stop(), this.server.stop()])
  }

  #addMonitors(): void {
    const { replicas = 1, binnacle = [], sharded } = this.#options
    const connection = ['--kubeconfig', this.server.kubeconfigPath]
    const left = sharded ? ['--exclude', sharded.kinds] : []
    for (let ordinal = 0; ordinal < replicas; ordinal++)
      this.#replicas.push(new Binnacle([...connection, ...left, ...binnacle]))
    if (!sharded) return
    const { kinds, shards } = sharded
    for (let ordinal = 0; ordinal < shards; ordinal++)
      this.#shards.push(new Binnacle([...connection, '--include', kinds, '--shard', `${ordinal}/${shards}`]))
  }

  /** One after another: of two at once, the one that knows less could come last. */
  #writeTargets(): Promise<void> {
    this.#written = this.#written.then(async () => {
      const monitors = [
        ...this.#replicas.map(({ url }, ordinal) => monitorTarget('binnacle', ordinal, url)),
        ...this.#shards.map(({ url }, ordinal) => monitorTarget('binnacle-sharded', ordinal, url)),
      ]
      const { url } = this.prometheus
      const prometheus = { job: 'prometheus', namespace: 'monitoring', pod: 'prometheus-0', url }
      await this.prometheus.write('binnacle.json', targetFile(monitors))
      await this.prometheus.write('operators.json', targetFile(this.#operators))
      await this.prometheus.write('prometheus.json', targetFile([prometheus]))
    })
    return this.#written
  }
}

function monitorTarget(job: string, ordinal: number, url: string): Target {
  return { job, namespace: binnacleNamespace, pod: `${job}-${ordinal}`, url }
}
