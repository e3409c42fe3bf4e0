import { describe, expect, test } from 'vitest'
import { Registry } from './registry.ts'

function text(registry: Registry): string {
  let all = ''
  for (const family of registry.families()) for (const chunk of family.chunks()) all += chunk.render()
  return all
}

describe('Registry', () => {
  test('shows a series without labels at 0 from the start, one with labels from its first use', () => {
    const registry = new Registry()
    registry.counter({ name: 'a_total', help: 'A.' })
    const b = registry.counter({ name: 'b_total', help: 'B.', labels: ['x', 'y'] })
    registry.histogram({ name: 'c', help: 'C.' }, [1])
    expect(text(registry)).toBe(
      'a_total 0\nc_bucket{le="1.0"} 0\nc_bucket{le="+Inf"} 0\nc_sum 0\nc_count 0\n',
    )
    b.labels({ y: '2', x: '1' })
    expect(text(registry)).toContain('b_total{x="1",y="2"} 0\n')
  })

  test('gives the same child for the same labels, and takes series away', () => {
    const gauge = new Registry().gauge({ name: 'a', help: 'A.', labels: ['x'] })
    gauge.labels({ x: '1' }).inc(2)
    gauge.labels({ x: '1' }).dec(0.5)
    gauge.labels({ x: '2' }).set(Number.NEGATIVE_INFINITY)
    expect(gauge.render()).toBe('a{x="1"} 1.5\na{x="2"} -Inf\n')
    expect(gauge.remove({ x: '1' })).toBe(true)
    expect(gauge.remove({ x: '1' })).toBe(false)
    expect(gauge.render()).toBe('a{x="2"} -Inf\n')
    gauge.clear()
    expect(gauge.render()).toBe('')
  })

  test('tells where a name was declared before, and what to do', () => {
    const registry = new Registry()
    registry.counter({ name: 'a_total', help: 'A.' })
    const place = /at \S*registry\.test\.ts:\d+:\d+[;:]/
    const again = () => registry.counter({ name: 'a_total', help: 'A.' })
    expect(again).toThrow('a_total is declared already, at ')
    expect(again).toThrow(place)
    expect(again).toThrow('declare it once, where the program is wired')
    const clash = () => registry.gauge({ name: 'a', help: 'A.' })
    expect(clash).toThrow('a clashes with a_total, which is declared, at ')
    expect(clash).toThrow(place)
    expect(clash).toThrow('both would own the name a; rename one of them')
  })

  test('takes a family away, frees its name, and changes nothing under a scrape that reads it', () => {
    const registry = new Registry()
    const first = registry.counter({ name: 'a_total', help: 'A.' })
    registry.gauge({ name: 'b', help: 'B.' })
    const reading = registry.families()
    expect([registry.unregister(first), registry.unregister(first)]).toEqual([true, false])
    registry.gauge({ name: 'a', help: 'A.' })
    expect(reading.map(({ metadata }) => metadata.name)).toEqual(['a_total', 'b'])
    expect(registry.families().map(({ metadata }) => metadata.name)).toEqual(['b', 'a'])
  })

  test('says what is missing where no compiler does', () => {
    const registry = new Registry()
    const counter = registry.counter({ name: 'a_total', help: 'A.', labels: ['x'] })
    const wrong: [() => unknown, string][] = [
      [() => registry.counter(undefined as never), 'a counter is declared with an object: { name, help }'],
      [() => registry.gauge('depth' as never), 'a gauge is declared with an object: { name, help }'],
      [() => registry.histogram({} as never, [1]), 'a histogram is declared with an object: { name, help }'],
      [
        () => registry.gauge({ name: 'b', help: 'B.', labels: 'x' as never }),
        'b: labels are a list of names',
      ],
      [() => counter.labels(undefined as never), 'a_total: labels are given as an object'],
      [() => counter.labels('x' as never), 'a_total: labels are given as an object'],
    ]
    for (const [use, message] of wrong) expect(use).toThrow(message)
  })

  test('takes away all series of what is gone, whatever their other labels are', () => {
    const gauge = new Registry().gauge({ name: 'a', help: 'A.', labels: ['namespace', 'name', 'state'] })
    for (const namespace of ['x', 'y'])
      for (const name of ['p', 'q'])
        for (const state of ['on', 'off']) gauge.labels({ namespace, name, state }).set(1)
    expect(gauge.removePartialMatch({ name: 'p', namespace: 'x' })).toBe(2)
    expect(gauge.removePartialMatch({ state: 'off' })).toBe(3)
    expect(gauge.removePartialMatch({ state: 'none' })).toBe(0)
    expect(gauge.render()).toBe(
      ['x",name="q', 'y",name="p', 'y",name="q']
        .map((each) => `a{namespace="${each}",state="on"} 1\n`)
        .join(''),
    )
    expect(gauge.size).toBe(3)
    gauge.labels({ namespace: 'x', name: 'p', state: 'off' }).set(2)
    expect(gauge.render()).toContain('a{namespace="x",name="p",state="off"} 2\n')
    // @ts-expect-error a typo
    expect(() => gauge.removePartialMatch({ nmae: 'p' })).toThrow('nmae was not declared')
    expect(gauge.removePartialMatch({})).toBe(4)
    expect(gauge.size).toBe(0)
  })

  test('moves the version when the text would differ, and not otherwise', () => {
    const gauge = new Registry().gauge({ name: 'a', help: 'A.', labels: ['x'] })
    const child = gauge.labels({ x: '1' })
    child.set(1)
    const version = () => [...gauge.chunks()].map((chunk) => chunk.version)
    const before = version()
    child.set(1)
    gauge.labels({ x: '1' })
    expect(version()).toEqual(before)
    child.set(2)
    expect(version()).not.toEqual(before)
  })

  test('drops label sets over the limit, counts them, and does not grow', () => {
    const counter = new Registry({ seriesLimit: 2 }).counter({ name: 'a_total', help: 'A.', labels: ['x'] })
    for (const x of ['1', '2', '3', '4', '1']) counter.labels({ x }).inc()
    expect(counter.render()).toBe('a_total{x="1"} 2\na_total{x="2"} 1\n')
    expect(counter.dropped).toBe(2)
  })

  test('puts an observation into the bucket whose bound it equals', () => {
    const histogram = new Registry().histogram({ name: 'a', help: 'A.', labels: ['x'] }, [0, 1, 2.5])
    const child = histogram.labels({ x: 'y' })
    for (const value of [0, 0.5, 1, 2.5, 3]) child.observe(value)
    expect(histogram.render()).toBe(
      [
        'a_bucket{x="y",le="0.0"} 1',
        'a_bucket{x="y",le="1.0"} 3',
        'a_bucket{x="y",le="2.5"} 4',
        'a_bucket{x="y",le="+Inf"} 5',
        'a_sum{x="y"} 7',
        'a_count{x="y"} 5',
        '',
      ].join('\n'),
    )
  })

  test('runs collectors before families are read', () => {
    const registry = new Registry()
    const gauge = registry.gauge({ name: 'a', help: 'A.' })
    registry.onCollect(() => gauge.set(7))
    expect(text(registry)).toBe('a 7\n')
  })

  test.each<[string, (registry: Registry) => unknown]>([
    ['the same name twice', (registry) => registry.gauge({ name: 'taken', help: '' })],
    [
      'a name that a histogram has for its samples',
      (registry) => registry.gauge({ name: 'h_count', help: '' }),
    ],
    [
      'a counter beside a gauge of the same base',
      (registry) => registry.counter({ name: 'taken_total', help: '' }),
    ],
    [
      'a gauge that a counter could have for its created',
      (registry) => registry.gauge({ name: 'c_created', help: '' }),
    ],
    ['a name that needs quotes', (registry) => registry.gauge({ name: 'a.b', help: '' })],
    ['a label that needs quotes', (registry) => registry.gauge({ name: 'a', help: '', labels: ['b.c'] })],
    ['a label twice', (registry) => registry.gauge({ name: 'a', help: '', labels: ['b', 'b'] })],
    ['a counter without _total', (registry) => registry.counter({ name: 'a', help: '' })],
    ['buckets that do not rise', (registry) => registry.histogram({ name: 'a', help: '' }, [1, 1])],
    ['a negative bucket', (registry) => registry.histogram({ name: 'a', help: '' }, [-1])],
    ['a bucket of +Inf', (registry) => registry.histogram({ name: 'a', help: '' }, [1, Infinity])],
    ['a label le', (registry) => registry.histogram({ name: 'a', help: '', labels: ['le'] }, [1])],
  ])('refuses %s', (_, declare) => {
    const registry = new Registry()
    registry.gauge({ name: 'taken', help: '' })
    registry.histogram({ name: 'h', help: '' }, [1])
    registry.counter({ name: 'c_total', help: '' })
    expect(() => declare(registry)).toThrow(RangeError)
  })

  test('refuses to count back, to count NaN, and to use labels that were not said', () => {
    const registry = new Registry()
    expect(() => registry.counter({ name: 'a_total', help: '' }).inc(-1)).toThrow(RangeError)
    expect(() => registry.counter({ name: 'b_total', help: '' }).inc(Number.NaN)).toThrow(RangeError)
    expect(() => registry.histogram({ name: 'c', help: '' }, [1]).observe(Number.NaN)).toThrow(RangeError)
    expect(() => registry.gauge({ name: 'd', help: '', labels: ['x'] }).set(1)).toThrow(TypeError)
  })
})
