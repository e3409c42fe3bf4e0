import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type HealthState, healthStates } from '../health/index.ts'
import { parseLabelSelector } from '../object/index.ts'
import { isNameOfKind } from './kind-name.ts'
import { compareKinds, emptyStates } from './kind-summary.ts'
import { queryRows } from './query-rows.ts'
import { type ResourceQuery, resourceOrders } from './resource-query.ts'
import type { ResourceRow } from './resource-row.ts'

function row(id: string, state: HealthState, fields: Partial<ResourceRow> = {}): ResourceRow {
  const [namespace = '', name = ''] = id.split('/')
  return {
    resource: {
      group: 'example.com',
      version: 'v1',
      resource: 'databases',
      kind: 'Database',
      namespaced: true,
    },
    namespace,
    name,
    uid: id,
    labels: {},
    verdict: { state, reason: 'R', message: '', rule: 'r', field: '', certainty: 1, stale: false },
    finalizers: [],
    columns: [],
    ...fields,
  }
}

const rows = [
  row('a/one', 'healthy', { labels: { team: 'x' } }),
  row('a/two', 'degraded', { since: 2000 }),
  row('b/three', 'degraded', { since: 1000, labels: { team: 'x' } }),
  row('b/four', 'progressing', { created: 500 }),
  row('b/five', 'degraded'),
]
const names = (query: ResourceQuery) => queryRows(rows, query).rows.map(({ name }) => name)

describe('a query', () => {
  test('puts the worst first, and of those the one that is longest in its state', () => {
    expect(names({})).toEqual(['three', 'two', 'five', 'four', 'one'])
  })

  test.each<[string, ResourceQuery, string[]]>([
    ['by state', { states: ['progressing', 'healthy'] }, ['four', 'one']],
    ['by namespace', { namespaces: ['a'] }, ['two', 'one']],
    ['by labels', { labels: parseLabelSelector('team=x') }, ['three', 'one']],
    ['by words of the text', { text: 'B THR' }, ['three']],
    ['by kind', { kinds: ['nothing'] }, []],
    ['by all at once', { states: ['degraded'], labels: parseLabelSelector('team') }, ['three']],
  ])('filters %s', (_, query, expected) => {
    expect(names(query)).toEqual(expected)
  })

  test.each<[string, ResourceQuery, string[]]>([
    ['how long it is in its state', { inStateFor: 1500 }, ['three']],
    ['what it diverges in', { diverged: true }, ['four']],
    ['what it does not diverge in', { diverged: false, states: ['progressing', 'healthy'] }, ['one']],
    ['being stale', { stale: true }, ['one']],
    ['being unsure', { unsure: true }, ['two']],
    ['words that do not occur', { text: '!THR', namespaces: ['b'] }, ['five', 'four']],
    ['signs that mean nothing in it', { text: '.*' }, []],
  ])('filters by %s', (_, query, expected) => {
    const odd = rows.map((each) => {
      const { name, verdict } = each
      if (name === 'four') return { ...each, diverged: ['version'] }
      if (name === 'one') return { ...each, verdict: { ...verdict, stale: true } }
      return name === 'two' ? { ...each, verdict: { ...verdict, certainty: 0.5 } } : each
    })
    expect(queryRows(odd, query, { now: 3000 }).rows.map(({ name }) => name)).toEqual(expected)
  })

  test('counts each facet without its own filter', () => {
    const { facets, states } = queryRows(rows, { namespaces: ['b'], states: ['degraded'], facets: true })
    expect(facets).toEqual({
      kinds: [{ group: 'example.com', kind: 'Database', count: 2 }],
      namespaces: [
        { namespace: 'b', count: 2 },
        { namespace: 'a', count: 1 },
      ],
    })
    expect(states).toMatchObject({ degraded: 2, progressing: 1, healthy: 0 })
  })

  test('sorts by the time in a state, unknown last, also the other way round', () => {
    expect(names({ sort: 'since' }).slice(0, 2)).toEqual(['three', 'two'])
    expect(names({ sort: 'since', descending: true }).slice(0, 2)).toEqual(['two', 'three'])
  })

  test('sorts by name and by age', () => {
    expect(names({ sort: 'name' })).toEqual(['one', 'two', 'five', 'four', 'three'])
    expect(names({ sort: 'age' })[0]).toBe('four')
  })

  test('counts all states that the other filters let pass', () => {
    const page = queryRows(rows, { states: ['healthy'], limit: 0 })
    expect(page).toMatchObject({ rows: [], total: 1, states: { degraded: 3, progressing: 1, healthy: 1 } })
  })

  test('gives pages that neither overlap nor miss a row, whatever the order of the rows', () => {
    const anyRow = fc
      .tuple(fc.nat(5), fc.constantFrom(...healthStates), fc.option(fc.nat(3), { nil: undefined }))
      .map(([id, state, since]) => ({ id, state, since }))
    fc.assert(
      fc.property(fc.array(anyRow), fc.integer({ min: 1, max: 4 }), (drawn, size) => {
        const all = drawn.map(({ id, state, since }, index) =>
          row(`n${id}/r${index}`, state, since === undefined ? {} : { since }),
        )
        const whole = queryRows(all, {}).rows
        expect(queryRows([...all].reverse(), {}).rows).toEqual(whole)
        for (const sort of resourceOrders) {
          for (const descending of [false, true]) {
            const pages = []
            for (let offset = 0; offset < all.length; offset += size)
              pages.push(...queryRows(all, { sort, descending, offset, limit: size }).rows)
            expect(pages).toEqual(queryRows(all, { sort, descending }).rows)
          }
        }
      }),
    )
  })
})

describe('the name of a kind', () => {
  const resource = {
    group: 'cert-manager.io',
    version: 'v1',
    resource: 'certificates',
    kind: 'Certificate',
    namespaced: true,
  }
  const aliases = { singular: 'certificate', shortNames: ['cert'], categories: ['cert-all'] }
  test.each([
    ['certificates', true],
    ['Certificate', true],
    ['cert', true],
    ['cert-all', true],
    ['certificates.cert-manager.io', true],
    ['certificates.cert-manager', true],
    ['certificates.v1.cert-manager.io', true],
    ['Certificate.cert-manager.io', true],
    ['certificates.cert', false],
    ['certificates.other.io', false],
    ['certificates.v2.cert-manager.io', false],
    ['certificat', false],
    ['', false],
  ])('%s: %s', (name, expected) => {
    expect(isNameOfKind(name, resource, aliases)).toBe(expected)
  })
})

test('kinds with the most degraded resources come first', () => {
  const summary = (kind: string, states: Partial<Record<HealthState, number>>) => ({
    resource: { group: 'g', version: 'v1', resource: kind.toLowerCase(), kind, namespaced: true },
    total: 9,
    states: { ...emptyStates(), ...states },
    synced: true,
  })
  const kinds = [
    summary('Fine', { healthy: 9 }),
    summary('Bad', { degraded: 2 }),
    summary('Also', { degraded: 2 }),
  ]
  expect(kinds.sort(compareKinds).map((kind) => kind.resource.kind)).toEqual(['Also', 'Bad', 'Fine'])
})
