import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { combineCrc32, crc32Operator } from './crc32-combine.ts'

test('the checksum of two pieces is that of their whole', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (a, b) => {
      const combined = combineCrc32(crc32(a), crc32(b), crc32Operator(b.length))
      expect(combined).toBe(crc32(Buffer.concat([a, b])))
    }),
  )
})

test('lengths past 32 bits move the checksum as their parts do, one after the other', () => {
  const inOne = combineCrc32(0xcbf43926, 0, crc32Operator(5 * 2 ** 30 + 7))
  let inSteps = 0xcbf43926
  for (const part of [2 ** 32, 2 ** 30, 7]) inSteps = combineCrc32(inSteps, 0, crc32Operator(part))
  expect(inOne).toBe(inSteps)
})
