import { expect, test } from 'vitest'
import { type Logger, ManualClock, silentLogger } from '../../base/index.ts'
import { HistoryError } from './history-error.ts'
import type { HistoryStore, HistoryWrite, LastKnown } from './history-store.ts'
import { HistoryWriter, type HistoryWriterOptions, type Pending } from './history-writer.ts'
import { MemoryHistory } from './memory-history.ts'

const subject = { group: 'g', kind: 'K', namespace: 'n', name: 'a', uid: 'u' }
const known: LastKnown = {
  ...subject,
  state: 'healthy',
  since: undefined,
  reason: '',
  message: '',
  created: undefined,
  deletion: undefined,
  generation: 1,
  conditions: [],
  seen: 0,
}
const entry: Pending = { what: 'entry', subject, entry: { at: 1, what: 'deletion-asked' } }
const full = () => new HistoryError('full', 'there is no room left')

/** What a transaction takes. */
const msPerWrite = 15

/** A writer over a store that fails while `error` is set. */
function stage(options: Partial<HistoryWriterOptions> = {}) {
  const clock = new ManualClock()
  const log: string[] = []
  const logger: Logger = {
    ...silentLogger,
    error: (message) => log.push(`error ${message}`),
    info: (message) => log.push(`info ${message}`),
  }
  const fault: { error: HistoryError | undefined } = { error: undefined }
  const written: HistoryWrite[][] = []
  const unseen: LastKnown[] = []
  let spent = 0
  let opened = 0
  const writer = new HistoryWriter({
    clock: {
      now: () => clock.now(),
      monotonic: () => clock.monotonic() + spent,
      setTimer: (ms, callback) => clock.setTimer(ms, callback),
    },
    logger,
    isOurs: () => true,
    onMissed: () => log.push('told anew'),
    onTick: () => {},
    open: () => {
      if (fault.error) throw fault.error
      opened++
      const memory = new MemoryHistory()
      const write = (...args: Parameters<HistoryStore['write']>) => {
        if (fault.error) throw fault.error
        memory.write(args[0])
        written.push([...args[0]])
        spent += msPerWrite
      }
      const own = { write, unseen: () => unseen }
      return Object.assign(Object.create(memory) as HistoryStore, bound(memory), own)
    },
    ...options,
  })
  return { clock, log, fault, writer, written, unseen, opened: () => opened }
}

function bound(memory: MemoryHistory): Partial<HistoryStore> {
  return {
    known: (uid) => memory.known(uid),
    stats: () => memory.stats(),
    prune: () => memory.prune(),
    subjects: (filter, range) => memory.subjects(filter, range),
    close: () => memory.close(),
  }
}

const always = { from: 0, to: 10 }

test('what is told is written within a second', async () => {
  const { clock, writer } = stage()
  writer.start()
  writer.push({ what: 'known', known }, entry)
  expect(writer.stats().entries).toBe(0)
  await clock.advance(1000)
  expect(writer.stats().entries).toBe(1)
})

test('a reader sees what has not been written yet', async () => {
  const { writer } = stage()
  writer.start()
  writer.push({ what: 'known', known }, entry)
  const answer = await writer.ask((store) => [...store.subjects({}, always)])
  expect(answer?.[0]?.entries).toHaveLength(1)
})

test('much that waits is written a slice at a time, for a reader too, and readers do not hurry it', async () => {
  const { clock, writer, written } = stage()
  writer.start()
  writer.push({ what: 'known', known }, ...Array.from({ length: 2999 }, () => entry))
  const answers: number[] = []
  const ask = () => writer.ask((store) => answers.push(store.stats().entries))
  const asked = [ask(), ask(), ask()]
  await clock.advance(0)
  expect(written.map(({ length }) => length)).toEqual([500, 500])
  expect(answers).toEqual([])
  await clock.advance(5)
  expect(written).toHaveLength(4)
  await clock.advance(5)
  await Promise.all(asked)
  expect(written).toHaveLength(6)
  expect(answers).toHaveLength(3)
  writer.stop()
})

test('whoever asks while history fails or ends is answered', async () => {
  for (const end of ['fails', 'ends']) {
    const { clock, fault, writer } = stage()
    writer.start()
    writer.push(...Array.from({ length: 3000 }, () => entry))
    const asked = writer.ask(() => 'an answer')
    if (end === 'fails') fault.error = full()
    if (end === 'ends') writer.stop()
    await clock.advance(5)
    expect(await asked).toBeUndefined()
    writer.stop()
  }
})

test('when much waits whoever tells of more waits until some is written, and nothing is lost', async () => {
  const { writer, written } = stage({ mostPending: 1000 })
  writer.start()
  writer.push({ what: 'known', known }, ...Array.from({ length: 1000 }, () => entry))
  expect(written.map(({ length }) => length)).toEqual([500])
  for (let count = 0; count < 5000; count++) writer.push(entry)
  expect(written.flat().length).toBeGreaterThan(5000)
  writer.stop()
  expect(written.flat()).toHaveLength(6001)
})

test('a disk that is full stops history, which says so once, counts what is lost, and comes back', async () => {
  const { clock, log, fault, writer } = stage()
  writer.start()
  fault.error = full()
  writer.push({ what: 'known', known }, entry, entry)
  await clock.advance(1000)
  expect(writer.problem?.kind).toBe('full')
  writer.push(entry)
  await clock.advance(10 * 60_000)
  expect(log).toEqual(['error history is not kept: there is no room left'])
  expect(writer.stats().dropped).toBe(3)
  fault.error = undefined
  await clock.advance(61_000)
  expect(log.slice(1)).toEqual(['info history is kept again', 'told anew'])
  expect(writer.problem).toBeUndefined()
  writer.stop()
})

test('a file that is damaged is not tried again', async () => {
  const { clock, log, fault, writer, opened } = stage()
  fault.error = new HistoryError('damaged', 'move it away')
  writer.start()
  fault.error = undefined
  await clock.advance(60 * 60_000)
  expect(opened()).toBe(0)
  expect(log).toEqual(['error history is not kept: move it away'])
  writer.stop()
})

test('a defect ends history, and nothing else', async () => {
  const { clock, log, fault, writer } = stage()
  writer.start()
  fault.error = new TypeError('x is not a function') as unknown as HistoryError
  writer.push({ what: 'known', known }, entry)
  await clock.advance(10 * 60_000)
  expect(writer.problem?.kind).toBe('defect')
  expect(log).toHaveLength(1)
  expect(log[0]).toMatch(/please report it: TypeError: x is not a function/)
  writer.stop()
})

test('what stopped leaves no timer', async () => {
  const { clock, writer } = stage()
  writer.start()
  await clock.advance(3000)
  writer.stop()
  expect(clock.timers).toBe(0)
})
