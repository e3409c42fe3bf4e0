import { type Clock, type Logger, sleep } from '../base/index.ts'
import { type Client, ClientError } from '../client/index.ts'
import { type ApiResource, formatApiVersion, type KubernetesObject } from '../object/index.ts'
import { definitionResource } from '../schema/index.ts'
import { demoKinds, demoNamespaces, fleet, type Member } from './fleet.ts'
import { nextAction } from './next-action.ts'

export interface SimulationOptions {
  readonly client: Client
  readonly clock: Clock
  readonly logger: Logger
  /** Milliseconds between two looks at all resources. Default 1,000. */
  readonly interval?: number
}

type State =
  | { readonly name: 'idle' }
  | { readonly name: 'running'; readonly done: Promise<void>; readonly controller: AbortController }
  | { readonly name: 'stopped' }

const namespaces: ApiResource = {
  group: '',
  version: 'v1',
  resource: 'namespaces',
  kind: 'Namespace',
  namespaced: false,
}

/** Plays the operators of the example kinds: it creates their resources and then writes what becomes of them. */
export class Simulation {
  readonly #client: Client
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #interval: number
  readonly #objects = new Map<Member, KubernetesObject>()
  #state: State = { name: 'idle' }

  constructor({ client, clock, logger, interval = 1000 }: SimulationOptions) {
    this.#client = client
    this.#clock = clock
    this.#logger = logger
    this.#interval = interval
  }

  /** Resolves once every example resource exists; then goes on writing until the signal aborts. Starts once. */
  async start(signal: AbortSignal): Promise<void> {
    if (this.#state.name !== 'idle') throw new Error(`a simulation that is ${this.#state.name} cannot start`)
    const controller = new AbortController()
    const ends = AbortSignal.any([signal, controller.signal])
    await this.#furnish()
    this.#state = { name: 'running', controller, done: this.#run(ends) }
  }

  async stop(): Promise<void> {
    if (this.#state.name !== 'running') return
    const { controller, done } = this.#state
    controller.abort()
    await done
    this.#state = { name: 'stopped' }
  }

  async #furnish(): Promise<void> {
    for (const { definition } of demoKinds) await this.#create(definitionResource, definition)
    for (const name of demoNamespaces) {
      await this.#create(namespaces, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
    }
    const indexes = new Map<unknown, number>()
    for (const member of fleet) {
      const index = indexes.get(member.kind) ?? 0
      indexes.set(member.kind, index + 1)
      const { resource } = member.kind
      const created = await this.#create(resource, {
        apiVersion: formatApiVersion(resource),
        kind: resource.kind,
        metadata: {
          name: member.name,
          namespace: member.namespace,
          ...(member.stuck && { finalizers: [member.stuck.finalizer] }),
        },
        spec: { ...member.kind.spec(index), ...(member.fate.name === 'suspended' && { suspend: true }) },
      })
      this.#objects.set(member, created)
    }
  }

  /** What is there already, as after a restart on a server that kept its data, is taken as it stands. */
  async #create(resource: ApiResource, object: KubernetesObject): Promise<KubernetesObject> {
    try {
      return await this.#client.create(resource, object)
    } catch (error) {
      if (!(error instanceof ClientError && error.status?.reason === 'AlreadyExists')) throw error
      const { name = '', namespace } = object.metadata
      return this.#client.get(resource, name, namespace === undefined ? {} : { namespace })
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      for (const [member, object] of this.#objects) {
        if (signal.aborted) return
        await this.#step(member, object)
      }
      await sleep(this.#clock, this.#interval, signal).catch(() => {})
    }
  }

  async #step(member: Member, object: KubernetesObject): Promise<void> {
    const { resource } = member.kind
    const { namespace, name } = member
    const action = nextAction(member, object, this.#clock.now())
    if (!action) return
    try {
      switch (action.type) {
        case 'delete':
          await this.#client.delete(resource, name, { namespace })
          this.#objects.set(member, await this.#client.get(resource, name, { namespace }))
          return
        case 'change-spec':
          this.#objects.set(member, await this.#client.update(resource, { ...object, spec: action.spec }))
          return
        case 'write-status': {
          const written = { ...object, status: action.status }
          this.#objects.set(member, await this.#client.update(resource, written, { subresource: 'status' }))
        }
      }
    } catch (error) {
      await this.#recover(member, error)
    }
  }

  /** Somebody else wrote or deleted the resource, as whoever tries the demo may: look again, or forget it. */
  async #recover(member: Member, error: unknown): Promise<void> {
    const { resource } = member.kind
    const { namespace, name } = member
    try {
      this.#objects.set(member, await this.#client.get(resource, name, { namespace }))
    } catch (again) {
      if (again instanceof ClientError && again.code === 404) this.#objects.delete(member)
      this.#logger.debug(`the demo left ${resource.kind} ${namespace}/${name} alone`, {
        error: String(error),
      })
    }
  }
}
