import { describe, expect, test } from 'vitest'
import { databases, regions } from './fixture/definition.ts'
import { eventually } from './fixture/eventually.ts'
import { refusal, statusOf } from './fixture/fault.ts'
import type { ProxiedWatch } from './fixture/proxied-watch.ts'
import { Scene } from './fixture/scene.ts'

const errorEvent = (code: number, reason: string) =>
  `${JSON.stringify({ type: 'ERROR', object: statusOf(code, reason, 'too old resource version') })}\n`

/** Requests for the kind, by watches and lists alike. */
const requestsFor = (scene: Scene, resource: string) =>
  scene.proxy.requests.filter((line) => line.endsWith(`/${resource}`)).length

describe('a watch that', () => {
  test.each<[string, (watch: ProxiedWatch) => void]>([
    ['ends', (watch) => watch.end()],
    ['breaks', (watch) => watch.cut()],
    ['sends half a line and ends', (watch) => watch.endWithinNextLine()],
    [
      'sends half a line and breaks',
      (watch) => {
        watch.slip('{"type":"MODIFIED","obj')
        watch.cut()
      },
    ],
    ['sends garbage', (watch) => watch.slip('}\u0000\ufffd{ not json\n')],
    ['sends an event without an object', (watch) => watch.slip('{"type":"ADDED"}\n')],
    [
      'sends an event of an unknown type',
      (watch) => watch.slip('{"type":"MOVED","object":{"metadata":{}}}\n'),
    ],
    [
      'sends an object without metadata',
      (watch) => watch.slip('{"type":"ADDED","object":{"kind":"Database"}}\n'),
    ],
    ['is told 410', (watch) => watch.slip(errorEvent(410, 'Expired'))],
    ['is told 410 without a code', (watch) => watch.slip(errorEvent(0, 'Gone'))],
    ['is told 429', (watch) => watch.slip(errorEvent(429, 'TooManyRequests'))],
    ['is told 500', (watch) => watch.slip(errorEvent(500, 'InternalError'))],
  ])('%s is taken up again; nothing is lost or counted twice, and no other notices', async (how, spoil) => {
    await using scene = await Scene.start()
    const monitor = await scene.monitor()
    await monitor.ready()
    const [watch] = await eventually(() => nonEmpty(scene.proxy.watches(/databases$/)))
    const [before, others] = [requestsFor(scene, 'databases'), requestsFor(scene, 'regions')]

    spoil(watch!)
    await scene.create(databases, '{metadata: {namespace: default, name: two}}')
    await eventually(() => requestsFor(scene, 'databases') > before)
    await scene.create(databases, '{metadata: {namespace: default, name: three}}')
    await scene.client.delete(databases, 'one', { namespace: 'default' })
    await scene.create(regions, '{metadata: {name: south}}')

    const now = ['Database default/three', 'Database default/two', 'Region /north', 'Region /south']
    await eventually(async () => (await monitor.resources()).join() === now.join())
    await monitor.ready()
    expect(await monitor.samples('cr_created_total', { kind: 'Database' })).toMatchObject([{ value: 2 }])
    expect(await monitor.samples('cr_deleted_total', { kind: 'Database' })).toMatchObject([{ value: 1 }])
    const [errors] = await monitor.samples('watch_errors_total', { kind: 'Database' })
    expect(errors?.value).toBe(how === 'ends' ? 0 : 1)
    expect(requestsFor(scene, 'regions')).toBe(others)
  })

  test('hangs is given up, and what happened meanwhile is fetched', async () => {
    await using scene = await Scene.start({ speed: 500 })
    const monitor = await scene.monitor()
    await monitor.ready()
    for (const watch of scene.proxy.watches(/databases$/)) watch.freeze()
    await scene.create(databases, '{metadata: {namespace: default, name: two}}')
    await eventually(async () => (await monitor.resources()).includes('Database default/two'))
    expect(monitor.log.join('')).toMatch(
      /cannot watch databases\.example\.com.*nothing came for \d+ s, the connection was given up/,
    )
    await monitor.ready()
  })

  test('is refused with 410 again and again is not asked for in a rush', async () => {
    await using scene = await Scene.start({ speed: 200 })
    const monitor = await scene.monitor()
    await monitor.ready()
    const heal = scene.proxy.fail(/^watch .*databases$/, refusal(410, 'Expired', 'too old resource version'))
    const [before, began] = [requestsFor(scene, 'databases'), scene.clock.now()]
    for (const watch of scene.proxy.watches(/databases$/)) watch.cut()
    await eventually(() => scene.clock.now() - began > 60_000)
    // With waits of up to 0.8, 1.6, 3.2 … s: some ten in a minute, were they all short.
    expect(requestsFor(scene, 'databases') - before).toBeLessThan(60)
    heal()
    await scene.create(databases, '{metadata: {namespace: default, name: two}}')
    await eventually(async () => (await monitor.resources()).includes('Database default/two'))
    await monitor.ready()
  })

  test('is throttled with Retry-After waits that long, and says why', async () => {
    await using scene = await Scene.start()
    const monitor = await scene.monitor()
    await monitor.ready()
    const asked: number[] = []
    const heal = scene.proxy.fail(
      /^watch .*databases$/,
      refusal(429, 'TooManyRequests', 'too many requests, please try again later', { retryAfter: 20 }),
      () => asked.push(scene.clock.now()),
    )
    for (const watch of scene.proxy.watches(/databases$/)) watch.cut()
    await eventually(async () => /databases.*too many requests/.test(await monitor.readiness()))
    await eventually(() => asked.length > 1)
    heal()
    await scene.create(databases, '{metadata: {namespace: default, name: two}}')
    await eventually(async () => (await monitor.resources()).includes('Database default/two'))
    await monitor.ready()
    const pauses = asked.slice(1).map((at, index) => at - asked[index]!)
    // A timer may ring a millisecond early, which is fifty of the scene's.
    expect(Math.min(...pauses)).toBeGreaterThan(19_900)
  })

  test('breaks all the time does not fill the log', async () => {
    await using scene = await Scene.start({ speed: 500 })
    const monitor = await scene.monitor()
    await monitor.ready()
    const [lines, requests] = [monitor.log.length, requestsFor(scene, 'databases')]
    const began = scene.clock.now()
    for (let revision = 0; requestsFor(scene, 'databases') < requests + 20; revision++) {
      await scene.client.patch(databases, 'one', 'merge', { spec: { revision } }, { namespace: 'default' })
      for (const watch of scene.proxy.watches(/databases$/)) watch.slip('garbage\n')
    }
    // The end of each outage is a line too. On a busy machine other watches stand still for minutes of the scene's time.
    const ofIt = monitor.log.slice(lines).filter((line) => line.includes('databases'))
    const told = 2 * Math.ceil((scene.clock.now() - began + 1) / 300_000)
    expect(ofIt.length).toBeLessThanOrEqual(told)
    await monitor.ready()
  })
})

function nonEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined
}
