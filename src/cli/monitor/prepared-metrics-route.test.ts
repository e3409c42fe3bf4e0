import { expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import type { Request } from '../../endpoint/index.ts'
import { Registry } from '../../exposition/index.ts'
import { preparedMetricsRoute } from './prepared-metrics-route.ts'

const requestOf = (query = '', headers: Request['headers'] = {}): Request => ({
  method: 'GET',
  path: '/metrics',
  params: {},
  query: new URLSearchParams(query),
  headers,
  signal: new AbortController().signal,
})

test('those who ask for the same at the same moment share an answer, and the next moment has its own', async () => {
  const registry = new Registry()
  const depth = registry.gauge({ name: 'depth_metres', unit: 'metres', help: 'Water under the keel.' })
  const draught = registry.gauge({
    name: 'draught_metres',
    unit: 'metres',
    help: 'Water that the keel takes.',
  })
  draught.set(2)
  let looks = 0
  const clock = new ManualClock()
  const route = preparedMetricsRoute(
    () => {
      depth.set(++looks)
      return registry.families()
    },
    () => {},
    clock,
  )
  const ask = async (query?: string, headers?: Request['headers']) => {
    const { body } = await route.handle(requestOf(query, headers))
    const parts = await Array.fromAsync(body as Iterable<Uint8Array>, (part) => Buffer.from(part))
    return Buffer.concat(parts)
      .toString()
      .match(/^[^#\n]+$/gm)
  }
  const both = (look: number) => [`depth_metres ${look}`, 'draught_metres 2']
  expect(await Promise.all([ask(), ask(), ask('name[]=draught_metres'), ask()])).toEqual([
    both(1),
    both(1),
    ['draught_metres 2'],
    both(1),
  ])
  expect(looks).toBe(2)
  await clock.advance(1)
  expect(await ask()).toEqual(both(looks))
  expect(looks).toBeGreaterThan(2)
})
