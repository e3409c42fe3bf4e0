import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import { ShardAssignment } from './shard-assignment.ts'
import { shardOf } from './shard-of.ts'

const uids = fc.uuid()
const counts = fc.integer({ min: 1, max: 12 })

describe('the shard of a resource', () => {
  test('is one of those that there are', () => {
    fc.assert(
      fc.property(fc.string(), counts, (uid, count) => {
        const shard = shardOf(uid, count)
        expect(Number.isInteger(shard) && shard >= 0 && shard < count).toBe(true)
      }),
    )
  })

  test('moves to the new shard or not at all when there is one more', () => {
    fc.assert(
      fc.property(uids, counts, (uid, count) => {
        expect([shardOf(uid, count), count]).toContain(shardOf(uid, count + 1))
      }),
    )
  })

  test('is each of them about as often', () => {
    const found = new Map<number, number>()
    for (let index = 0; index < 30_000; index++) {
      const shard = shardOf(`3c9e7a10-0000-4000-8000-${String(index).padStart(12, '0')}`, 3)
      found.set(shard, (found.get(shard) ?? 0) + 1)
    }
    for (const count of found.values()) expect(Math.abs(count - 10_000)).toBeLessThan(600)
  })
})

/** Replicas that learn of each new count at moments of their own. */
class Replicas {
  readonly clock = new ManualClock()
  readonly all: ShardAssignment[] = []
  count = 0

  /** Those that are to be there by now; replicas that came with a larger count know it from the start. */
  scale(count: number): void {
    this.count = count
    while (this.all.length < count)
      this.all.push(new ShardAssignment({ index: this.all.length, count, clock: this.clock, holdMs: 60_000 }))
  }

  owners(uid: string): number {
    return this.all.filter((replica) => replica.owns(uid)).length
  }
}

describe('replicas', () => {
  test('share every resource at rest, and leave none out while their number moves', async () => {
    const step = fc.oneof(
      fc.record({ scale: fc.integer({ min: 1, max: 6 }) }),
      fc.record({ learns: fc.nat(5) }),
      fc.record({ passes: fc.integer({ min: 1, max: 20_000 }) }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(uids, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(step, { maxLength: 12 }),
        async (resources, first, steps) => {
          const replicas = new Replicas()
          replicas.scale(first)
          for (const one of steps) {
            if ('scale' in one) replicas.scale(one.scale)
            if ('learns' in one) replicas.all[one.learns]?.resize(replicas.count)
            // Within the time that they hold, all have learned: that is what it is for.
            if ('passes' in one) {
              for (const replica of replicas.all) replica.resize(replicas.count)
              await replicas.clock.advance(one.passes)
            }
            for (const uid of resources) expect(replicas.owners(uid)).toBeGreaterThanOrEqual(1)
          }
          for (const replica of replicas.all) replica.resize(replicas.count)
          await replicas.clock.advance(60_000)
          for (const uid of resources) expect(replicas.owners(uid)).toBe(1)
        },
      ),
    )
  })

  test('say when there is more to list, and when some can be let go', async () => {
    const clock = new ManualClock()
    const told: string[] = []
    const shard = new ShardAssignment({ index: 0, count: 2, clock })
    shard.listen({ grown: () => told.push('grown'), settled: () => told.push('settled') })
    shard.resize(2)
    expect(told).toEqual([])
    shard.resize(3)
    expect(shard.state).toMatchObject({ name: 'moving', from: [2], count: 3 })
    await clock.advance(100_000)
    shard.resize(2)
    expect(shard.state).toMatchObject({ name: 'moving', from: [3], count: 2 })
    await clock.advance(119_999)
    expect(told).toEqual(['grown', 'grown'])
    await clock.advance(1)
    expect(told).toEqual(['grown', 'grown', 'settled'])
    expect(shard.state).toEqual({ name: 'settled', count: 2 })
  })
})
