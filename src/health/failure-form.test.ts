import { describe, expect, test } from 'vitest'
import { hasFormOfFailure } from './failure-form.ts'

describe('a sentence without a word that is known', () => {
  test.each([
    ['observe: get zone: unmarshal', true],
    ['the registry answered: 503', true],
    ['lookup ended, status code 404', true],
    ['hook left with exit status 2', true],
    ['spec.lease must divide spec.term', true],
    ['the seal does not cover the whole crate', true],
    ['fetch: parse: still at it', false],
    ['the seal does not cover the whole crate yet', false],
    ['the crate must wait for its seal', false],
    ['Deployment does not have minimum availability.', false],
    ['crate: sealed', false],
    ['404 crates sealed', false],
    ['crate 2 of 5', false],
  ])('%s: %s', (text, failure) => {
    expect(hasFormOfFailure(text)).toBe(failure)
  })
})
