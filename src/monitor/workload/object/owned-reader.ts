import type { Clock } from '../../../base/index.ts'
import { explain, type Hints, type Verdict } from '../../../health/index.ts'
import {
  type ApiResource,
  asJsonObject,
  conditionsOf,
  isJsonObject,
  type JsonObject,
  type KubernetesObject,
  labelsOf,
  ownerUidsOf,
  parseTime,
  specOf,
  statusOf,
} from '../../../object/index.ts'
import { sinceOf } from '../../../view/index.ts'
import type { StringPool } from '../../record/string-pool.ts'
import { ValuePool } from '../../record/value-pool.ts'
import { foreignWrites, isAutoscaled } from '../drift/field-managers.ts'
import type { ForeignWrite, OwnedPod, OwnedRecord, OwnedSpec } from './owned-record.ts'

const none: readonly never[] = []

/** How an object is to be read. */
export interface OwnedReading {
  readonly resource: ApiResource
  /** False where the object is its metadata alone. */
  readonly whole: boolean
  readonly writers: boolean
  readonly schema?: Hints['schema']
}

/** Reads owned objects into records and holds none of them. Total: a field of an odd type counts as absent. */
export class OwnedReader {
  readonly #clock: Clock
  readonly #pool: StringPool
  readonly #verdicts = new ValuePool<Verdict>()
  readonly #pods = new ValuePool<OwnedPod>()
  readonly #owners = new ValuePool<readonly string[]>()

  constructor(options: { clock: Clock; pool: StringPool }) {
    this.#clock = options.clock
    this.#pool = options.pool
  }

  /** `before` is the record that this object replaces. */
  read(object: KubernetesObject, reading: OwnedReading, before?: OwnedRecord): OwnedRecord {
    const metadata: KubernetesObject['metadata'] = object.metadata ?? {}
    const uids = ownerUidsOf(object)
    const owners = uids.length === 0 ? none : this.#owners.intern(uids.join(), uids)
    return {
      resource: reading.resource,
      namespace: this.#pool.intern(textOf(metadata.namespace), Number.POSITIVE_INFINITY),
      name: textOf(metadata.name),
      uid: textOf(metadata.uid),
      resourceVersion: textOf(metadata.resourceVersion),
      owners,
      created: parseTime(metadata.creationTimestamp),
      deletion: parseTime(metadata.deletionTimestamp),
      ...(reading.whole ? this.#state(object, reading, before) : metadataAlone),
      writes: reading.writers ? this.#writes(object, owners) : none,
    }
  }

  #state(
    object: KubernetesObject,
    { resource, schema }: OwnedReading,
    before: OwnedRecord | undefined,
  ): Pick<OwnedRecord, 'verdict' | 'since' | 'ageing' | 'replicas' | 'pod' | 'spec'> {
    const now = this.#clock.now()
    // Lists of built-in kinds leave kind and apiVersion out; the rules of health go by them.
    const typed = object.kind === undefined ? { ...typeOf(resource), ...object } : object
    const judge = (at: number) => explain(typed, { now: at, ...(schema && { schema }) })
    const { verdict, until } = judge(now)
    const deletion = parseTime(object.metadata?.deletionTimestamp)
    return {
      verdict: this.#pooled(verdict),
      since:
        sinceOf(verdict, conditionsOf(object), deletion, now) ?? sinceBefore(verdict, object, before, now),
      ageing: until === undefined ? undefined : { at: until, verdict: this.#pooled(judge(until).verdict) },
      replicas: replicasOf(object, resource.kind),
      pod: resource.kind === 'Pod' && resource.group === '' ? this.#pod(object) : undefined,
      spec: specReaders[resource.kind]?.(object),
    }
  }

  #pod(object: KubernetesObject): OwnedPod {
    const status = statusOf(object)
    const restarts = ['initContainerStatuses', 'containerStatuses']
      .flatMap((list) => listOf(status[list]))
      .reduce((sum, container) => sum + (countOf(container.restartCount) ?? 0), 0)
    const phase = this.#pool.intern(textOf(status.phase) || 'Unknown')
    const node = this.#pool.intern(textOf(specOf(object).nodeName))
    const pod = { phase, ...readinessOf(object), restarts, node }
    return this.#pods.intern(Object.values(pod).join(' '), pod)
  }

  #writes(object: KubernetesObject, owners: readonly string[]): readonly ForeignWrite[] {
    const [owner] = owners
    const writes = owner === undefined ? none : foreignWrites(object, owner)
    return writes.map((write) => ({
      ...write,
      field: this.#pool.intern(write.field),
      manager: this.#pool.intern(write.manager),
    }))
  }

  #pooled(verdict: Verdict): Verdict {
    const pool = this.#pool
    const reason = pool.intern(verdict.reason)
    const message = pool.intern(verdict.message, 512)
    const rule = pool.intern(verdict.rule)
    const field = pool.intern(verdict.field)
    const { state, certainty, stale } = verdict
    const key = [state, certainty, stale, reason, rule, field, message].join('\n')
    return this.#verdicts.intern(key, { ...verdict, reason, message, rule, field })
  }
}

const metadataAlone = {
  verdict: undefined,
  since: undefined,
  ageing: undefined,
  replicas: undefined,
  pod: undefined,
  spec: undefined,
}

/** kube-apiserver's printPod: an init container that is restarted always is a sidecar, and counts. */
function readinessOf(object: KubernetesObject): Pick<OwnedPod, 'ready' | 'containers'> {
  const spec = specOf(object)
  const status = statusOf(object)
  const sidecars = new Set<unknown>()
  for (const { name, restartPolicy } of listOf(spec.initContainers))
    if (restartPolicy === 'Always') sidecars.add(name)
  const runs = (container: JsonObject) =>
    container.ready === true && asJsonObject(container.state).running !== undefined
  const ready = [
    ...listOf(status.containerStatuses),
    ...listOf(status.initContainerStatuses).filter(({ name }) => sidecars.has(name)),
  ].filter(runs).length
  return { ready, containers: listOf(spec.containers).length + sidecars.size }
}

function typeOf({ group, version, kind }: ApiResource): { apiVersion: string; kind: string } {
  return { apiVersion: group === '' ? version : `${group}/${version}`, kind }
}

/** A pod's containers bear no time of their own: it has been so at least since it ceased to be ready. */
function sinceBefore(
  verdict: Verdict,
  object: KubernetesObject,
  before: OwnedRecord | undefined,
  now: number,
): number | undefined {
  if (before?.verdict?.state === verdict.state) return before.since
  const ready = conditionsOf(object).find(({ type, status }) => type === 'Ready' && status === 'False')
  const time = parseTime(ready?.lastTransitionTime)
  if (time !== undefined) return Math.min(time, now)
  return before ? now : undefined
}

/** After apps/v1: replicas that are not given are one; a DaemonSet wants one for each node that fits. */
function replicasOf(object: KubernetesObject, kind: string): OwnedRecord['replicas'] {
  const [spec, status] = [specOf(object), statusOf(object)]
  if (kind === 'DaemonSet')
    return { wanted: countOf(status.desiredNumberScheduled) ?? 0, ready: countOf(status.numberReady) ?? 0 }
  if (kind !== 'Deployment' && kind !== 'StatefulSet') return undefined
  return { wanted: countOf(spec.replicas) ?? 1, ready: countOf(status.readyReplicas) ?? 0 }
}

const specReaders: Readonly<Record<string, (object: KubernetesObject) => OwnedSpec>> = {
  Deployment: workloadSpec,
  StatefulSet: workloadSpec,
  DaemonSet: workloadSpec,
  CronJob: (object) => ({ ...versionOf(object), ...given('schedule', textOf(specOf(object).schedule)) }),
  PersistentVolumeClaim: (object) => {
    const { resources, storageClassName } = specOf(object)
    const { storage } = asJsonObject(asJsonObject(resources).requests)
    return {
      ...given('storage', typeof storage === 'number' ? String(storage) : textOf(storage)),
      ...given('storageClass', textOf(storageClassName)),
    }
  },
}

function workloadSpec(object: KubernetesObject): OwnedSpec {
  const { replicas, template } = specOf(object)
  const containers = listOf(asJsonObject(asJsonObject(template).spec).containers)
  const count = countOf(replicas)
  return {
    ...versionOf(object),
    ...(count !== undefined && { replicas: count }),
    ...(isAutoscaled(object) && { autoscaled: true }),
    images: containers.map(({ image }) => textOf(image)),
  }
}

function versionOf(object: KubernetesObject): Pick<OwnedSpec, 'version'> {
  return given('version', labelsOf(object)['app.kubernetes.io/version'] ?? '')
}

function given<K extends string>(name: K, text: string): { [P in K]?: string } {
  return (text === '' ? {} : { [name]: text }) as { [P in K]?: string }
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
