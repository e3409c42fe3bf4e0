import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Chunk } from '../../exposition/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { kindBench } from '../fixture/kind-bench.ts'
import { type SeriesRule, seriesRules } from './resource-series.ts'
import { defaultSeriesLimits } from './series-limit.ts'
import { type MetricSelection, SeriesTable } from './series-table.ts'

const crd = crdText({ kind: 'Database' })
let versions = 0
const resource = (name: string, status: object = {}): KubernetesObject => ({
  metadata: { name, uid: `u-${name}`, resourceVersion: String(++versions) },
  status,
})
const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => resource(`r${String(index).padStart(4, '0')}`))

function chunksOf(series: SeriesTable): Chunk[][] {
  return seriesRules.map((_, index) => [...series.chunks(index)])
}

/** The metrics of which some chunk has another version than before, with how many chunks. */
function moved(series: SeriesTable, act: () => void): Record<string, number> {
  const before = new Map(
    chunksOf(series)
      .flat()
      .map((chunk) => [chunk, chunk.version]),
  )
  act()
  const counts: Record<string, number> = {}
  chunksOf(series).forEach((chunks, index) => {
    const count = chunks.filter((chunk) => before.get(chunk) !== chunk.version).length
    if (count > 0) counts[seriesRules[index]?.metric.name.replace('binnacle_cr_', '') ?? ''] = count
  })
  return counts
}

describe('a change marks', () => {
  test('only the chunk of the resource, and only in the metrics whose samples differ', () => {
    const bench = kindBench(crd, { pageSize: 10 })
    bench.list(...numbered(100))
    const { series } = bench.table
    expect(chunksOf(series)[0]).toHaveLength(10)
    const change = () => bench.sink.upsert(resource('r0042', { health: 'degraded' }))
    expect(moved(series, change)).toEqual({ health: 1, health_reason_info: 1 })
  })

  test('nothing when the resource says what it said before', () => {
    const bench = kindBench(crd, { pageSize: 10 })
    bench.list(...numbered(100))
    expect(moved(bench.table.series, () => bench.sink.upsert(resource('r0042', { note: 1 })))).toEqual({})
    expect(moved(bench.table.series, () => bench.list(...numbered(100)))).toEqual({})
  })

  test('the last chunk when a resource comes, its own when one goes', () => {
    const bench = kindBench(crd, { pageSize: 10 })
    bench.list(...numbered(95))
    const { series } = bench.table
    const all = { info: 1, health: 1, suspended: 1 }
    expect(moved(series, () => bench.sink.upsert(resource('new')))).toEqual(all)
    expect(moved(series, () => bench.sink.remove(resource('r0042')))).toEqual(all)
  })
})

describe('the order of series', () => {
  test('is that in which the resources came, and stays through changes and deletions', () => {
    const bench = kindBench(crd, { pageSize: 4 })
    bench.list(...numbered(10))
    for (const name of ['r0001', 'r0005', 'r0006']) bench.sink.remove(resource(name))
    bench.sink.upsert(resource('r0003', { health: 'degraded' }))
    bench.sink.upsert(resource('a-new'))
    const order = [...bench.text('cr_info').matchAll(/name="([^"]+)"/g)].map(([, name]) => name)
    expect(order).toEqual(['r0000', 'r0002', 'r0003', 'r0004', 'r0007', 'r0008', 'r0009', 'a-new'])
  })

  test('leaves no chunk that is small beside another small one', () => {
    const bench = kindBench(crd, { pageSize: 8 })
    const resources = numbered(80)
    bench.list(...resources)
    resources.forEach((object, index) => {
      if (index % 8 !== 0) bench.sink.remove(object)
    })
    expect(chunksOf(bench.table.series)[0]?.length).toBeLessThanOrEqual(4)
    expect([...bench.table.records()]).toHaveLength(10)
  })
})

describe('limits', () => {
  test('leave out whole resources, count what is left out once, and give it back when there is room', () => {
    const bench = kindBench(crd, { limits: { perMetric: 20 } })
    bench.list(...numbered(5))
    const states = () => bench.text('cr_health').match(/name="([^"]+)",state="healthy"/g)?.length
    expect(states()).toBe(3)
    expect(bench.text('cr_info').trim().split('\n')).toHaveLength(5)
    expect(bench.dropped).toEqual(new Map([['binnacle_cr_health', 12]]))
    expect(bench.text('series_limit_reached')).toContain('} 1\n')
    bench.text()
    bench.list(...numbered(5))
    expect(bench.dropped.get('binnacle_cr_health')).toBe(12)
    bench.sink.remove(resource('r0000'))
    expect(states()).toBe(3)
    expect(bench.text('cr_health')).toContain('r0003')
    bench.sink.remove(resource('r0001'))
    expect(states()).toBe(3)
    expect(bench.text('series_limit_reached')).toContain('} 0\n')
    expect(bench.dropped.get('binnacle_cr_health')).toBe(12)
  })

  test('of a kind hold over all its metrics', () => {
    const bench = kindBench(crd, { limits: { perKind: 30 } })
    bench.list(...numbered(10))
    expect(bench.table.series.series).toBeLessThanOrEqual(30)
    const written = (text: string) => text.trim().split('\n').filter(Boolean).length
    const all = written(bench.text(...seriesRules.map(({ metric }) => metric.name.replace('binnacle_', ''))))
    expect(all).toBe(bench.table.series.series)
    expect([...bench.dropped.values()].reduce((sum, count) => sum + count, 0) + all).toBe(80)
  })

  test('hold for condition types of a kind too', () => {
    const bench = kindBench(crd, { limits: { perMetric: 6 } })
    const conditions = (...types: string[]) => ({
      conditions: types.map((type) => ({ type, status: 'True' })),
    })
    bench.list(resource('a', conditions('A', 'B')), resource('b', conditions('C')))
    expect(bench.text('cr_conditions').trim().split('\n')).toHaveLength(6)
    expect(bench.dropped.get('binnacle_cr_conditions')).toBe(3)
    expect(bench.text('series_limit_reached')).toContain('} 1\n')
  })
})

test('whatever happens, chunks that did not move would render the same, counts are right and limits hold', () => {
  const status = fc.record(
    {
      health: fc.constantFrom('healthy', 'degraded', 'progressing'),
      phase: fc.constantFrom('A', 'B'),
      replicas: fc.nat(3),
      conditions: fc.array(
        fc.record({
          type: fc.constantFrom('Ready', 'Synced', 'Odd'),
          status: fc.constantFrom('True', 'False'),
        }),
        { maxLength: 4 },
      ),
    },
    { requiredKeys: [] },
  )
  const action = fc.oneof(
    fc.record({ do: fc.constant('put' as const), name: fc.nat(12), status }),
    fc.record({ do: fc.constant('put' as const), name: fc.nat(12), status }),
    fc.record({ do: fc.constant('remove' as const), name: fc.nat(12), status }),
    fc.record({ do: fc.constant('scrape' as const), name: fc.constant(0), status }),
    fc.record({ do: fc.constant('select' as const), name: fc.nat(7), status }),
  )
  const limits = fc.record({
    perMetric: fc.integer({ min: 1, max: 40 }),
    perKind: fc.integer({ min: 5, max: 120 }),
  })
  fc.assert(
    fc.property(
      fc.array(action, { maxLength: 60 }),
      limits,
      fc.integer({ min: 2, max: 5 }),
      (actions, caps, pageSize) => {
        const bench = kindBench(crd, { limits: caps, pageSize })
        const free = kindBench(crd, { pageSize: 1000 })
        bench.list()
        free.list()
        const kept = new Map<Chunk, { version: number; text: string }>()
        const scrape = () => {
          const texts = chunksOf(bench.table.series).map((chunks) =>
            chunks.map((chunk) => {
              const text = chunk.render()
              const known = kept.get(chunk)
              if (known?.version === chunk.version) expect(text).toBe(known.text)
              kept.set(chunk, { version: chunk.version, text })
              return text
            }),
          )
          const lines = texts.map((parts) => parts.join('').split('\n').filter(Boolean))
          expect(lines.flat()).toHaveLength(bench.table.series.series)
          expect(lines.flat().length).toBeLessThanOrEqual(caps.perKind)
          for (const ofMetric of lines) expect(ofMetric.length).toBeLessThanOrEqual(caps.perMetric)
          expect(new Set(lines.flat()).size).toBe(lines.flat().length)
          const wanted = free.text().split('\n')
          expect(wanted).toEqual(
            expect.arrayContaining(lines.flat().map((line) => line.replace('binnacle_', ''))),
          )
          if (!bench.table.series.limitReached) expect(lines.flat()).toHaveLength(free.table.series.series)
        }
        for (const { do: what, name, status: value } of actions) {
          if (what === 'scrape') scrape()
          const object = resource(`r${name}`, value)
          // Three bits choose by the number of labels, which is as good as any other choice.
          const isWritten: MetricSelection = ({ labels }) => ((name >> (labels.length % 3)) & 1) === 1
          if (what === 'select') for (const { table } of [bench, free]) table.series.select(isWritten)
          if (what === 'put') for (const { sink } of [bench, free]) sink.upsert(object)
          if (what === 'remove') for (const { sink } of [bench, free]) sink.remove(object)
        }
        scrape()
      },
    ),
    { numRuns: 150 },
  )
})

describe('a choice of metrics', () => {
  const only =
    (...names: string[]): MetricSelection =>
    ({ name }) =>
      names.includes(name.replace('binnacle_cr_', ''))

  test('leaves out the others, frees their room, and makes those that come back from the records', () => {
    const bench = kindBench(crd, { limits: { perKind: 40 } })
    bench.list(...numbered(10))
    const { series } = bench.table
    expect(series.limitReached).toBe(true)
    series.select(only('health'))
    expect(bench.text('cr_info')).toBe('')
    expect(bench.text('cr_health').match(/state="healthy"/g)).toHaveLength(6)
    series.select(only('info'))
    expect([series.series, series.limitReached]).toEqual([10, false])
    bench.sink.upsert(resource('new'))
    bench.sink.remove(resource('r0001'))
    series.select(only('info', 'suspended'))
    expect(bench.text('cr_suspended').trim().split('\n')).toHaveLength(10)
    expect(bench.text('cr_suspended')).toContain('name="new"')
  })

  test('gives a metric that comes back other chunks, so that nothing old is shown', () => {
    const bench = kindBench(crd)
    bench.list(...numbered(3))
    const { series } = bench.table
    const [before] = chunksOf(series)[0] ?? []
    series.select(only('health'))
    bench.sink.remove(resource('r0001'))
    series.select(only('info', 'health'))
    expect(chunksOf(series)[0]?.[0]).not.toBe(before)
  })
})

test('more rules than an entry has bits for are refused', () => {
  const tableOf = (count: number) => {
    const rules = Array.from({ length: count }, () => seriesRules[0] as SeriesRule)
    return new SeriesTable({ limits: defaultSeriesLimits, onDropped: () => {}, rules })
  }
  expect(tableOf(32).series).toBe(0)
  expect(() => tableOf(33)).toThrow(RangeError)
})
