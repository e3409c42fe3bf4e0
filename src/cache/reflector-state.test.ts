import { describe, expect, test } from 'vitest'
import { ReflectorError, type ReflectorErrorKind } from './reflector-error.ts'
import { type ReflectorEvent, type ReflectorState, transition } from './reflector-state.ts'

const errorOf = (kind: ReflectorErrorKind) => new ReflectorError(kind, 'watch', kind)
const watching: ReflectorState = { name: 'watching', resourceVersion: '5' }

/** `state --event--> state`, in short. */
function next(state: ReflectorState, event: ReflectorEvent): string {
  const reached = transition(state, event, 'paged')
  if (reached.name === 'watching') return `watching from ${reached.resourceVersion}`
  if (reached.name !== 'backing-off' && reached.name !== 'denied') return reached.name
  return `${reached.name}, then ${reached.resume.with}${reached.resume.with === 'watch' ? ` from ${reached.resume.resourceVersion}` : ''}`
}

describe('the states of a reflector', () => {
  test.each([
    ['unavailable', 'backing-off, then watch from 5'],
    ['throttled', 'backing-off, then watch from 5'],
    ['unreadable', 'backing-off, then watch from 5'],
    ['silent', 'backing-off, then watch from 5'],
    ['denied', 'denied, then watch from 5'],
    ['expired', 'backing-off, then list'],
    ['refused', 'backing-off, then list'],
    ['absent', 'backing-off, then list'],
  ] as const)('a watch interrupted because it is %s goes to %s', (kind, expected) => {
    expect(next(watching, { type: 'interrupted', error: errorOf(kind), until: 7 })).toBe(expected)
  })

  test('an interrupted list is begun again, whatever interrupted it', () => {
    expect(next({ name: 'listing' }, { type: 'interrupted', error: errorOf('unavailable'), until: 7 })).toBe(
      'backing-off, then list',
    )
  })

  test('without a pause the way goes on at once', () => {
    expect(next(watching, { type: 'interrupted', error: errorOf('expired') })).toBe('listing')
    expect(next(watching, { type: 'interrupted', error: errorOf('silent') })).toBe('watching from 5')
  })

  test('a pause ends where it was to', () => {
    const error = errorOf('denied')
    const resume = { with: 'watch', resourceVersion: '5' } as const
    expect(next({ name: 'denied', error, until: 7, resume }, { type: 'waited' })).toBe('watching from 5')
    expect(next({ name: 'backing-off', error, until: 7, resume: { with: 'list' } }, { type: 'waited' })).toBe(
      'listing',
    )
  })

  test('a list is streamed where the server is believed to', () => {
    expect(transition({ name: 'idle' }, { type: 'started' }, 'streaming')).toEqual({ name: 'streaming-list' })
  })

  test.each(['stopped', 'failed'] as const)('%s is for good', (name) => {
    const state: ReflectorState = name === 'failed' ? { name, error: 'x' } : { name }
    expect(transition(state, { type: 'waited' }, 'paged')).toBe(state)
    expect(transition(state, { type: 'broke', error: 'y' }, 'paged')).toBe(state)
  })

  test('an event that a state cannot have is a defect', () => {
    expect(() => transition({ name: 'idle' }, { type: 'ended' }, 'paged')).toThrow(
      'a reflector that is idle cannot have the event ended',
    )
  })
})
