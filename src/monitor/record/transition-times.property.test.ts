import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packTransitions, unpackTransitions } from './transition-times.ts'

const transitions = fc.array(
  fc.record({ place: fc.nat(0xffff), at: fc.integer({ min: 0, max: 2 ** 48 - 1 }) }),
  { maxLength: 600 },
)

test('transitions unpacked are those that were packed', () => {
  fc.assert(
    fc.property(transitions, (list) => {
      expect(unpackTransitions(packTransitions(list))).toEqual(list)
    }),
  )
})

test('transitions that differ are packed differently', () => {
  fc.assert(
    fc.property(transitions, transitions, (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other)
      expect(packTransitions(one) === packTransitions(other)).toBe(isSame)
    }),
  )
})

test('no transition takes no text, and each of the first 256 places a byte a character', () => {
  expect(packTransitions([])).toBe('')
  const text = packTransitions([{ place: 255, at: 2 ** 48 - 1 }])
  expect(Buffer.from(text, 'latin1').toString('latin1')).toBe(text)
})
