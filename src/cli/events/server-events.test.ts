import { expect, test } from 'vitest'
import {
  type Change,
  type EventQuery,
  type EventRow,
  type KindSummary,
  ViewError,
  type Views,
} from '../../view/index.ts'
import { collectProcessOutput } from '../fixture/process-output.ts'
import { EventPrinter } from './event-printer.ts'
import { listServerEvents, type ServerEventsQuestion, watchServerEvents } from './server-events.ts'

const sites = { group: 'example.com', version: 'v1', resource: 'sites', kind: 'Site', namespaced: true }
const event = (uid: string, kind = 'Site', count = 1): EventRow => ({
  uid,
  type: 'Normal',
  reason: 'Synced',
  note: '',
  regarding: { group: 'example.com', kind, namespace: 'web', name: 'shop', uid: 's' },
  controller: 'c',
  count,
  first: 0,
  last: 0,
})

const { stdout, stderr } = collectProcessOutput()

function question(events: readonly EventRow[], changes: readonly Change[] = []): ServerEventsQuestion {
  const views = {
    kinds: async () => [{ resource: sites } as KindSummary],
    events: async ({ limit }: EventQuery) => events.slice(0, limit),
    changes: async function* () {
      yield changes
    },
  } as unknown as Views
  const style = { width: undefined, color: false, unicode: true }
  return {
    views,
    subject: { kinds: ['sites'], name: undefined },
    namespace: undefined,
    types: undefined,
    printer: new EventPrinter({ output: 'jsonl', style, namespaces: true }),
  }
}
const told = () =>
  stdout.text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).uid)

test('an answer that holds all there is is whole, the newest last', async () => {
  expect(await listServerEvents(question([event('b'), event('x', 'Other'), event('a')]))).toBe(0)
  expect([told(), stderr.text]).toEqual([['a', 'b'], ''])
})

test('events beyond what is given at once are missed, and that is said', async () => {
  const others = Array.from({ length: 5_000 }, (_, index) => event(`x${index}`, 'Other'))
  expect(await listServerEvents(question([...others, event('a')]))).toBe(3)
  expect([told(), stderr.text]).toEqual([[], expect.stringContaining('more events than the newest 5000')])
})

test('an occurrence is told once, also after the stream began anew', async () => {
  const changes: Change[] = [
    { id: '1', what: 'reset' },
    { id: '2', what: 'event', event: event('b') },
    { id: '3', what: 'event', event: event('a', 'Site', 2) },
    { id: '4', what: 'reset' },
  ]
  const asked = question([], changes)
  const answers = [[event('a')], [event('b'), event('a', 'Site', 2)]]
  const views = { ...asked.views, events: async () => answers.shift() ?? [] } as Views
  await watchServerEvents({ ...asked, views }, new AbortController().signal)
  expect(told()).toEqual(['a', 'b', 'a'])
})

test('a server that is away is said rather than waited for', async () => {
  const views = {
    ...question([]).views,
    kinds: async () => {
      throw new ViewError('away', 'nobody answers')
    },
  } as Views
  const asked = { ...question([]), views, subject: { kinds: [], name: undefined } }
  await expect(watchServerEvents(asked, new AbortController().signal)).rejects.toThrow('nobody answers')
})
