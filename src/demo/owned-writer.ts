import type { Client } from '../client/index.ts'
import { formatApiVersion, type KubernetesObject } from '../object/index.ts'
import { createOrGet } from './create-or-get.ts'
import { builtin, type Occurrence, type OwnedObject } from './workload/owned-object.ts'

const events = builtin('events.k8s.io/v1/events', 'Event')

/** What was written of an object last. */
interface Written {
  readonly object: KubernetesObject
  status?: string
  edited?: true
  /** How often an event has occurred by its reason. */
  readonly counts: Map<string, number>
}

/**
 * Plays the controllers of Kubernetes for one example resource: it creates what the resource owns, keeps the status of
 * that in step, and records events as a recorder of client-go's tools/events does, repeats as a series.
 */
export class OwnedWriter {
  readonly #client: Client
  readonly #top: Written
  readonly #written = new Map<string, Written>()

  constructor(client: Client, resource: KubernetesObject) {
    this.#client = client
    this.#top = { object: resource, counts: new Map() }
  }

  /** Writes what is not as it should be, at most `most` times; gives how often it wrote. Rejects as the client does. */
  async write(owned: readonly OwnedObject[], reports: readonly Occurrence[], most: number): Promise<number> {
    let left = most
    for (const write of this.#due(owned, reports)) {
      if (left === 0) break
      left--
      await write()
    }
    return most - left
  }

  /** Takes note of what somebody else has deleted: `uids` are those of all that is there. It is created again. */
  forgetAllBut(uids: ReadonlySet<string>): void {
    for (const [key, { object }] of this.#written)
      if (!uids.has(object.metadata.uid ?? '')) this.#written.delete(key)
  }

  *#due(owned: readonly OwnedObject[], reports: readonly Occurrence[]): Generator<() => Promise<void>, void> {
    for (const one of owned) {
      const known = this.#written.get(keyOf(one))
      if (known) yield* this.#dueOf(one, known)
      else yield () => this.#create(one)
    }
    for (const report of reports) yield* this.#dueEvent(this.#top, report)
  }

  *#dueOf(one: OwnedObject, known: Written): Generator<() => Promise<void>, void> {
    const { edit, resource, status } = one
    const { name = '', namespace = '' } = known.object.metadata
    if (edit && !known.edited)
      yield async () => {
        const fieldManager = edit.manager
        await this.#client.patch(resource, name, 'merge', edit.patch, { namespace, fieldManager })
        known.edited = true
      }
    const text = JSON.stringify(status)
    if (text !== known.status)
      yield async () => {
        const fieldManager = resource.kind === 'Pod' ? 'kubelet' : 'kube-controller-manager'
        const options = { namespace, subresource: 'status', fieldManager }
        await this.#client.patch(resource, name, 'merge', { status }, options)
        known.status = text
      }
    for (const occurrence of one.events) yield* this.#dueEvent(known, occurrence)
  }

  async #create(one: OwnedObject): Promise<void> {
    const { resource, name, owner, manager, labels, spec } = one
    const { object: above } = (owner && this.#written.get(keyOf(owner))) ?? this.#top
    const { name: ownerName = '', namespace = '', uid = '' } = above.metadata
    const { apiVersion = '', kind = '' } = above
    const reference = { apiVersion, kind, name: ownerName, uid, controller: true, blockOwnerDeletion: true }
    const object = await createOrGet(
      this.#client,
      resource,
      {
        apiVersion: formatApiVersion(resource),
        kind: resource.kind,
        metadata: { name, namespace, labels: { ...labels }, ownerReferences: [reference] },
        spec,
      },
      manager,
    )
    this.#written.set(keyOf(one), { object, counts: new Map() })
  }

  *#dueEvent(about: Written, occurrence: Occurrence): Generator<() => Promise<void>, void> {
    const { reason, count } = occurrence
    const before = about.counts.get(reason) ?? 0
    if (before >= count) return
    yield async () => {
      await this.#record(about.object, occurrence, before > 0)
      about.counts.set(reason, count)
    }
  }

  async #record(about: KubernetesObject, occurrence: Occurrence, isRepeat: boolean): Promise<void> {
    const { type, reason, note, action, controller, count, first, last } = occurrence
    const { apiVersion, kind, metadata } = about
    const { name = '', namespace = '', uid } = metadata
    const event = `${name}.${reason.toLowerCase()}`
    const series = { count, lastObservedTime: microTime(last) }
    if (isRepeat) {
      await this.#client.patch(
        events,
        event,
        'merge',
        { note, series },
        { namespace, fieldManager: controller },
      )
      return
    }
    const object = {
      apiVersion: formatApiVersion(events),
      kind: events.kind,
      metadata: { name: event, namespace },
      type,
      reason,
      note,
      action,
      reportingController: controller,
      reportingInstance: `${controller}-0`,
      regarding: { apiVersion, kind, namespace, name, uid },
      eventTime: microTime(first),
      ...(count > 1 && { series }),
    }
    await createOrGet(this.#client, events, object, controller)
  }
}

const keyOf = ({ resource, name }: OwnedObject) => `${resource.kind}/${name}`

/** metav1.MicroTime. */
const microTime = (ms: number) => new Date(ms).toISOString().replace('Z', '000Z')
