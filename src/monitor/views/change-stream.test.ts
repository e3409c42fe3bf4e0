import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import { type Change, emptyStates } from '../../view/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { type KindBench, kindBench, object } from '../fixture/kind-bench.ts'
import { ChangeStream } from './change-stream.ts'

const resource = { group: 'example.com', version: 'v1', resource: 'sites', kind: 'Site', namespaced: true }

function stage(capacity?: number) {
  const clock = new ManualClock()
  const stream = new ChangeStream({ clock, epoch: 'e', ...(capacity !== undefined && { capacity }) })
  const bench: KindBench = kindBench(crdText({ kind: 'Site' }), { clock, part: () => stream })
  const put = (name: string, health: string) =>
    bench.sink.upsert(
      object(`{metadata: {name: ${name}, namespace: n, uid: ${name}}, status: {health: ${health}}}`),
    )
  const drop = (name: string) =>
    bench.sink.remove(object(`{metadata: {name: ${name}, namespace: n, uid: ${name}}}`))
  const controller = new AbortController()
  const read = (since?: string, look?: () => void) => stream.read(controller.signal, since, look)
  bench.list()
  return { clock, stream, put, drop, read, abort: () => controller.abort() }
}

function textOf(batch: readonly Change[]): string[] {
  return batch.map((change) => {
    if (change.what === 'resource') return `${change.id} ${change.row.name} ${change.row.verdict.state}`
    if (change.what === 'gone') return `${change.id} ${change.ref.name} gone`
    if (change.what === 'kind') return `${change.id} ${change.kind.resource.kind} ${change.kind.total}`
    return `${change.id} ${change.what}`
  })
}
async function next(reader: AsyncGenerator<readonly Change[], void, void>): Promise<string[]> {
  const result = await reader.next()
  return result.done ? [] : textOf(result.value)
}

describe('the stream of changes', () => {
  test('begins with a reset, then gathers what changes, the latest of each resource', async () => {
    const { clock, put, drop, read } = stage()
    const reader = read()
    expect(await next(reader)).toEqual(['e-0 reset'])
    const waiting = next(reader)
    put('a', 'degraded')
    put('b', 'healthy')
    await clock.advance(99)
    put('a', 'healthy')
    await clock.advance(1)
    expect(await waiting).toEqual(['e-2 b healthy', 'e-3 a healthy'])
    drop('b')
    expect(await next(reader)).toEqual(['e-4 b gone'])
  })

  test('resumes after the last message, also of a time when nobody read', async () => {
    const { put, read } = stage()
    put('a', 'healthy')
    put('b', 'healthy')
    expect(await next(read('e-1'))).toEqual(['e-2 b healthy'])
  })

  test.each(['f-1', 'e-99', 'e-x', 'e', '', 'e-1-1', 'nonsense'])('begins anew for the id %j', async (id) => {
    const { put, read } = stage()
    put('a', 'healthy')
    expect(await next(read(id))).toEqual(['e-1 reset'])
  })

  test('a reader that falls behind gets a reset, costs nothing meanwhile, and holds up nobody', async () => {
    const { clock, put, read } = stage(4)
    const [slow, quick] = [read(), read()]
    await next(slow)
    await next(quick)
    for (let round = 0; round < 10; round++) {
      for (const name of ['a', 'b', 'c']) put(`${name}${round}`, 'healthy')
      await clock.advance(100)
      expect(await next(quick)).toHaveLength(3)
    }
    expect(await next(slow)).toEqual(['e-30 reset'])
  })

  test('looks about every second what changed without an event, while somebody reads', async () => {
    const { clock, stream, read, abort } = stage()
    let total = 1
    const look = () => stream.kinds([{ resource, total, states: emptyStates(), synced: true }])
    const reader = read(undefined, look)
    expect(await next(reader)).toEqual(['e-1 reset'])
    const waiting = next(reader)
    await clock.advance(5_000)
    total = 2
    await clock.advance(1_100)
    expect(await waiting).toEqual(['e-2 Site 2'])
    abort()
    expect(await reader.next()).toEqual({ done: true, value: undefined })
    expect(clock.timers).toBe(0)
    expect(stream.readers).toBe(0)
  })

  test('ends when the signal aborts, also of a reader that waits', async () => {
    const { clock, read, abort } = stage()
    const reader = read()
    await next(reader)
    const waiting = reader.next()
    await clock.advance(10)
    abort()
    expect((await waiting).done).toBe(true)
    expect(clock.timers).toBe(0)
  })

  test('ends every reader when it stops, and keeps no timer', async () => {
    const { clock, stream, put, read } = stage()
    const reader = read()
    await next(reader)
    const waiting = reader.next()
    await clock.advance(10)
    await stream.stop()
    expect((await waiting).done).toBe(true)
    put('a', 'healthy')
    expect((await read('e-0').next()).done).toBe(true)
    expect([stream.readers, clock.timers]).toEqual([0, 0])
  })

  test('is left as it was by a reader that cannot look', async () => {
    const { clock, stream, read } = stage()
    const reader = read(undefined, () => {
      throw new TypeError('it is broken')
    })
    await expect(reader.next()).rejects.toThrow('it is broken')
    expect([stream.readers, clock.timers]).toEqual([0, 0])
  })

  test('tells of events, without the secrets that they let slip', async () => {
    const { stream, read } = stage()
    const site = { group: 'example.com', kind: 'Site', namespace: 'n', name: 'a', uid: 'a' }
    stream.event({
      uid: 'e',
      type: 'Warning',
      reason: 'LoginFailed',
      note: 'cannot open postgres://admin:hunter2@db/x',
      regarding: site,
      controller: 'c',
      count: 1,
      first: 1,
      last: 2,
    })
    expect((await read('e-0').next()).value).toMatchObject([
      {
        id: 'e-1',
        what: 'event',
        event: { reason: 'LoginFailed', note: 'cannot open postgres://admin:••••••@db/x' },
      },
    ])
  })

  test('tells of a kind that is no longer watched', async () => {
    const { stream, read } = stage()
    stream.observer.closed(resource)
    expect(await next(read('e-0'))).toEqual(['e-1 kind-gone'])
  })
})
