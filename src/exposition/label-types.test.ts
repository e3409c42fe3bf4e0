import { expect, test } from 'vitest'
import { Registry } from './registry.ts'

/**
 * What the compiler is to refuse; a line that it takes is an error of its own, found by `npm run check:types`. At run time
 * each throws as well, for those whom no compiler tells.
 */
test('labels that were not declared are errors of the compiler, and of the program', () => {
  const registry = new Registry()
  const counter = registry.counter({ name: 'a_total', help: 'A.', labels: ['method', 'code'] })
  const gauge = registry.gauge({ name: 'b', help: 'B.', labels: ['item'] })
  const histogram = registry.histogram({ name: 'c', help: 'C.', labels: ['route'] }, [1])
  const summary = registry.summary({ name: 'd', help: 'D.', labels: ['route'] })
  const info = registry.info({ name: 'e_info', help: 'E.', labels: ['version'] })
  const states = registry.stateSet({ name: 'f', help: 'F.', labels: ['door'], states: ['open', 'closed'] })
  const bare = registry.counter({ name: 'g_total', help: 'G.' })
  const wrong: (() => unknown)[] = [
    // @ts-expect-error a label that was not declared
    () => counter.labels({ method: 'get', code: '200', path: '/' }),
    // @ts-expect-error one that is missing
    () => counter.labels({ method: 'get' }),
    // @ts-expect-error a typo
    () => counter.labels({ methd: 'get', code: '200' }),
    // @ts-expect-error a value that is no string
    () => counter.labels({ method: 'get', code: 200 }),
    // @ts-expect-error another label
    () => gauge.replace([[{ thing: 'x' }, 1]]),
    // @ts-expect-error another label
    () => histogram.labels({ path: '/' }),
    // @ts-expect-error another label
    () => summary.labels({ path: '/' }),
    // @ts-expect-error another label
    () => info.set({ verison: '1' }),
    // @ts-expect-error another label
    () => states.labels({ window: 'x' }),
    // @ts-expect-error a state that there is not
    () => states.labels({ door: 'x' }).set('ajar'),
    // @ts-expect-error a label where there is none
    () => bare.labels({ method: 'get' }),
  ]
  for (const each of wrong) expect(each).toThrow()
})

test('labels that were declared elsewhere, as a constant, are known as well', () => {
  const labels = ['method', 'code'] as const
  const counter = new Registry().counter({ name: 'a_total', help: 'A.', labels })
  counter.labels({ method: 'get', code: '200' }).inc()
  // @ts-expect-error a typo
  expect(() => counter.labels({ method: 'get', cod: '200' })).toThrow('cod was not declared')
  expect(counter.render()).toBe('a_total{method="get",code="200"} 1\n')
})
