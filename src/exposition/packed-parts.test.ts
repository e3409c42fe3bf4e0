import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packedParts } from './packed-parts.ts'

const pieces = fc.array(fc.uint8Array({ maxLength: 20 }))

test('parts are as large as asked for but for the last, lie in one buffer, and say what the pieces say', () => {
  fc.assert(
    fc.property(pieces, fc.integer({ min: 1, max: 12 }), (given, size) => {
      const buffers = new Set<ArrayBufferLike>()
      const copies: Buffer[] = []
      for (const part of packedParts(given, Buffer.concat(given).length, size)) {
        buffers.add(part.buffer)
        copies.push(Buffer.from(part))
      }
      expect(Buffer.concat(copies)).toEqual(Buffer.concat(given))
      expect(
        copies.slice(0, -1).every(({ length }) => length === Math.min(size, Buffer.concat(given).length)),
      ).toBe(true)
      expect(copies.every(({ length }) => length > 0)).toBe(true)
      expect(buffers.size).toBeLessThanOrEqual(1)
    }),
  )
})

test('a piece is not asked for before there is room for it', () => {
  let asked = 0
  const endless = function* () {
    for (;;) {
      asked++
      yield new Uint8Array(10)
    }
  }
  const parts = packedParts(endless(), Number.POSITIVE_INFINITY, 15)
  parts.next()
  expect(asked).toBe(2)
  parts.next()
  expect(asked).toBe(3)
})
