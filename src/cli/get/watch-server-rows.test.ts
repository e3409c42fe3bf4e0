import { expect, test } from 'vitest'
import {
  type Change,
  emptyStates,
  queryRows,
  type ResourceQuery,
  type ResourceRow,
  type Views,
} from '../../view/index.ts'
import { CommandError } from '../exit-code.ts'
import { collectProcessOutput } from '../fixture/process-output.ts'
import type { ServerRowsQuestion } from './server-rows.ts'
import { watchServerRows } from './watch-server-rows.ts'

const sites = { group: 'example.com', version: 'v1', resource: 'sites', kind: 'Site', namespaced: true }
const ships = { ...sites, resource: 'ships', kind: 'Ship' }

function rowOf(name: string, state: ResourceRow['verdict']['state'] = 'healthy', kind = sites): ResourceRow {
  const verdict = { state, reason: 'R', message: '', rule: '', field: '', certainty: 1, stale: false }
  const labels = { app: name }
  return { resource: kind, namespace: 'web', name, uid: name, labels, verdict, finalizers: [], columns: [] }
}

const output = collectProcessOutput()

/** What is told of these changes; each reset is answered by the next of the lists, the last one again and again. */
async function told(
  lists: readonly ResourceRow[][],
  changes: readonly Change[],
  more: Partial<ServerRowsQuestion> = {},
): Promise<string[]> {
  let at = 0
  const views = {
    kinds: async () => [sites, ships].map((resource) => ({ resource, states: emptyStates(), total: 1 })),
    resources: async (query: ResourceQuery) =>
      queryRows(lists[Math.min(Math.max(at - 1, 0), lists.length - 1)] ?? [], query, {
        aliasesOf: (resource) => (resource === ships ? { shortNames: ['sh'] } : {}),
      }),
    changes: async function* () {
      for (const change of changes) {
        if (change.what === 'reset') at++
        yield [change]
      }
    },
  } as unknown as Views
  const style = { width: undefined, color: false, unicode: true }
  const question = { views, kinds: [], selection: {}, states: undefined, output: 'jsonl', style, ...more }
  await watchServerRows(question as ServerRowsQuestion, new AbortController().signal)
  return output.stdout.text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { name: string; deleted?: true })
    .map((row) => `${row.name} ${row.deleted ? 'deleted' : 'told'}`)
}

const reset: Change = { id: '0', what: 'reset' }
const changed = (row: ResourceRow): Change => ({ id: '1', what: 'resource', row })
const gone = (name: string): Change => ({
  id: '2',
  what: 'gone',
  uid: name,
  ref: { group: 'example.com', kind: 'Site', namespace: 'web', name },
})

test('what there is, then what becomes another and what goes', async () => {
  const changes = [reset, changed(rowOf('a')), changed(rowOf('a', 'degraded')), gone('a'), gone('never')]
  expect(await told([[rowOf('a'), rowOf('b')]], changes)).toEqual(['a told', 'b told', 'a told', 'a deleted'])
})

test('what happened while the stream was lost is told when it begins anew', async () => {
  const lists = [
    [rowOf('a'), rowOf('b'), rowOf('c')],
    [rowOf('a'), rowOf('b', 'degraded'), rowOf('d')],
  ]
  const [, , , ...later] = await told(lists, [reset, reset])
  expect(later.toSorted()).toEqual(['b told', 'c deleted', 'd told'])
})

test.each<[string, Partial<ServerRowsQuestion>, string[]]>([
  ['kinds, by short names too', { kinds: ['sh'] }, ['s told', 's told']],
  ['labels', { selection: { labelSelector: 'app=a' } }, ['a told', 'a told']],
  ['a namespace', { selection: { namespace: 'other' } }, []],
  ['a name', { kinds: ['sites'], selection: { namespace: 'web', name: 'a' } }, ['a told', 'a told']],
  [
    'states, and once more of what leaves them',
    { states: ['healthy'] },
    ['s told', 'a told', 'a told', 's told'],
  ],
])('only of %s', async (_, more, expected) => {
  const changes = [reset, changed(rowOf('a', 'degraded')), changed(rowOf('s', 'degraded', ships))]
  expect(await told([[rowOf('a'), rowOf('s', 'healthy', ships)]], changes, more)).toEqual(expected)
})

test('a resource that loses the labels that were asked for is gone', async () => {
  const without = { ...rowOf('a'), labels: {} }
  const asked = { selection: { labelSelector: 'app=a' } }
  expect(await told([[rowOf('a')]], [reset, changed(without), changed(without)], asked)).toEqual([
    'a told',
    'a deleted',
  ])
})

test('a kind that nobody knows is said rather than waited for', async () => {
  await expect(told([[]], [reset], { kinds: ['boats'] })).rejects.toThrow(CommandError)
})
