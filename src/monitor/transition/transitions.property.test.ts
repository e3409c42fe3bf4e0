import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import { formatTime, type KubernetesObject } from '../../object/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { kindBench } from '../fixture/kind-bench.ts'
import { assessReady } from './fixture/assess-ready.ts'
import { expectedCounts, TransitionModel } from './fixture/transition-model.ts'
import { HealthTransitions } from './health-transitions.ts'

const crd = crdText({ kind: 'Database' })
const names = ['p', 'q'] as const
const types = ['Ready', 'Synced'] as const

const name = fc.constantFrom(...names)
const statuses = fc.dictionary(fc.constantFrom(...types), fc.constantFrom('True', 'False', 'Unknown'))
const write = fc.record({
  do: fc.constant('write' as const),
  name,
  health: fc.constantFrom('healthy', 'progressing', 'degraded'),
  statuses,
  /** Whether the times of conditions whose status stays are written anew, as careless operators do. */
  careless: fc.boolean(),
})
const action = fc.oneof(
  { weight: 6, arbitrary: write },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask-deletion' as const), name }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), name }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('cut' as const, 'relist' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.oneof(fc.integer({ min: 1, max: 120_000 }), fc.constant(7 * 3_600_000)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('jump' as const),
      ms: fc.oneof(fc.integer({ min: -8_000, max: 8_000 }), fc.integer({ min: -3_600_000, max: 3_600_000 })),
    }),
  },
)

/** A clock that can also be turned back. */
class TurnedClock extends ManualClock {
  offset = 0

  override now(): number {
    return super.now() + this.offset
  }
}

test('transitions, durations and times equal the model, whatever comes', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40, size: 'max' }), (actions) => {
      const server = new Server()
      const clock = new TurnedClock(server.now)
      const start = () =>
        kindBench(crd, { clock, assess: assessReady, part: (its) => new HealthTransitions({ clock: its }) })
      let bench = start()
      let model = new TransitionModel(() => clock.now())
      let connected = true
      const relist = () => {
        bench.list(...server.list())
        model.list(server.list())
        connected = true
      }
      relist()
      for (const step of actions) {
        switch (step.do) {
          case 'wait':
            server.now += step.ms
            clock.offset += step.ms
            break
          case 'jump':
            clock.offset += step.ms
            break
          case 'cut':
            connected = false
            break
          case 'relist':
            relist()
            break
          case 'restart':
            bench = start()
            model = new TransitionModel(() => clock.now())
            relist()
            break
          case 'delete': {
            const gone = server.delete(step.name)
            if (!gone || !connected) break
            bench.sink.remove(structuredClone(gone))
            model.remove(gone)
            break
          }
          default: {
            const object = step.do === 'write' ? server.write(step) : server.askDeletion(step.name)
            if (!object || !connected) break
            bench.sink.upsert(structuredClone(object))
            model.upsert(object)
          }
        }
      }
      expect(countsIn(bench.text(...families))).toEqual(expectedCounts(model))
    }),
    { numRuns: 300 },
  )
})

const families = [
  'cr_condition_transitions_total',
  'cr_health_transitions_total',
  'cr_state_duration_seconds',
  'cr_time_to_ready_seconds',
  'cr_deletion_duration_seconds',
]

/** The samples that are not 0, without buckets: `cr_health_transitions_total p healthy` and the like. */
function countsIn(text: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const line of text.split('\n').filter(Boolean)) {
    const [, metric = '', labels = '', value] = /^(\w+)\{(.*)\} (\S+)$/.exec(line) ?? []
    if (metric.endsWith('_bucket') || value === '0') continue
    const shown = [...labels.matchAll(/(\w+)="([^"]*)"/g)]
      .filter(([, label]) => !['group', 'kind', 'namespace'].includes(label ?? ''))
      .map(([, , text]) => text)
    counts[[metric, ...shown].join(' ')] = Math.round(Number(value) * 1000) / 1000
  }
  return counts
}

/** A server with its own clock, which does not jump. */
class Server {
  now = Date.UTC(2026, 0, 1)
  readonly #objects = new Map<string, KubernetesObject>()
  #version = 0

  write({ name, health, statuses, careless }: typeof write extends fc.Arbitrary<infer W> ? W : never) {
    const known = this.#objects.get(name)
    const time = formatTime(this.now)
    const old = (known?.status as { conditions?: Condition[] } | undefined)?.conditions ?? []
    const conditions = Object.entries(statuses).map(([type, status]): Condition => {
      const same = old.find((one) => one.type === type && one.status === status)
      return { type, status, lastTransitionTime: same && !careless ? same.lastTransitionTime : time }
    })
    const metadata = known?.metadata ?? { name, uid: `uid-${this.#version}`, creationTimestamp: time }
    return this.#put(name, { metadata, status: { health, conditions } })
  }

  askDeletion(name: string) {
    const known = this.#objects.get(name)
    if (!known || known.metadata.deletionTimestamp) return undefined
    const metadata = { ...known.metadata, deletionTimestamp: formatTime(this.now), finalizers: ['a.io/b'] }
    return this.#put(name, { ...known, metadata })
  }

  delete(name: string) {
    const known = this.#objects.get(name)
    this.#objects.delete(name)
    return known
  }

  list(): KubernetesObject[] {
    return structuredClone([...this.#objects.values()])
  }

  #put(name: string, object: KubernetesObject): KubernetesObject {
    const metadata = { ...object.metadata, resourceVersion: String(++this.#version) }
    const put = { ...object, metadata }
    this.#objects.set(name, put)
    return structuredClone(put)
  }
}

interface Condition {
  type: string
  status: string
  lastTransitionTime: string
}
