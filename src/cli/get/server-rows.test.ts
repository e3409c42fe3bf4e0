import { expect, test } from 'vitest'
import {
  emptyStates,
  type KindSummary,
  queryRows,
  type ResourceQuery,
  type ResourceRow,
  type Views,
} from '../../view/index.ts'
import { collectProcessOutput } from '../fixture/process-output.ts'
import { listServerRows, type ServerRowsQuestion } from './server-rows.ts'

const sites = { group: 'example.com', version: 'v1', resource: 'sites', kind: 'Site', namespaced: true }
const regions = { ...sites, resource: 'regions', kind: 'Region', namespaced: false }
const aliases = { shortNames: ['rg'] }

const rowOf = (path: string, state: ResourceRow['verdict']['state'] = 'healthy'): ResourceRow => {
  const [namespace = '', name = ''] = path.split('/')
  const resource = namespace === '' ? regions : sites
  const verdict = { state, reason: 'R', message: '', rule: '', field: '', certainty: 1, stale: false }
  return { resource, namespace, name, uid: path, labels: { app: name }, verdict, finalizers: [], columns: [] }
}
const rows = [rowOf('web/shop', 'degraded'), rowOf('web/shop-2'), rowOf('api/shop'), rowOf('/north')]
const summary = (resource: KindSummary['resource'], problem?: string): KindSummary => ({
  resource,
  total: 1,
  states: emptyStates(),
  synced: problem === undefined,
  ...(problem !== undefined && { problem }),
})

const { stdout, stderr } = collectProcessOutput()

function ask(more: Partial<ServerRowsQuestion> = {}, problem?: string): Promise<number> {
  const aliasesOf = (resource: unknown) => (resource === regions ? aliases : {})
  const views = {
    kinds: async () => [summary(sites, problem), summary(regions)],
    resources: async (query: ResourceQuery) => queryRows(rows, query, { aliasesOf }),
  } as unknown as Views
  return listServerRows({
    views,
    kinds: [],
    selection: {},
    states: undefined,
    output: 'name',
    style: { width: undefined, color: false, unicode: true },
    ...more,
  })
}

test.each<[string, Partial<ServerRowsQuestion>, string[]]>([
  ['everything, worst first', {}, ['site/shop', 'region/north', 'site/shop', 'site/shop-2']],
  [
    'a namespace, and what has none',
    { selection: { namespace: 'web' } },
    ['site/shop', 'region/north', 'site/shop-2'],
  ],
  ['a kind by its short name', { kinds: ['rg'], selection: { namespace: 'web' } }, ['region/north']],
  ['a state', { states: ['degraded'] }, ['site/shop']],
  ['labels', { selection: { labelSelector: 'app=north' } }, ['region/north']],
  [
    'one name and no longer one',
    { kinds: ['site'], selection: { namespace: 'web', name: 'shop' } },
    ['site/shop'],
  ],
])('of %s', async (_, question, expected) => {
  expect(await ask(question)).toBe(0)
  expect(stdout.text.replaceAll('.example.com', '').trim().split('\n')).toEqual(expected)
})

test('a kind that could not be read makes the answer one in part', async () => {
  expect(await ask({}, 'sites may not be listed')).toBe(3)
  expect(stderr.text).toBe('binnacle: Site.example.com: sites may not be listed\n')
})

test('what is not there, and what nobody knows, is said', async () => {
  await expect(ask({ kinds: ['sites'], selection: { namespace: 'web', name: 'gone' } })).rejects.toThrow(
    'there is no sites gone in namespace web that this Binnacle watches',
  )
  await expect(ask({ kinds: ['ships'] })).rejects.toThrow("knows no kind 'ships'")
})
