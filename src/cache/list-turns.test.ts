import { expect, test } from 'vitest'
import { ManualClock } from '../base/index.ts'
import { type ListTurn, ListTurns } from './list-turns.ts'

function turns(atOnce: number) {
  const clock = new ManualClock()
  const subject = new ListTurns({ clock, atOnce, silenceMs: 10_000, patienceMs: 60_000 })
  const begun: string[] = []
  const held = new Map<string, ListTurn>()
  const take = (name: string) =>
    subject.take().then((turn) => {
      begun.push(name)
      held.set(name, turn)
    })
  const end = async (name: string) => {
    held.get(name)?.end()
    await clock.advance(0)
  }
  return { clock, begun, take, end, moved: (name: string) => held.get(name)?.moved() }
}

test('so many read at once, the others in the order in which they came', async () => {
  const { clock, begun, take, end } = turns(2)
  for (const name of ['a', 'b', 'c', 'd', 'e']) void take(name)
  await clock.advance(0)
  expect(begun).toEqual(['a', 'b'])
  await end('b')
  expect(begun).toEqual(['a', 'b', 'c'])
  await end('a')
  await end('c')
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e'])
  await end('d')
  await end('e')
  void take('f')
  await clock.advance(0)
  expect(begun.at(-1)).toBe('f')
  await end('f')
  expect(clock.timers).toBe(0)
})

test('one of which nothing comes loses its turn, and has none to give back', async () => {
  const { clock, begun, take, end } = turns(1)
  for (const name of ['hangs', 'b', 'c']) void take(name)
  await clock.advance(9_999)
  expect(begun).toEqual(['hangs'])
  await clock.advance(1)
  expect(begun).toEqual(['hangs', 'b'])
  await end('hangs')
  expect(begun).toEqual(['hangs', 'b'])
  await end('b')
  expect(begun).toEqual(['hangs', 'b', 'c'])
  await end('c')
  expect(clock.timers).toBe(0)
})

test('one that goes on keeps its turn, until who waits has waited too long', async () => {
  const { clock, begun, take, end, moved } = turns(1)
  for (const name of ['long', 'b', 'c']) void take(name)
  for (let second = 1; second < 60; second++) {
    await clock.advance(1_000)
    moved('long')
  }
  expect(begun).toEqual(['long'])
  await clock.advance(1_000)
  expect(begun).toEqual(['long', 'b', 'c'])
  await end('b')
  void take('d')
  await clock.advance(0)
  expect(begun).toHaveLength(3)
  await end('long')
  expect(begun.at(-1)).toBe('d')
})
