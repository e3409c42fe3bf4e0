import { expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import type { DiscoveredResource } from '../../client/index.ts'
import type { AskedCluster } from '../generated/read-prometheus.ts'
import { askRulesCluster } from './rules-cluster.ts'

const prometheusRules: DiscoveredResource = {
  group: 'monitoring.coreos.com',
  version: 'v1',
  resource: 'prometheusrules',
  kind: 'PrometheusRule',
  namespaced: true,
  singular: 'prometheusrule',
  shortNames: [],
  categories: [],
  verbs: ['list'],
  subresources: [],
}

const noPages: AskedCluster['pages'] = async function* () {}

test('a cluster is asked once what it serves', async () => {
  let asked = 0
  const client: AskedCluster = {
    discover: async () => {
      asked++
      return { resources: [prometheusRules] }
    },
    pages: noPages,
  }
  const found = await askRulesCluster(client, {}, { prometheus: true }, new ManualClock())
  expect(found.prometheus?.served).toEqual(new Set(['PrometheusRule']))
  expect(found.kinds).toEqual([prometheusRules])
  expect(asked).toBe(1)
})

test('who selects rules is asked only where that is wanted', async () => {
  const client: AskedCluster = {
    discover: async () => ({ resources: [] }),
    pages: () => expect.fail('nothing has to be listed'),
  }
  expect(await askRulesCluster(client, {}, { prometheus: false }, new ManualClock())).toEqual({
    prometheus: undefined,
    kinds: [],
    unread: [],
  })
})

test('a cluster that does not answer is waited for no longer than 10 seconds, and that is said', async () => {
  const clock = new ManualClock()
  const client: AskedCluster = {
    discover: ({ signal } = {}) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    pages: noPages,
  }
  const outcome = askRulesCluster(client, {}, { prometheus: true }, clock).catch((error: unknown) => error)
  await clock.advance(10_000)
  expect(await outcome).toMatchObject({
    name: 'CommandError',
    message: 'the cluster gave no answer within 10 s',
  })
})
