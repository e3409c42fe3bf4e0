import { type Clock, type Logger, sleep } from '../base/index.ts'
import { type Client, ClientError, type WriteOptions } from '../client/index.ts'
import {
  type ApiResource,
  definitionResource,
  formatApiVersion,
  type KubernetesObject,
  namespaceResource,
} from '../object/index.ts'
import { createOrGet } from './create-or-get.ts'
import { demoKinds, demoNamespaces, demoSettings, fleet, type Member } from './fleet.ts'
import { nextAction } from './next-action.ts'
import { ownedObjects, reports } from './owned-objects.ts'
import { OwnedWriter } from './owned-writer.ts'
import { ownedResources } from './workload/owned-resources.ts'

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

/** Writes of what resources own, in one look at all of them and in one at a single one: it comes bit by bit. */
const mostOwned = 8
const mostOwnedEach = 2

/** Between so many looks at the resources it is looked once whether somebody has deleted any, or what they own. */
const looksApart = 15

/** Who makes what people ask for. */
const applier = 'helm'

/** Plays the operators of the example kinds: it creates their resources and then writes what becomes of them. */
export class Simulation {
  readonly #client: Client
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #interval: number
  readonly #objects = new Map<Member, KubernetesObject>()
  readonly #writers = new Map<Member, OwnedWriter>()
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
      await this.#create(namespaceResource, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
    }
    for (const { resource, object } of demoSettings) await this.#create(resource, object)
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
        spec: {
          ...member.kind.spec(index),
          ...(member.fate.name === 'suspended' && { suspend: true }),
          ...member.spec,
        },
      })
      this.#objects.set(member, created)
    }
  }

  #create(resource: ApiResource, object: KubernetesObject): Promise<KubernetesObject> {
    return createOrGet(this.#client, resource, object, applier)
  }

  async #run(signal: AbortSignal): Promise<void> {
    for (let turn = 1; !signal.aborted; turn++) {
      if (turn % looksApart === 0) await this.#notice()
      let left = mostOwned
      for (const [member, object] of this.#objects) {
        if (signal.aborted) return
        await this.#step(member, object)
        left -= await this.#stepOwned(member, object, Math.min(left, mostOwnedEach))
      }
      await sleep(this.#clock, this.#interval, signal).catch(() => {})
    }
  }

  async #notice(): Promise<void> {
    const uids = new Set<string>()
    try {
      for (const resource of [...demoKinds.map((kind) => kind.resource), ...ownedResources]) {
        const { items } = await this.#client.list(resource, { metadataOnly: true })
        for (const { metadata } of items) uids.add(metadata.uid ?? '')
      }
    } catch (error) {
      this.#logger.debug('the demo cannot look after its resources', { error: String(error) })
      return
    }
    for (const [member, { metadata }] of this.#objects)
      if (uids.has(metadata.uid ?? '')) this.#writers.get(member)?.forgetAllBut(uids)
      else this.#forget(member)
  }

  #forget(member: Member): void {
    this.#objects.delete(member)
    this.#writers.delete(member)
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
          await this.#update(member, { ...object, spec: action.spec }, { fieldManager: action.manager })
          return
        case 'write-status': {
          const fieldManager = `${resource.kind.toLowerCase()}-operator`
          const written = { ...object, status: action.status }
          await this.#update(member, written, { subresource: 'status', fieldManager })
        }
      }
    } catch (error) {
      await this.#recover(member, error)
    }
  }

  async #update(member: Member, object: KubernetesObject, options: WriteOptions): Promise<void> {
    this.#objects.set(member, await this.#client.update(member.kind.resource, object, options))
  }

  /** Gives how often it wrote. */
  async #stepOwned(member: Member, object: KubernetesObject, most: number): Promise<number> {
    const now = this.#clock.now()
    let writer = this.#writers.get(member)
    if (!writer) {
      writer = new OwnedWriter(this.#client, object)
      this.#writers.set(member, writer)
    }
    try {
      return await writer.write(ownedObjects(member, object, now), reports(member, object, now), most)
    } catch (error) {
      this.#writers.delete(member)
      await this.#recover(member, error)
      return most
    }
  }

  /** Somebody else wrote or deleted the resource, as whoever tries the demo may: look again, or forget it. */
  async #recover(member: Member, error: unknown): Promise<void> {
    const { resource } = member.kind
    const { namespace, name } = member
    try {
      this.#objects.set(member, await this.#client.get(resource, name, { namespace }))
    } catch (again) {
      if (again instanceof ClientError && again.code === 404) this.#forget(member)
      this.#logger.debug(`the demo left ${resource.kind} ${namespace}/${name} alone`, {
        error: String(error),
      })
    }
  }
}
