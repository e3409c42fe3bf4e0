import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../object/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { assessByField, kindBench } from '../fixture/kind-bench.ts'
import type { Assess } from '../record/record-reader.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import { withSummary } from '../record/with-summary.ts'

const crd = crdText({ kind: 'Database' })
const names = ['p', 'q', 'r'] as const

const name = fc.constantFrom(...names)
const health = fc.constantFrom('healthy', 'degraded')
const item = fc.record({ name, uid: fc.nat(1), version: fc.nat(2), health, ages: fc.boolean() })
const step = fc.oneof(
  fc.record({
    do: fc.constant('amend' as const),
    name,
    owned: fc.constantFrom(undefined, 'healthy' as const, 'degraded' as const),
  }),
  fc.record({ do: fc.constant('age' as const) }),
  fc.record({ do: fc.constantFrom('upsert' as const, 'remove' as const), item }),
)
const round = fc.record({
  list: fc.uniqueArray(item, { selector: (one) => one.name }),
  /** Steps, each before so many objects of the list. */
  steps: fc.array(fc.tuple(fc.nat(3), step), { maxLength: 6 }),
  waitMs: fc.constantFrom(0, 1_000, 30_000),
})

type Item = typeof item extends fc.Arbitrary<infer I> ? I : never
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
type Round = typeof round extends fc.Arbitrary<infer R> ? R : never

const lastsMs = 20_000

/** As `status.health` says; of those that age, unknown after a while. */
const assessAgeing: Assess = (object, hints) => {
  const { now = 0 } = hints
  const told = assessByField(object, hints)
  const { begun } = object.status as { begun?: number }
  if (begun === undefined) return told
  return now < begun + lastsMs
    ? { ...told, until: begun + lastsMs }
    : { verdict: { ...told.verdict, state: 'unknown' } }
}

/** A table of which everything is put down that its observer hears. */
class Played {
  readonly heard: string[] = []
  readonly idle: ResourceRecord[] = []
  readonly #bench = kindBench(crd, {
    assess: assessAgeing,
    part: () => ({
      observer: {
        appeared: (record, how) => this.#hear(how, record),
        vanished: (record, why, when) => this.#hear(`${why} ${when}`, record),
        changed: (before, after) => {
          this.#hear('changed', after)
          if (JSON.stringify(before) === JSON.stringify(after)) this.idle.push(after)
        },
      },
    }),
  })
  readonly #sinks = { a: this.#bench.table.sink('a'), b: this.#bench.table.sink('b') }

  async round({ list, steps, waitMs }: Round, interleaves: boolean): Promise<void> {
    await this.#bench.clock.advance(waitMs)
    if (!interleaves) for (const [, one] of sorted(steps)) this.#step(one)
    this.#sinks.a.begin()
    for (let index = 0; index <= names.length; index++) {
      if (interleaves) for (const [at, one] of sorted(steps)) if (at === index) this.#step(one)
      const added = list[index]
      if (added) this.#sinks.a.add(this.#object(added, 'a'))
    }
    this.#sinks.a.commit('1')
  }

  records(): ResourceRecord[] {
    const keyOf = (record: ResourceRecord) => `${record.namespace}/${record.name}`
    return [...this.#bench.table.records()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  }

  #step(step: Step): void {
    const { table, clock } = this.#bench
    if (step.do === 'age') table.age(clock.now())
    else if (step.do !== 'amend') this.#sinks.b[step.do](this.#object(step.item, 'b'))
    else {
      const record = table.get('a', step.name)
      const rest = { causes: [], objects: [], pods: [], workloads: [], drift: [] }
      const owned = step.owned && { state: step.owned, ...rest }
      if (record) table.amend(record, (one) => withSummary(one, owned, clock.now()))
    }
  }

  #object({ name, uid, version, health, ages }: Item, namespace: string): KubernetesObject {
    const begun = ages ? { begun: this.#bench.clock.now() } : {}
    const metadata = { name, namespace, uid: `${name}${uid}`, resourceVersion: String(version) }
    return { metadata, status: { health, ...begun } }
  }

  #hear(what: string, { namespace, name, uid, resourceVersion, verdict, since }: ResourceRecord): void {
    this.heard.push(`${what} ${namespace}/${name} ${uid}@${resourceVersion} ${verdict.state} ${since}`)
  }
}

test('what befalls records while a list is under way stays, as if it had been before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 2, maxLength: 5 }), async (rounds) => {
      const [mixed, plain] = [new Played(), new Played()]
      for (const one of rounds) {
        await mixed.round(one, true)
        await plain.round(one, false)
        expect(mixed.records()).toEqual(plain.records())
      }
      expect(mixed.heard).toEqual(plain.heard)
      expect(mixed.idle).toEqual([])
    }),
    { numRuns: 200 },
  )
})

function sorted(steps: Round['steps']): Round['steps'] {
  return steps.toSorted(([a], [b]) => a - b)
}
