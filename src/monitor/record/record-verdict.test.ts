import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Verdict } from '../../health/index.ts'
import { recordVerdict, verdictOf } from './record-verdict.ts'

const saying = (message: string): Verdict => ({
  state: 'degraded',
  reason: 'CrashLoopBackOff',
  message,
  rule: 'condition-not-ready',
  field: 'status.conditions[type=Ready]',
  certainty: 0.9,
  stale: false,
})

describe('the verdict that a record holds', () => {
  test('is one for two resources of which the same is said by name', () => {
    const [one, other] = ['orders', 'billing'].map((name) =>
      recordVerdict(saying(`container main of ${name} restarts: ${name} is unhealthy`), name),
    )
    expect(one).toEqual(other)
    expect(verdictOf(recordVerdict(saying('orders waits for orders-0'), 'orders'), 'orders').message).toBe(
      'orders waits for orders-0',
    )
  })

  test('differs where one is named and the other is not', () => {
    expect(recordVerdict(saying('orders is down'), 'orders')).not.toEqual(
      recordVerdict(saying('\u0000 is down'), 'billing'),
    )
  })

  test('gives back what was said, whatever the message and the name hold', () => {
    const part = fc.constantFrom('a', 'ab', '$&', '\u0000', ' ', '')
    const text = fc.array(fc.oneof(part, fc.string()), { maxLength: 6 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (message, name) => {
        expect(verdictOf(recordVerdict(saying(message), name), name)).toEqual(saying(message))
      }),
    )
  })
})
