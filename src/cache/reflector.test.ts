import { describe, expect, test } from 'vitest'
import { ManualClock, type Random } from '../base/index.ts'
import type { Status } from '../object/index.ts'
import { RecordingSink } from './fixture/recording-sink.ts'
import {
  events,
  type Failure,
  object,
  page,
  ScriptedListerWatcher,
  type Step,
} from './fixture/scripted-lister-watcher.ts'
import type { ReflectorScope } from './lister-watcher.ts'
import { Reflector, type ReflectorOptions } from './reflector.ts'
import type { ReflectorObserver } from './reflector-observer.ts'
import type { Sink } from './sink.ts'

const refused: Failure = { kind: 'api', code: 422, message: 'sendInitialEvents is forbidden' }
const gone: Failure = { kind: 'api', code: 410, message: 'The provided continue parameter is too old' }
const broken: Failure = { kind: 'transport', message: 'socket hang up' }
const garbage: Failure = { kind: 'decode', message: 'half a line' }
const status = (code: number, reason: string, message = reason): Status => ({
  apiVersion: 'v1',
  kind: 'Status',
  metadata: {},
  status: 'Failure',
  code,
  reason,
  message,
})
const errorEvent = (code: number, reason: string, message?: string) =>
  ({ type: 'ERROR', status: status(code, reason, message) }) as const

interface Setting {
  readonly random?: Random
  readonly sink?: Sink
  readonly scope?: ReflectorScope
  readonly options?: Partial<ReflectorOptions<ReturnType<typeof object>>>
}

/** A started reflector on a script; `random` is the middle unless told. */
async function run(steps: Step[], { random = () => 0.5, sink, scope, options }: Setting = {}) {
  const clock = new ManualClock()
  const listerWatcher = new ScriptedListerWatcher(steps, scope)
  const recorder = new RecordingSink()
  const facts: string[] = []
  const pauses: number[] = []
  const observer: ReflectorObserver = {
    listStarted: (form) => facts.push(`list ${form}`),
    synced: ({ form, items, pages }) => facts.push(`synced ${form} ${items} in ${pages}`),
    watchStarted: () => facts.push('watch'),
    eventReceived: (type) => facts.push(type),
    interrupted: ({ kind }) => facts.push(`interrupted ${kind}`),
    stateChanged: (state) => {
      facts.push(`→ ${state.name}`)
      if (state.name === 'backing-off') pauses.push(state.until - clock.now())
    },
  }
  const reflector = new Reflector({
    listerWatcher,
    sink: sink ?? recorder,
    clock,
    random,
    observer,
    ...options,
  })
  const controller = new AbortController()
  reflector.start(controller.signal)
  await clock.advance(0)
  return { clock, listerWatcher, sink: recorder, reflector, facts, pauses, controller }
}

const paged = { options: { listForm: 'paged' } } as const

describe('a streaming list', () => {
  test('becomes one replacement, and its stream the watch', async () => {
    const { listerWatcher, sink, reflector } = await run([{ watch: events('+a@1 +b@2 !5 ~a@6 -b@7 =9') }])
    expect(sink.calls).toEqual(['begin', 'add a@1', 'add b@2', 'commit 5', 'upsert a@6', 'remove b@7'])
    expect(listerWatcher.calls).toEqual(['watch streaming'])
    expect(reflector.state).toEqual({ name: 'watching', resourceVersion: '9' })
    expect(reflector.hasSynced).toBe(true)
  })

  test('of nothing empties the sink', async () => {
    const { sink } = await run([{ watch: events('!5') }])
    expect(sink.calls).toEqual(['begin', 'commit 5'])
  })

  test('holds back changes that the server mixes into it', async () => {
    const { sink } = await run([{ watch: events('+a@1 +b@2 ~a@3 -b@4 +b@5 -a@6 +c@7 !7') }])
    expect(sink.calls).toEqual([
      'begin',
      'add a@1',
      'add b@2',
      'add c@7',
      'commit 7',
      'remove a@6',
      'upsert b@5',
    ])
  })

  test('that the server refuses is fetched as pages at once, and is not asked for again', async () => {
    const { clock, listerWatcher, sink, reflector } = await run([
      { watch: refused },
      { list: page('a@1', '5') },
      { watch: [errorEvent(410, 'Expired')] },
      { list: page('a@1', '8') },
    ])
    await clock.advance(30_000)
    expect(listerWatcher.calls).toEqual([
      'watch streaming',
      'list limit=500',
      'watch from=5',
      'list limit=500',
      'watch from=8',
    ])
    expect(sink.calls).toEqual(['begin', 'add a@1', 'commit 5', 'begin', 'add a@1', 'commit 8'])
    expect(reflector.lastError).toBeUndefined()
  })

  test('that breaks off is abandoned, and begun again', async () => {
    const { clock, sink } = await run([{ watch: [...events('+a@1'), broken] }, { watch: events('+a@1 !5') }])
    expect(sink.calls).toEqual(['begin', 'add a@1', 'abandon'])
    await clock.advance(800)
    expect(sink.calls).toEqual(['begin', 'add a@1', 'abandon', 'begin', 'add a@1', 'commit 5'])
  })

  test('that never ends gives way to pages, because the server knows no streaming list', async () => {
    const { clock, listerWatcher, reflector } = await run([
      { watch: events('+a@1') },
      { list: page('a@1', '5') },
    ])
    await clock.advance(74_000)
    expect(reflector.state.name).toBe('streaming-list')
    await clock.advance(3_000)
    expect(listerWatcher.calls).toEqual(['watch streaming', 'list limit=500', 'watch from=5'])
  })

  test('that breaks off three times gives way to pages', async () => {
    const cut: Step = { watch: [...events('+a@1'), broken] }
    const { clock, listerWatcher } = await run([cut, cut, cut, { list: page('a@1', '5') }])
    await clock.advance(10_000)
    expect(listerWatcher.calls.slice(3)).toEqual(['list limit=500', 'watch from=5'])
  })

  test('is tried again and again while there is no connection', async () => {
    const { clock, listerWatcher } = await run(Array.from({ length: 8 }, () => ({ watch: broken })))
    await clock.advance(60_000)
    expect(new Set(listerWatcher.calls)).toEqual(new Set(['watch streaming']))
    expect(listerWatcher.calls.length).toBe(9)
  })
})

describe('a paged list', () => {
  test('hands on page after page, and commits the version of the last', async () => {
    const { listerWatcher, sink } = await run(
      [{ list: page('a@1 b@2', '5', 'next') }, { list: page('c@3', '5') }],
      { options: { listForm: 'paged', pageSize: 2 } },
    )
    expect(sink.calls).toEqual(['begin', 'add a@1', 'add b@2', 'add c@3', 'commit 5'])
    expect(listerWatcher.calls).toEqual(['list limit=2', 'list limit=2 continue=next', 'watch from=5'])
  })

  test('lets go of every item that it has handed on', async () => {
    const list = page('a@1 b@2', '5')
    await run([{ list }], paged)
    expect(list.items).toEqual([])
  })

  test('whose token expired begins again at once; the second time without pages', async () => {
    const first = { list: page('a@1', '5', 'next') }
    const { clock, listerWatcher, sink } = await run(
      [
        first,
        { list: gone },
        { list: page('a@1', '6', 'next') },
        { list: gone },
        { list: page('a@1 b@2', '7') },
      ],
      paged,
    )
    expect(sink.calls).toEqual(['begin', 'add a@1', 'abandon', 'begin', 'add a@1', 'abandon'])
    await clock.advance(30_000)
    expect(sink.calls.slice(6)).toEqual(['begin', 'add a@1', 'add b@2', 'commit 7'])
    expect(listerWatcher.calls).toEqual([
      'list limit=500',
      'list limit=500 continue=next',
      'list limit=500',
      'list limit=500 continue=next',
      'list',
      'watch from=7',
    ])
  })

  test('that is not answered is given up and tried again', async () => {
    const { clock, listerWatcher, reflector } = await run(
      [{ list: 'hang' }, { list: page('a@1', '5') }],
      paged,
    )
    await clock.advance(75_000)
    expect(reflector.lastError?.kind).toBe('silent')
    expect(listerWatcher.open).toBe(0)
    await clock.advance(800)
    expect(reflector.hasSynced).toBe(true)
  })

  test('without a version is an error, not a set', async () => {
    const { sink, reflector } = await run([{ list: { metadata: {}, items: [object('a@1')] } }], paged)
    expect(sink.calls).toEqual(['begin', 'add a@1', 'abandon'])
    expect(reflector.lastError?.message).toContain('no resourceVersion')
  })
})

describe('a watch', () => {
  test('that the server ends is resumed from the last version seen, bookmarks included', async () => {
    const { listerWatcher, sink } = await run(
      [{ list: page('a@1', '5') }, { watch: [...events('~a@6 =9'), 'end'] }, { watch: events('~a@11') }],
      paged,
    )
    expect(listerWatcher.calls).toEqual(['list limit=500', 'watch from=5', 'watch from=9'])
    expect(sink.calls).toEqual(['begin', 'add a@1', 'commit 5', 'upsert a@6', 'upsert a@11'])
  })

  test('that ends as soon as it begins is not hammered', async () => {
    const { clock, listerWatcher, reflector } = await run(
      [{ list: page('a@1', '5') }, { watch: ['end'] }, { watch: ['end'] }],
      paged,
    )
    expect(listerWatcher.calls.length).toBe(2)
    expect(reflector.state.name).toBe('backing-off')
    await clock.advance(400)
    expect(listerWatcher.calls.length).toBe(3)
    await clock.advance(799)
    expect(listerWatcher.calls.length).toBe(3)
    await clock.advance(1)
    expect(listerWatcher.calls.length).toBe(4)
  })

  test('that hangs is given up a few seconds after its time-out, and resumed', async () => {
    const { clock, listerWatcher, reflector } = await run([{ list: page('a@1', '5') }], paged)
    await clock.advance(299_000)
    expect(listerWatcher.calls).toEqual(['list limit=500', 'watch from=5'])
    await clock.advance(2_000)
    expect(listerWatcher.calls).toEqual(['list limit=500', 'watch from=5', 'watch from=5'])
    expect(reflector.lastError?.kind).toBe('silent')
    expect(listerWatcher.open).toBe(1)
  })

  test.each([
    ['half a line', garbage],
    ['a lost connection', broken],
    ['an internal error', { kind: 'api', code: 500 }],
    ['an ERROR event that is no 410', errorEvent(500, 'InternalError')],
  ] as const)('that breaks by %s is resumed after a pause', async (_, fault) => {
    const { clock, listerWatcher, reflector, sink } = await run(
      [{ list: page('a@1', '5') }, { watch: [...events('~a@6'), fault] }, { watch: events('~a@7') }],
      paged,
    )
    expect(reflector.state).toMatchObject({
      name: 'backing-off',
      resume: { with: 'watch', resourceVersion: '6' },
    })
    await clock.advance(800)
    expect(listerWatcher.calls.slice(1)).toEqual(['watch from=5', 'watch from=6'])
    expect(sink.calls.filter((call) => call === 'begin').length).toBe(1)
  })

  test.each([
    ['answer', gone],
    ['event', errorEvent(410, 'Expired', 'too old resource version: 5 (80)')],
    ['event without a code', { type: 'ERROR', status: { ...status(0, 'Expired'), code: undefined } }],
  ] as const)('whose version is gone (%s) lists anew at once', async (_, fault) => {
    const watch = 'type' in fault ? [fault as ReturnType<typeof errorEvent>] : fault
    const { listerWatcher, sink, reflector } = await run(
      [{ list: page('a@1 b@2', '5') }, { watch }, { list: page('b@2', '80') }],
      paged,
    )
    expect(listerWatcher.calls).toEqual(['list limit=500', 'watch from=5', 'list limit=500', 'watch from=80'])
    expect(sink.calls.slice(4)).toEqual(['begin', 'add b@2', 'commit 80'])
    expect(reflector.lastError).toBeUndefined()
  })

  test('whose version goes again and again lists at the pace of the back-off', async () => {
    const round: Step[] = [{ list: page('a@1', '5') }, { watch: gone }]
    const { clock, listerWatcher } = await run([...round, ...round, ...round, ...round], paged)
    expect(listerWatcher.calls.filter((call) => call.startsWith('list')).length).toBe(2)
    await clock.advance(399)
    expect(listerWatcher.calls.filter((call) => call.startsWith('list')).length).toBe(2)
    await clock.advance(1)
    expect(listerWatcher.calls.filter((call) => call.startsWith('list')).length).toBe(3)
  })

  test('whose version is gone after a time without a server lists anew at once all the same', async () => {
    const { clock, listerWatcher } = await run(
      [{ list: page('a@1', '5') }, { watch: broken }, { watch: gone }, { list: page('a@1', '80') }],
      paged,
    )
    await clock.advance(400)
    expect(listerWatcher.calls.slice(3)).toEqual(['list limit=500', 'watch from=80'])
  })

  test('from a version that the server has not reached lists anew', async () => {
    const future: Failure & { status: Status } = {
      kind: 'api',
      code: 504,
      status: {
        ...status(504, 'Timeout', 'Too large resource version: 5, current: 3'),
        details: { causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }] },
      },
    }
    const { listerWatcher } = await run(
      [{ list: page('a@1', '5') }, { watch: future }, { list: page('', '3') }],
      paged,
    )
    expect(listerWatcher.calls).toEqual(['list limit=500', 'watch from=5', 'list limit=500', 'watch from=3'])
  })

  test('with a bookmark behind its own version lists anew: the server has other data now', async () => {
    const { listerWatcher } = await run(
      [{ list: page('a@1', '98') }, { watch: events('~a@5001 =5000') }, { list: page('', '99') }],
      paged,
    )
    expect(listerWatcher.calls.slice(2)).toEqual(['list limit=500', 'watch from=99'])
  })

  test('with an object that nobody can read is left for a new list after three tries', async () => {
    const { clock, listerWatcher } = await run(
      [{ list: page('a@1', '5') }, { watch: garbage }, { watch: garbage }, { watch: garbage }],
      paged,
    )
    await clock.advance(30_000)
    expect(listerWatcher.calls.slice(1)).toEqual([
      'watch from=5',
      'watch from=5',
      'watch from=5',
      'list limit=500',
    ])
  })

  test('whose kind is no longer served lists anew, when it is served again', async () => {
    const { clock, listerWatcher, reflector } = await run(
      [{ list: page('a@1', '5') }, { watch: { kind: 'api', code: 404, message: '404 page not found' } }],
      paged,
    )
    expect(reflector.lastError?.message).toBe(
      'cannot watch databases.example.com in all namespaces: 404 page not found; the server does not serve it at the moment',
    )
    await clock.advance(800)
    expect(listerWatcher.calls.slice(2)).toEqual(['list limit=500'])
  })
})

describe('the last error', () => {
  test('stays while the next attempt runs, and goes when that has stood for a while', async () => {
    const { clock, reflector } = await run([{ list: page('a@1', '5') }, { watch: broken }], paged)
    await clock.advance(800)
    expect(reflector.state.name).toBe('watching')
    expect(reflector.lastError?.message).toContain('socket hang up')
    await clock.advance(12_000)
    expect(reflector.lastError).toBeUndefined()
  })
})

describe('a pause', () => {
  test('grows with every failure in a row up to 30 s, and begins anew after a sign of life', async () => {
    const down = Array.from({ length: 9 }, (): Step => ({ watch: broken }))
    const { clock, pauses } = await run(
      [{ list: page('a@1', '5') }, ...down, { watch: [...events('~a@6'), broken] }],
      { ...paged, random: () => 1 },
    )
    await clock.advance(250_000)
    expect(pauses).toEqual([800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000, 30_000, 800])
  })

  test.each([
    ['429', { kind: 'api', code: 429, retryAfterMs: 40_000 }],
    ['503', { kind: 'api', code: 503, retryAfterMs: 40_000 }],
    [
      'an ERROR event 429',
      {
        type: 'ERROR',
        status: { ...status(429, 'TooManyRequests'), details: { retryAfterSeconds: 40 } },
      } as const,
    ],
  ] as const)('after %s is as long as the server asks', async (_, fault) => {
    const watch = 'type' in fault ? [fault] : (fault as Failure)
    const { clock, listerWatcher, reflector } = await run([{ list: page('a@1', '5') }, { watch }], paged)
    await clock.advance(39_999)
    expect(listerWatcher.calls.length).toBe(2)
    expect(reflector.lastError?.retryAfterMs).toBe(40_000)
    await clock.advance(1_001)
    expect(listerWatcher.calls).toEqual(['list limit=500', 'watch from=5', 'watch from=5'])
  })

  test('after a restart of the server is as long as that asks, not as long as its absence made it', async () => {
    const down = Array.from({ length: 8 }, (): Step => ({ watch: broken }))
    const initializing = {
      kind: 'api',
      code: 429,
      message: 'storage is (re)initializing',
      retryAfterMs: 1000,
    } as const
    const { clock, pauses, reflector } = await run(
      [
        { list: page('a@1', '5') },
        ...down,
        { watch: initializing },
        { watch: initializing },
        { watch: events('~a@6') },
      ],
      { ...paged, random: () => 1 },
    )
    await clock.advance(300_000)
    expect(pauses.slice(-3)).toEqual([30_000, 2000, 2000])
    expect(reflector.lastError).toBeUndefined()
  })

  test('is never longer than five minutes, whatever the server asks', async () => {
    const { clock, listerWatcher } = await run([
      { watch: { kind: 'api', code: 429, retryAfterMs: 86_400_000 } },
    ])
    await clock.advance(301_000)
    expect(listerWatcher.calls.length).toBe(2)
  })

  test.each([
    [
      401,
      'Unauthorized',
      'the server does not know the account in use (Unauthorized); check its credentials',
    ],
    [403, 'databases.example.com is forbidden', 'grant the account in use the verbs list and watch there'],
  ])('after %i is long, and its error names verb, resource and namespace', async (code, message, remedy) => {
    const denied: Failure = { kind: 'api', code, message }
    const { clock, listerWatcher, reflector, facts } = await run(
      [{ list: denied }, { list: denied }, { list: page('a@1', '5') }],
      { ...paged, scope: { resource: 'databases.example.com', namespace: 'shop' } },
    )
    expect(reflector.state).toMatchObject({ name: 'denied', resume: { with: 'list' } })
    expect(reflector.lastError).toMatchObject({ kind: 'denied', verb: 'list', code })
    expect(reflector.lastError?.message).toBe(
      `cannot list databases.example.com in namespace "shop": ${remedy}`,
    )
    await clock.advance(4_999)
    expect(listerWatcher.calls.length).toBe(1)
    await clock.advance(1)
    expect(listerWatcher.calls.length).toBe(2)
    await clock.advance(60_000)
    expect(reflector.state.name).toBe('watching')
    expect(reflector.lastError).toBeUndefined()
    expect(facts).toContain('→ denied')
  })
})

describe('objects', () => {
  test('come without managedFields, and with them when asked for', async () => {
    const managed = () => ({
      list: { ...page('', '5'), items: [object('a@1', { managedFields: [{ manager: 'kubectl' }] })] },
    })
    const stripped = await run([managed()], paged)
    expect(Object.keys(stripped.sink.objects[0]!.metadata)).toEqual(['name', 'uid', 'resourceVersion'])
    const kept = await run([managed()], { options: { listForm: 'paged', keepManagedFields: true } })
    expect(kept.sink.objects[0]!.metadata.managedFields).toEqual([{ manager: 'kubectl' }])
  })
})

describe('a reflector', () => {
  const deep = () => ({
    ...object('a@1'),
    spec: JSON.parse(`${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`),
  })
  const depthOf = (value: unknown) => {
    let depth = 0
    for (let part = value; typeof part === 'object' && part !== null; part = Object.values(part).at(-1))
      depth++
    return depth
  }

  test('goes on after an object that is nested deeper than its readers could follow', async () => {
    const cutting = { options: { listForm: 'paged', cutDeepParts: true } } as const
    const { reflector, sink } = await run([{ list: { ...page('', '5'), items: [deep()] } }], cutting)
    expect(reflector.state.name).toBe('watching')
    expect(depthOf(sink.objects[0])).toBe(256)
  })

  test('brings the objects whole, however deep, when nothing else is asked for', async () => {
    const { reflector, sink } = await run([{ list: { ...page('', '5'), items: [deep()] } }], paged)
    expect(reflector.state.name).toBe('watching')
    expect(depthOf(sink.objects[0])).toBe(9_001)
  })

  test('tells its observer what happens', async () => {
    const { facts } = await run([
      { watch: refused },
      { list: page('a@1', '5') },
      { watch: events('~a@6 =7') },
    ])
    expect(facts).toEqual([
      '→ streaming-list',
      'list streaming',
      '→ listing',
      'list paged',
      'synced paged 1 in 1',
      '→ watching',
      'watch',
      'MODIFIED',
      'BOOKMARK',
    ])
  })

  test.each([
    ['listing', [{ list: 'hang' }]],
    ['listing between pages', [{ list: page('a@1', '5', 'next') }, { list: 'hang' }]],
    ['watching', [{ list: page('a@1', '5') }]],
    ['backing off', [{ list: broken }]],
  ] as [string, Step[]][])('stops while %s, leaving no timer and no request', async (_, steps) => {
    const { clock, listerWatcher, reflector, sink } = await run(steps, paged)
    await reflector.stop()
    expect(reflector.state).toEqual({ name: 'stopped' })
    expect([clock.timers, listerWatcher.open]).toEqual([0, 0])
    const calls = [...listerWatcher.calls]
    await clock.advance(600_000)
    expect(listerWatcher.calls).toEqual(calls)
    expect(sink.calls.filter((call) => call === 'begin').length).toBe(
      sink.calls.filter((call) => /^(commit|abandon)/.test(call)).length,
    )
  })

  test('stops in the midst of a streaming list, and abandons it', async () => {
    const { clock, listerWatcher, reflector, sink, controller } = await run([{ watch: events('+a@1') }])
    controller.abort()
    await clock.advance(0)
    expect(reflector.state).toEqual({ name: 'stopped' })
    expect(sink.calls).toEqual(['begin', 'add a@1', 'abandon'])
    expect([clock.timers, listerWatcher.open]).toEqual([0, 0])
  })

  test('that was never started stops too', async () => {
    const reflector = new Reflector({
      listerWatcher: new ScriptedListerWatcher([]),
      sink: new RecordingSink(),
      clock: new ManualClock(),
      random: () => 0,
    })
    await reflector.stop()
    expect(reflector.state.name).toBe('stopped')
  })

  test.each(['add', 'upsert'] as const)('fails for good when its sink throws on %s', async (method) => {
    const sink = new RecordingSink()
    sink[method] = () => {
      throw new Error('a defect of the sink')
    }
    const { clock, listerWatcher, reflector } = await run([{ watch: events('+a@1 !5 ~a@6') }], { sink })
    expect(reflector.state).toMatchObject({ name: 'failed', error: { message: 'a defect of the sink' } })
    expect([clock.timers, listerWatcher.open]).toEqual([0, 0])
  })
})
