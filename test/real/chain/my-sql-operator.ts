import { mySqlCluster } from '../../../src/demo/kind/my-sql-cluster.ts'
import type { Kubectl } from '../process/kubectl.ts'

const replicas = 3
const { resource } = mySqlCluster
const apiVersion = `${resource.group}/${resource.version}`
const image = 'registry.example.com/mysql:8.4.3'

/** Plays the operator of MySqlCluster, the controller of StatefulSets and the kubelet, as kubectl can. */
export class MySqlOperator {
  readonly #kubectl: Kubectl
  readonly #namespace: string

  constructor(kubectl: Kubectl, namespace: string) {
    this.#kubectl = kubectl
    this.#namespace = namespace
  }

  async install(): Promise<void> {
    await this.#kubectl.apply(JSON.stringify(mySqlCluster.definition))
    const definition = `crd/mysqlclusters.${resource.group}`
    await this.#kubectl.run(['wait', '--for=condition=Established', definition, '--timeout=60s'])
    await this.#kubectl.apply(`{apiVersion: v1, kind: Namespace, metadata: {name: ${this.#namespace}}}`)
  }

  /** Applies a cluster, and makes what it owns: a StatefulSet and its pods, all ready. */
  async create(name: string): Promise<void> {
    const metadata = { name, namespace: this.#namespace }
    const spec = { replicas, version: '8.4.3' }
    await this.#apply({ apiVersion, kind: resource.kind, metadata, spec })
    const labels = { app: name }
    await this.#apply({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { ...metadata, ownerReferences: [await this.#ownedBy(apiVersion, resource.kind, name)] },
      spec: {
        replicas,
        serviceName: name,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: 'mysql', image }] } },
      },
    })
    const ownerReferences = [await this.#ownedBy('apps/v1', 'StatefulSet', name)]
    for (let ordinal = 0; ordinal < replicas; ordinal++)
      await this.#apply({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { ...metadata, name: `${name}-${ordinal}`, labels, ownerReferences },
        spec: { containers: [{ name: 'mysql', image }] },
      })
    await this.#tell(name, 'Normal', 'Created', `created StatefulSet ${name}`)
    await this.mend(name)
  }

  /** Its last pod is killed again and again, and everybody above says so. */
  async break(name: string): Promise<void> {
    await this.#writeStatuses(name, replicas - 1)
    await this.#tell(name, 'Warning', 'PodCrashing', `pod ${name}-2 is killed again and again`)
  }

  async mend(name: string): Promise<void> {
    await this.#writeStatuses(name, replicas)
  }

  async #writeStatuses(name: string, ready: number): Promise<void> {
    for (let ordinal = 0; ordinal < replicas; ordinal++)
      await this.#writeStatus('pod', `${name}-${ordinal}`, podStatus(ordinal < ready))
    await this.#writeStatus('statefulset', name, {
      observedGeneration: 1,
      replicas,
      readyReplicas: ready,
      updatedReplicas: replicas,
      availableReplicas: ready,
    })
    const well = ready === replicas
    await this.#writeStatus(resource.kind, name, {
      observedGeneration: 1,
      replicas,
      readyReplicas: ready,
      version: '8.4.3',
      conditions: [
        {
          type: 'Ready',
          status: well ? 'True' : 'False',
          reason: well ? 'AllGood' : 'ReplicasMissing',
          message: `${ready} of ${replicas} replicas are ready`,
          lastTransitionTime: new Date().toISOString(),
        },
      ],
    })
  }

  #apply(object: object): Promise<string> {
    return this.#kubectl.apply(JSON.stringify(object))
  }

  #writeStatus(kind: string, name: string, status: object): Promise<string> {
    const patch = JSON.stringify({ status })
    return this.#kubectl.run([
      'patch',
      `-n=${this.#namespace}`,
      kind,
      name,
      '--subresource=status',
      '--type=merge',
      '-p',
      patch,
    ])
  }

  async #ownedBy(owner: string, kind: string, name: string): Promise<object> {
    const uid = await this.#kubectl.run([
      'get',
      `-n=${this.#namespace}`,
      kind,
      name,
      '-o=jsonpath={.metadata.uid}',
    ])
    return { apiVersion: owner, kind, name, uid, controller: true, blockOwnerDeletion: true }
  }

  async #tell(name: string, type: 'Normal' | 'Warning', reason: string, note: string): Promise<void> {
    await this.#kubectl.run(['create', '-f', '-'], {
      input: JSON.stringify({
        apiVersion: 'events.k8s.io/v1',
        kind: 'Event',
        metadata: { generateName: `${name}-`, namespace: this.#namespace },
        eventTime: new Date().toISOString().replace('Z', '000Z'),
        type,
        reason,
        note,
        action: 'Reconcile',
        reportingController: 'mysql-operator',
        reportingInstance: 'mysql-operator-0',
        regarding: {
          apiVersion,
          kind: resource.kind,
          name,
          namespace: this.#namespace,
          uid: ((await this.#ownedBy(apiVersion, resource.kind, name)) as { uid: string }).uid,
        },
      }),
    })
  }
}

function podStatus(ready: boolean): object {
  const container = { name: 'mysql', image, imageID: '', ready, started: ready }
  return {
    phase: 'Running',
    conditions: ['Initialized', 'PodScheduled', 'Ready', 'ContainersReady'].map((type) => ({
      type,
      status: ready || !type.endsWith('Ready') ? 'True' : 'False',
    })),
    containerStatuses: [
      ready
        ? { ...container, restartCount: 0, state: { running: { startedAt: new Date().toISOString() } } }
        : {
            ...container,
            restartCount: 4,
            state: {
              waiting: { reason: 'CrashLoopBackOff', message: 'back-off restarting failed container' },
            },
          },
    ],
  }
}
