import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RingBuffer } from './ring-buffer.ts'

test('a ring buffer keeps the newest entries, oldest first, and gives back what had to go', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.integer()), (capacity, items) => {
      const buffer = new RingBuffer<number>(capacity)
      const evicted = items.map((item) => buffer.push(item)).filter((item) => item !== undefined)
      const kept = items.slice(-capacity)
      expect([...buffer]).toEqual(kept)
      expect(buffer.length).toBe(kept.length)
      expect(evicted).toEqual(items.slice(0, Math.max(0, items.length - capacity)))
      expect(buffer.at(-1)).toBe(items.at(-1))
      expect(buffer.at(kept.length)).toBeUndefined()
    }),
  )
})

test('a ring buffer without room is refused', () => {
  expect(() => new RingBuffer(0)).toThrow('capacity must be at least 1, not 0')
})
