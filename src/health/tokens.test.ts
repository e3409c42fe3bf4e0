import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokensOf } from './tokens.ts'

test.each([
  ['NotReady', 'not ready'],
  ['HTTPRouteNotReady', 'http route not ready'],
  ['http-route_not ready', 'http route not ready'],
  ['CREATE_COMPLETE', 'create complete'],
  ['AllPVCsBound', 'all pvcs bound'],
  ['EKSControlPlane', 'eks control plane'],
  ['s3BucketReady', 's3 bucket ready'],
  ["can't pull", "can't pull"],
  ['secret "error-page" is ready', 'secret is ready'],
  ['an "open quote error', 'an open quote error'],
  ['größe ok', 'gr e ok'],
  ['', ''],
])('%s is read as %s', (text, tokens) => {
  expect(tokensOf(text).join(' ')).toBe(tokens)
})

test('a text is read only at its beginning, however long it is', () => {
  expect(tokensOf('word '.repeat(1_000_000)).length).toBeLessThan(300)
})

test('every token of any text is a lower-case part of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const lower = text.toLowerCase()
      for (const token of tokensOf(text)) {
        expect(token).not.toBe('')
        expect(lower).toContain(token)
      }
    }),
  )
})
