import { describe, expect, test } from 'vitest'
import { emptyStates, type TimelineEntry, ViewError, type Views } from '../../view/index.ts'
import { findResource } from './find-resource.ts'

const site = { group: 'example.com', version: 'v1', resource: 'sites', kind: 'Site', namespaced: true }

/** Views of a cluster without resources, with this to tell of one that was there. */
const emptied = (timeline: Views['timeline']) =>
  ({
    kinds: async () => [{ resource: site, total: 0, states: emptyStates(), synced: true }],
    resources: async () => ({ rows: [], total: 0, states: emptyStates() }),
    timeline,
  }) as unknown as Views

const found = (kind: string, timeline: readonly TimelineEntry[] = []) =>
  findResource(
    emptied(async () => timeline),
    { kind, name: 'a', namespace: 'n' },
  )

describe('what a word means to a Binnacle that runs', () => {
  test.each([
    ['po', '', 'Pod'],
    ['sts', 'apps', 'StatefulSet'],
    ['deploy', 'apps', 'Deployment'],
    ['svc', '', 'Service'],
    ['pods', '', 'Pod'],
    ['cronjob.batch', 'batch', 'CronJob'],
  ])('%s is a built-in kind', async (word, group, kind) => {
    expect(await found(word)).toEqual({ group, kind, namespace: 'n', name: 'a' })
  })
})

describe('a resource that is not there', () => {
  test('was deleted, where the last of its name was', async () => {
    const [created, deleted] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2)]
    await expect(
      found('site', [
        { at: created, what: 'created' },
        { at: deleted, what: 'deleted' },
      ]),
    ).rejects.toThrow(/^site a in namespace n was deleted at 2026-01-02T00:00:00Z \(\d+.* ago\)$/)
  })

  test.each<[string, Views['timeline']]>([
    ['was never known', async () => []],
    ['may be another by now', async () => [{ at: 2, what: 'created' }]],
    ['has no history', () => Promise.reject(new ViewError('off', 'history is not kept here'))],
  ])('is not there, when it %s', async (_, timeline) => {
    const subject = { kind: 'site', name: 'a', namespace: 'n' }
    await expect(findResource(emptied(timeline), subject)).rejects.toThrow(
      'there is no site a in namespace n that this Binnacle watches; -n names another namespace',
    )
  })
  test('of a kind that is misspelt is of no kind', async () => {
    await expect(found('stie')).rejects.toThrow(
      "this Binnacle knows no kind 'stie' that has resources; did you mean site?",
    )
  })
})
