import { expect, test } from 'vitest'
import { collectProcessOutput } from '../fixture/process-output.ts'
import { readGoal } from './goal.ts'
import type { Outcome } from './goal-follower.ts'
import { tellOutcome } from './tell-outcome.ts'

const output = collectProcessOutput()
const waiting = { name: 'site/shop', timeout: '1m', signal: new AbortController().signal }
const standing = { reached: false, text: 'it is degraded, Down' }

test.each([
  ['healthy', 'site/shop healthy'],
  ['condition=ready', 'site/shop ready=True'],
  ['delete', 'site/shop deleted'],
])('--for=%s that is reached is told', (goal, text) => {
  const outcome = { type: 'reached', standing: { reached: true, text: '' } } as const
  expect(tellOutcome(outcome, { ...waiting, goal: readGoal(goal) })).toBe(0)
  expect(output.stdout.text).toBe(`${text}\n`)
})

test.each<[Outcome, string]>([
  [{ type: 'late', standing }, 'site/shop is not healthy after 1m: it is degraded, Down'],
  [{ type: 'missing' }, 'site/shop is not there; -n names another namespace'],
  [{ type: 'gone' }, 'site/shop was deleted while it was waited for'],
  [{ type: 'unreadable', message: 'no way' }, 'site/shop cannot be followed: no way'],
])('%j is told with the reason', (outcome, text) => {
  expect(() => tellOutcome(outcome, { ...waiting, goal: readGoal('healthy') })).toThrow(text)
})

test('who has enough of it is not told that time was over', () => {
  const stopped = { ...waiting, goal: readGoal('healthy'), signal: AbortSignal.abort() }
  expect(() => tellOutcome({ type: 'late', standing }, stopped)).toThrow(
    'site/shop is not healthy yet, and was waited for no longer: it is degraded, Down',
  )
})
