import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import {
  queryRows,
  type ResourceDetail,
  type ResourceQuery,
  type ResourceRow,
  ViewError,
  type Views,
} from '../../view/index.ts'
import { CommandError } from '../exit-code.ts'
import { awaitServerGoal } from './await-server-goal.ts'
import { readGoal } from './goal.ts'

const sites = { group: 'example.com', version: 'v1', resource: 'sites', kind: 'Site', namespaced: true }
const metadata = { name: 'shop', namespace: 'web' }

function detailOf(state: ResourceRow['verdict']['state'], more: Partial<ResourceDetail> = {}, uid = 'u') {
  const verdict = { state, reason: 'Told', message: '', rule: '', field: '', certainty: 1, stale: false }
  const row = { resource: sites, ...metadata, uid, labels: {}, verdict, finalizers: [], columns: [] }
  return { row, pairs: [], object: { metadata } as KubernetesObject, ...more }
}

const withCondition = (status: string) =>
  detailOf('healthy', { object: { metadata, status: { conditions: [{ type: 'Synced', status }] } } })

/** How waiting ends when each look, a second apart, finds the next of these; the last stays. */
async function outcomeOf(
  goal: string,
  looks: readonly (ResourceDetail | undefined | ViewError)[],
  { timeoutMs = 60_000, kind = 'site', signal = new AbortController().signal } = {},
) {
  const clock = new ManualClock()
  let at = 0
  const [first] = looks
  const rows = first && !(first instanceof ViewError) ? [first.row] : []
  const views = {
    kinds: async () => [{ resource: sites }],
    resources: async (query: ResourceQuery) => queryRows(rows, query),
    timeline: async () => [],
    resource: async () => {
      const found = looks[Math.min(at++, looks.length - 1)]
      if (found instanceof ViewError) throw found
      return found
    },
  } as unknown as Views
  const named = { kind, name: 'shop', namespace: 'web' }
  const outcome = awaitServerGoal({ views, named, goal: readGoal(goal), timeoutMs, clock, signal })
  await clock.advance(timeoutMs)
  return outcome
}

describe('a Binnacle is asked', () => {
  test('until the resource is in the state', async () => {
    expect(await outcomeOf('healthy', [detailOf('progressing'), detailOf('healthy')])).toMatchObject({
      type: 'reached',
    })
  })

  test('until a condition has the status, by which its row need not change', async () => {
    const looks = [withCondition('False'), withCondition('False'), withCondition('True')]
    expect(await outcomeOf('condition=Synced', looks)).toMatchObject({ type: 'reached' })
  })

  test('until the resource has gone, or another has its name', async () => {
    const there = detailOf('terminating')
    expect(await outcomeOf('deleted', [there, undefined])).toMatchObject({ type: 'reached' })
    expect(await outcomeOf('deleted', [there, detailOf('healthy', {}, 'other')])).toMatchObject({
      type: 'reached',
    })
    expect(await outcomeOf('deleted', [undefined])).toMatchObject({ type: 'reached' })
    expect(await outcomeOf('healthy', [there, undefined])).toEqual({ type: 'gone' })
  })

  test('until the time is over, and once where there is none', async () => {
    const late = { type: 'late', standing: { reached: false, text: 'it is degraded, Told' } }
    expect(await outcomeOf('healthy', [detailOf('degraded')], { timeoutMs: 5_000 })).toEqual(late)
    expect(await outcomeOf('healthy', [detailOf('degraded'), detailOf('healthy')], { timeoutMs: 0 })).toEqual(
      late,
    )
  })

  test('until somebody has enough of it', async () => {
    const signal = AbortSignal.abort()
    expect(await outcomeOf('healthy', [detailOf('degraded')], { signal })).toMatchObject({ type: 'late' })
  })

  test('again when it cannot tell, and no more when it will not', async () => {
    const away = new ViewError('away', 'cannot reach it')
    const there = detailOf('progressing')
    expect(await outcomeOf('healthy', [there, away, detailOf('healthy')])).toMatchObject({ type: 'reached' })
    const noObject = detailOf('healthy', { object: undefined as never, problem: 'it was not fetched' })
    expect(await outcomeOf('condition=Synced', [noObject], { timeoutMs: 2_000 })).toEqual({
      type: 'unreadable',
      message: 'it was not fetched',
    })
    await expect(outcomeOf('healthy', [there, new ViewError('refused', '401')])).rejects.toThrow('401')
  })
})

test.each(['healthy', 'deleted'])('a misspelt kind is no resource that is %s', async (goal) => {
  await expect(outcomeOf(goal, [undefined], { kind: 'sight' })).rejects.toThrow(CommandError)
})
