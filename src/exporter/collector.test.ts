import { describe, expect, test } from 'vitest'
import { type Logger, ManualClock, silentLogger } from '../base/index.ts'
import { Registry } from '../exposition/index.ts'
import { type Collection, CollectorSet } from './collector-set.ts'

function setUp(logger: Logger = silentLogger) {
  const clock = new ManualClock()
  const registry = new Registry()
  const set = new CollectorSet({ registry, prefix: 'x', clock, logger })
  const queue = registry.gauge({ name: 'queue_depth', help: 'Depth.' })
  const other = registry.gauge({ name: 'other', help: 'Other.' })
  const textOf = (collection: Collection) =>
    set
      .shown(registry.families(), collection)
      .flatMap((family) => [...family.chunks()].map((chunk) => chunk.render()))
      .join('')
  const scrape = async (mostMs?: number) => textOf(await set.collect(mostMs))
  return { clock, set, queue, other, scrape }
}

/** A hook that goes on until it is told to end. */
function held() {
  const runs: { end: () => void; fail: (error: Error) => void; signal: AbortSignal }[] = []
  const hook = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => runs.push({ end: resolve, fail: reject, signal }))
  return { runs, hook }
}

describe('a collector', () => {
  test('sets its metrics before they are read, and says that it succeeded and how long it took', async () => {
    const { clock, set, queue, scrape } = setUp()
    const { runs, hook } = held()
    set.add('broker', async (signal) => {
      await hook(signal)
      queue.set(7)
    })
    const text = scrape()
    await clock.advance(250)
    runs[0]?.end()
    expect(await text).toBe(
      'x_collector_success{collector="broker"} 1\n' +
        'x_collector_duration_seconds{collector="broker"} 0.25\n' +
        'queue_depth 7\nother 0\n',
    )
  })

  test.each([
    [
      'throws',
      () => {
        throw new Error('no broker')
      },
    ],
    ['rejects', () => Promise.reject(new Error('no broker'))],
    ['throws what is no error', () => Promise.reject('no broker')],
  ])('that %s takes its metrics out of the scrape, and nothing else', async (_, hook) => {
    const { set, queue, scrape } = setUp()
    let fails = false
    set.add('broker', () => (fails ? hook() : queue.set(7)), { fills: [queue] })
    expect(await scrape()).toContain('queue_depth 7\n')
    fails = true
    const text = await scrape()
    expect(text).toContain('x_collector_success{collector="broker"} 0\n')
    expect(text).not.toContain('queue_depth')
    expect(text).toContain('other 0\n')
    fails = false
    expect(await scrape()).toContain('queue_depth 7\n')
  })

  test('that does not say what it fills leaves what was there', async () => {
    const { set, queue, scrape } = setUp()
    queue.set(3)
    set.add('broker', () => Promise.reject(new Error('no broker')))
    expect(await scrape()).toContain('queue_depth 3\n')
  })

  test('that is too slow is told to stop, and the scrape goes on when its time is over', async () => {
    const { clock, set, queue, scrape } = setUp()
    const { runs, hook } = held()
    set.add('slow', hook, { timeoutMs: 1000, fills: [queue] })
    set.add('fast', () => {})
    let text = ''
    void scrape().then((answer) => {
      text = answer
    })
    await clock.advance(999)
    expect([text, runs[0]?.signal.aborted]).toEqual(['', false])
    await clock.advance(1)
    expect(runs[0]?.signal.aborted).toBe(true)
    expect(text).toBe(
      'x_collector_success{collector="slow"} 0\nx_collector_success{collector="fast"} 1\n' +
        'x_collector_duration_seconds{collector="slow"} 1\nx_collector_duration_seconds{collector="fast"} 0\n' +
        'other 0\n',
    )
    expect(clock.timers).toBe(0)
  })

  test('that goes on past its time delays no later scrape and is not begun a second time', async () => {
    const { clock, set, scrape } = setUp()
    const { runs, hook } = held()
    set.add('stubborn', hook, { timeoutMs: 10 })
    const late = scrape()
    await clock.advance(10)
    await late
    expect(await scrape()).toContain('x_collector_duration_seconds{collector="stubborn"} 0\n')
    expect(runs).toHaveLength(1)
    runs[0]?.fail(new Error('aborted'))
    await clock.advance(0)
    const next = scrape()
    await clock.advance(1)
    runs[1]?.end()
    expect(await next).toContain('x_collector_success{collector="stubborn"} 1\n')
  })

  test('is waited for no longer than the scraper waits, and goes on for the next', async () => {
    const { clock, set, scrape } = setUp()
    const { runs, hook } = held()
    set.add('slow', hook, { timeoutMs: 60_000 })
    const hasty = scrape(300)
    await clock.advance(300)
    expect(await hasty).toContain('x_collector_duration_seconds{collector="slow"} 0.3\n')
    const next = scrape(300)
    await clock.advance(100)
    runs[0]?.end()
    expect(await next).toContain('x_collector_duration_seconds{collector="slow"} 0.4\n')
    expect(runs).toHaveLength(1)
    expect(clock.timers).toBe(0)
  })

  test.each([
    ['comes first', [100, 9_500]],
    ['joins', [9_500, 100]],
  ])(
    'loses nothing by a scrape with little time that %s: that one alone goes without it',
    async (_, times) => {
      const { clock, set, queue, scrape } = setUp()
      const { runs, hook } = held()
      set.add('slow', (signal) => hook(signal).then(() => queue.set(7)), { fills: [queue] })
      set.add('fast', () => {})
      const answers = new Map<number, { at: number; text: string }>()
      for (const time of times)
        void scrape(time).then((text) => answers.set(time, { at: clock.monotonic(), text }))
      await clock.advance(100)
      expect([...answers.keys()]).toEqual([100])
      expect(answers.get(100)?.text).toBe(
        'x_collector_success{collector="slow"} 0\nx_collector_success{collector="fast"} 1\n' +
          'x_collector_duration_seconds{collector="slow"} 0.1\nx_collector_duration_seconds{collector="fast"} 0\n' +
          'other 0\n',
      )
      expect(runs.map(({ signal }) => signal.aborted)).toEqual([false])
      await clock.advance(900)
      runs[0]?.end()
      await clock.advance(0)
      expect(answers.get(9_500)?.at).toBe(1_000)
      expect(answers.get(9_500)?.text).toContain('queue_depth 7\n')
      expect(answers.get(9_500)?.text).toContain('x_collector_success{collector="slow"} 1\n')
      expect(runs).toHaveLength(1)
    },
  )

  test('that is done is run again for a scrape that comes while others are not', async () => {
    const { clock, set, queue, scrape } = setUp()
    const { runs, hook } = held()
    let depth = 0
    set.add('fast', () => queue.set(++depth), { fills: [queue] })
    set.add('slow', hook)
    const first = scrape()
    await clock.advance(1_000)
    const second = scrape()
    await clock.advance(1)
    runs[0]?.end()
    expect(await second).toContain('queue_depth 2\n')
    await first
    expect(runs).toHaveLength(1)
  })

  test('runs once for ten thousand scrapes that come while it runs', async () => {
    const { clock, set } = setUp()
    const { runs, hook } = held()
    set.add('broker', hook)
    const scrapes = Array.from({ length: 10_000 }, () => set.collect())
    await clock.advance(1)
    expect(runs).toHaveLength(1)
    runs[0]?.end()
    await Promise.all(scrapes)
    void set.collect()
    expect(runs).toHaveLength(2)
    runs[1]?.end()
  })

  test('has a line in the log when it begins to fail and when it is well again, not one for each scrape', async () => {
    const lines: string[] = []
    const log = (message: string, fields?: object) => void lines.push(`${message} ${JSON.stringify(fields)}`)
    const { set } = setUp({ debug: log, info: log, warn: log, error: log })
    const answers = ['', 'down', 'down', 'refused', '']
    set.add('broker', () => {
      const answer = answers.shift()
      if (answer) throw new Error(answer)
    })
    while (answers.length > 0) await set.collect()
    expect(lines).toEqual([
      'a collector failed; the scrape goes on without it {"collector":"broker","reason":"down"}',
      'a collector failed; the scrape goes on without it {"collector":"broker","reason":"refused"}',
      'a collector is well again {"collector":"broker"}',
    ])
  })

  test('has a name of its own and some time', () => {
    const { set } = setUp()
    set.add('broker', () => {})
    expect(() => set.add('broker', () => {})).toThrow('there is a collector "broker" already')
    for (const timeoutMs of [0, Number.NaN, 1e12])
      expect(() => set.add('other', () => {}, { timeoutMs })).toThrow(
        `a time-out of ${timeoutMs} ms cannot be`,
      )
  })

  test.each(['a b', '', 'a"b', 'a\nb', '1st', 'x'.repeat(64), undefined as never])(
    'is not named %j',
    (name) => {
      expect(() => setUp().set.add(name, () => {})).toThrow(`${JSON.stringify(name)} cannot name a collector`)
    },
  )

  test('is a function, and fills metrics', () => {
    const { set } = setUp()
    expect(() => set.add('disk/sda-1.read', undefined as never)).toThrow(
      'is given as a function, not as undefined',
    )
    expect(() => set.add('disk', () => {}, { fills: [undefined as never] })).toThrow(
      'fills is a list of metrics',
    )
    set.add('disk/sda-1.read', () => {})
  })
})
