import { expect, test } from 'vitest'
import { ManualClock } from '../base/index.ts'
import { ListTurns } from './list-turns.ts'

function turns(atOnce: number) {
  const clock = new ManualClock()
  const subject = new ListTurns({ clock, atOnce, patienceMs: 10_000 })
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const take = (name: string) =>
    subject.take().then((end) => {
      begun.push(name)
      ends.set(name, end)
    })
  const end = async (name: string) => {
    ends.get(name)?.()
    await clock.advance(0)
  }
  return { clock, begun, take, end }
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
  expect(clock.timers).toBe(0)
})

test('nobody waits for long on one that hangs, and who did not wait to the end gives no turn back', async () => {
  const { clock, begun, take, end } = turns(1)
  for (const name of ['hangs', 'b', 'c']) void take(name)
  await clock.advance(9_999)
  expect(begun).toEqual(['hangs'])
  await clock.advance(1)
  expect(begun).toEqual(['hangs', 'b', 'c'])
  await end('b')
  void take('d')
  await clock.advance(0)
  expect(begun).toHaveLength(3)
  await end('hangs')
  expect(begun.at(-1)).toBe('d')
})
