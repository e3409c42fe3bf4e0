import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ManualClock } from '../base/index.ts'
import { objectKey } from '../object/index.ts'
import { type Fault, ModelServer, textOf } from './fixture/model-server.ts'
import { Reflector } from './reflector.ts'
import { SinkMerge } from './sink-merge.ts'
import { byNamespace, Store } from './store.ts'

type Command =
  | { readonly do: 'put' | 'delete'; readonly key: string }
  | { readonly do: 'disturb'; readonly fault: Fault }
  | { readonly do: 'compact' | 'bookmark' | 'back' | 'toggle streaming' }
  | { readonly do: 'leave'; readonly as: 'cut' | 'denied' }
  | { readonly do: 'lag'; readonly versions: number }
  | { readonly do: 'wait'; readonly ms: number }

const key = fc.constantFrom('x/a', 'x/b', 'x/c', 'x/d', 'x/e', 'y/a', 'y/b')
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('put' as const), key }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('delete' as const), key }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('disturb' as const),
      fault: fc.constantFrom<Fault[]>('end', 'cut', 'garbage', 'expired', 'hang'),
    }),
  },
  fc.record({ do: fc.constantFrom('compact' as const, 'bookmark' as const, 'toggle streaming' as const) }),
  fc.record({ do: fc.constant('leave' as const), as: fc.constantFrom('cut' as const, 'denied' as const) }),
  fc.record({ do: fc.constant('back' as const) }),
  fc.record({ do: fc.constant('lag' as const), versions: fc.nat(4) }),
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(0, 0, 300, 1000, 20_000, 310_000),
    }),
  },
)

function carryOut(server: ModelServer, step: Command): void {
  if (step.do === 'put') server.put(step.key)
  if (step.do === 'delete') server.delete(step.key)
  if (step.do === 'disturb') server.disturb(step.fault)
  if (step.do === 'compact') server.compact()
  if (step.do === 'bookmark') server.bookmark()
  if (step.do === 'toggle streaming') server.streaming = !server.streaming
  if (step.do === 'lag') server.lag = step.versions
  if (step.do === 'back') server.away = undefined
  if (step.do === 'leave') {
    server.away = step.as
    server.disturb('cut')
  }
}

const shown = (store: Store, namespace: string) =>
  textOf(
    store
      .byIndex('namespace', namespace)
      .map(({ metadata }) => [objectKey(metadata), Number(metadata.resourceVersion)]),
    namespace,
  )

test('whatever happens, readers see only sets that once were, and in the end the one that is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(command, { maxLength: 40 }),
      fc.infiniteStream(fc.double({ min: 0, max: 0.99, noNaN: true })),
      async (steps, random) => {
        const clock = new ManualClock()
        const server = new ModelServer()
        const store = new Store({ indexers: { namespace: byNamespace } })
        const merge = new SinkMerge(store)
        const reflectors = ['x', 'y'].map(
          (namespace) =>
            new Reflector({
              listerWatcher: server.namespace(namespace),
              sink: merge.scope(),
              clock,
              random: () => random.next().value as number,
            }),
        )
        for (const reflector of reflectors) reflector.start(new AbortController().signal)
        for (const step of steps) {
          carryOut(server, step)
          if (step.do === 'wait') await clock.advance(step.ms)
          for (const namespace of ['x', 'y'])
            expect(server.states(namespace)).toContain(shown(store, namespace))
        }
        server.away = undefined
        await clock.advance(700_000)
        expect(reflectors.map(({ state }) => state.name)).toEqual(['watching', 'watching'])
        for (const namespace of ['x', 'y'])
          expect(shown(store, namespace)).toBe(server.states(namespace).at(-1))
        await Promise.all(reflectors.map((reflector) => reflector.stop()))
        await clock.advance(0)
        expect([clock.timers, server.open]).toEqual([0, 0])
      },
    ),
    { numRuns: 100 },
  )
})
