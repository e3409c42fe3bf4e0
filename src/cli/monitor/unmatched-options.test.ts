import { expect, test } from 'vitest'
import { type LogFields, ManualClock, silentLogger } from '../../base/index.ts'
import { ClientError } from '../../client/index.ts'
import { type DefinedKind, MetadataAllowList } from '../../monitor/index.ts'
import { type UnmatchedOptionsContext, warnOfUnmatched } from './unmatched-options.ts'

const pump = { group: 'acme.io', kind: 'Pump', resource: 'pumps' }

function stage(options: Partial<UnmatchedOptionsContext>) {
  const log: string[] = []
  const clock = new ManualClock()
  const controller = new AbortController()
  const cluster: { kinds: readonly DefinedKind[] | undefined } = { kinds: undefined }
  const done = warnOfUnmatched(
    {
      metadata: {},
      ...options,
      defined: () => cluster.kinds,
      client: {
        get: async (_, name) => {
          if (name === 'shop') return {} as never
          throw new ClientError('api', name, { code: name === 'secret' ? 403 : 404 })
        },
      },
      clock,
      logger: { ...silentLogger, warn: (_: string, fields?: LogFields) => log.push(String(fields?.options)) },
    },
    controller.signal,
  )
  return { log, clock, controller, cluster, done }
}

test('what nothing in the cluster matches is told once, when its kinds are known', async () => {
  const { log, clock, cluster, done } = stage({
    include: ['Pump', 'Pmup', '*.acme.io'],
    namespaces: ['shop', 'shpo', 'secret'],
    metadata: { labels: new MetadataAllowList('Pump=[a],*.acme.oi=[*]') },
  })
  await clock.advance(5_000)
  expect(log).toEqual([])
  cluster.kinds = [pump]
  await clock.advance(5_000)
  await done
  expect(log).toEqual(['--include Pmup, --namespaces shpo, --labels-allowlist *.acme.oi'])
})

test('what all is matched by is not', async () => {
  const { log, cluster, clock, done } = stage({ include: ['pumps'], namespaces: ['shop'] })
  cluster.kinds = [pump]
  await clock.advance(5_000)
  await done
  expect(log).toEqual([])
})

test('it ends with the monitor', async () => {
  const { log, controller, done } = stage({ include: ['pumps'] })
  controller.abort()
  await done
  expect(log).toEqual([])
})
