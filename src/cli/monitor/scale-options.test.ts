import { expect, test } from 'vitest'
import { readScale, type ScaleOptions } from './scale-options.ts'

test('what is typed is read', () => {
  expect(
    readScale({ tier: 'compact', memoryLimit: '400Mi', resync: '7d', shard: '1/3', shardHandover: '30s' }),
  ).toEqual({
    tier: 'compact',
    ceilingBytes: 419_430_400,
    resyncMs: 604_800_000,
    shard: { index: 1, count: 3 },
    holdMs: 30_000,
  })
  expect(readScale({ shard: 'auto' })).toEqual({ shard: 'auto' })
  expect(readScale({})).toEqual({})
})

test.each<[ScaleOptions, string]>([
  [{ memoryLimit: 'much' }, '--memory-limit much: Give a quantity'],
  [{ memoryLimit: '1Ki' }, '--memory-limit 1Ki: Give a quantity of 32Mi or more'],
  [{ memoryLimit: '-1Gi' }, '--memory-limit -1Gi: Give a quantity'],
  [{ resync: '6' }, '--resync 6: Give a second or more'],
  [{ resync: '10ms' }, '--resync 10ms: Give a second or more'],
  [{ shard: '3/3' }, '--shard 3/3: Give I/N with I from 0 to N-1'],
  [{ shard: '1' }, '--shard 1: Give I/N'],
])('%o: %s', (options, message) => {
  expect(() => readScale(options)).toThrow(message)
})
