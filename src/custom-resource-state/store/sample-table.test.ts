import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Chunk, Exposition } from '../../exposition/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import { familiesFrom } from '../fixture/samples-of.ts'
import { familiesOf } from './family-list.ts'
import { SampleTable } from './sample-table.ts'

const resource = `
metricNamePrefix: ""
labelsFromPath: {name: [metadata, name]}
metrics:
  - {name: size, help: Size, each: {type: Gauge, gauge: {path: [size]}}}
  - {name: part, each: {type: Gauge, gauge: {path: [parts], labelFromKey: part}}}
  - {name: none, help: 'Never "there"', each: {type: StateSet, stateSet: {path: [none], labelName: a, list: [b]}}}
`
const families = familiesFrom(resource)

const tableOf = (pageSize = 4, onError: (error: string) => void = () => {}) =>
  new SampleTable({ families, onError, pageSize })

let revisions = 0
const object = (name: string, size: number, parts: Record<string, number> = {}): KubernetesObject => ({
  metadata: { name, uid: name, resourceVersion: String(++revisions) },
  size,
  parts,
})

const chunksOf = (table: SampleTable): Chunk[] => families.flatMap((_, family) => [...table.chunks(family)])
const linesOf = (table: SampleTable) =>
  chunksOf(table)
    .flatMap((chunk) => chunk.render().split('\n'))
    .filter((line) => line !== '')
    .map((line) => line.replace(/customresource_[^,]*,/g, ''))
    .sort()

describe('a table of samples', () => {
  test('shows a list at once, when it is complete', () => {
    const table = tableOf()
    table.upsert(object('gone', 9))
    table.begin()
    table.add(object('a', 1, { x: 2 }))
    table.add(object('b', 2))
    expect(linesOf(table)).toEqual(['size{name="gone"} 9'])
    table.commit()
    expect(linesOf(table)).toEqual(['part{name="a",part="x"} 2', 'size{name="a"} 1', 'size{name="b"} 2'])
    expect(table.size).toBe(2)
  })

  test('keeps what it has when a list is abandoned', () => {
    const table = tableOf()
    table.upsert(object('a', 1))
    table.begin()
    table.add(object('b', 2))
    table.abandon()
    expect(linesOf(table)).toEqual(['size{name="a"} 1'])
  })

  test('does not look at an object that it has in the same revision', () => {
    const errors: string[] = []
    const table = tableOf(4, (error) => errors.push(error))
    const broken = { ...object('a', 1), size: 'large' }
    table.upsert(broken)
    table.upsert(broken)
    table.begin()
    table.add(broken)
    table.commit()
    expect(errors).toHaveLength(1)
  })

  test('marks only the chunks whose samples a change moves', () => {
    const table = tableOf(8)
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) table.upsert(object(name, 1, { x: 1 }))
    const before = new Map(chunksOf(table).map((chunk) => [chunk, chunk.version]))
    const moved = () => [...before].filter(([chunk, version]) => chunk.version !== version).length
    table.upsert(object('b', 1, { x: 1 }))
    expect(moved()).toBe(0)
    table.upsert(object('b', 1, { x: 2 }))
    expect(moved()).toBe(1)
  })

  test('is the same as one that was filled anew, and no chunk changes without its version', () => {
    const name = fc.constantFrom(...'abcdefghijklmnop')
    const parts = fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.integer({ min: 0, max: 2 }))
    const change = fc.oneof(
      fc.record({ kind: fc.constant('put' as const), name, size: fc.integer({ min: 0, max: 3 }), parts }),
      fc.record({ kind: fc.constant('remove' as const), name }),
      fc.record({ kind: fc.constant('list' as const), names: fc.uniqueArray(name) }),
    )
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const table = tableOf()
        const model = new Map<string, KubernetesObject>()
        for (const step of changes) {
          const texts = new Map(
            chunksOf(table).map((chunk) => [chunk, [chunk.version, chunk.render()] as const]),
          )
          if (step.kind === 'put') {
            const put = object(step.name, step.size, step.parts)
            model.set(step.name, put)
            table.upsert(structuredClone(put))
          } else if (step.kind === 'remove') {
            model.delete(step.name)
            table.remove({ metadata: { name: step.name } })
          } else {
            const listed = step.names.map((each) => model.get(each) ?? object(each, 1, { x: 1 }))
            model.clear()
            table.begin()
            for (const each of listed) {
              model.set(each.metadata.name ?? '', each)
              table.add(structuredClone(each))
            }
            table.commit()
          }
          for (const chunk of chunksOf(table)) {
            const [version, text] = texts.get(chunk) ?? [-1, '']
            if (chunk.version === version) expect(chunk.render()).toBe(text)
          }
        }
        const fresh = tableOf()
        for (const each of model.values()) fresh.upsert(each)
        expect(linesOf(table)).toEqual(linesOf(fresh))
        expect(table.size).toBe(model.size)
      }),
      { numRuns: 150 },
    )
  })
})

describe('families', () => {
  const scrape = (tables: SampleTable[], accept: string) => {
    const { body } = new Exposition({ families: () => familiesOf(tables) }).scrape({ accept })
    return Array.from(body, (part) => Buffer.from(part).toString()).join('')
  }
  const full = (name: string) => {
    const table = tableOf()
    table.upsert(object(name, 1))
    return table
  }

  test('are declared as kube-state-metrics does, with and without samples, once there are objects', () => {
    expect(scrape([tableOf(), full('a')], 'text/plain')).toBe(
      [
        '# HELP size Size',
        '# TYPE size gauge',
        'size{customresource_group="g.io",customresource_kind="K",customresource_version="v1",name="a"} 1',
        '# HELP part ',
        '# TYPE part gauge',
        '# HELP none Never "there"',
        '# TYPE none gauge',
        '',
      ].join('\n'),
    )
    expect(scrape([full('a')], 'application/openmetrics-text')).toContain('# TYPE none stateset\n# EOF\n')
    expect(scrape([tableOf()], 'text/plain')).toBe('')
  })

  test('of one name from several kinds stand together', () => {
    const text = scrape([full('a'), full('b')], 'text/plain')
    expect(text.match(/^# TYPE size/gm)).toHaveLength(1)
    expect(text.match(/^size\{/gm)).toHaveLength(2)
  })
})
