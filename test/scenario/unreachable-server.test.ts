import { describe, expect, test } from 'vitest'
import { databases, regions } from './fixture/definition.ts'
import { eventually } from './fixture/eventually.ts'
import { refusal } from './fixture/fault.ts'
import { Scene } from './fixture/scene.ts'

const crds = 'customresourcedefinitions.apiextensions.k8s.io'

describe('a server that cannot be reached', () => {
  test('at the start is said to be so, tried again and again, and monitored once it is there', async () => {
    await using scene = await Scene.start()
    await scene.proxy.down()
    const monitor = await scene.monitor()
    await eventually(async () => /refused/.test(await monitor.readiness()))
    const failure = /^\[-\](\S+) failed: syncing for \d+s: (.*)$/m.exec(await monitor.readiness())
    expect(failure?.slice(1)).toEqual([
      crds,
      `cannot watch ${crds} at the cluster scope: ${scene.proxy.url}: ` +
        'the connection was refused: is the API server running there? (ECONNREFUSED)',
    ])
    expect((await fetch(`${monitor.url}/livez`)).status).toBe(200)
    expect(await monitor.resources()).toEqual([])
    await eventually(async () => failedLists(await monitor.samples('list_total')) > 3)
    expect(warnings(monitor.log)).toEqual([expect.stringMatching(/refused.* retryInMs=\d+/)])
    expect(await (await fetch(monitor.url)).text()).toContain('The API server is away since')

    await scene.proxy.up()
    await monitor.ready()
    expect(await monitor.resources()).toEqual(['Database default/one', 'Region /north'])
    expect(await (await fetch(monitor.url)).text()).not.toContain('is away since')
  })

  test('later leaves the last data, says for how long, and is taken up where it stands then', async () => {
    await using scene = await Scene.start({ speed: 200 })
    const monitor = await scene.monitor()
    await monitor.ready()
    const began = scene.clock.now()
    await scene.proxy.down()
    await scene.create(databases, '{metadata: {namespace: default, name: meanwhile}}')
    await scene.client.delete(regions, 'north')
    await eventually(async () => !/^\[\+\]/m.test(await monitor.readiness()))
    await eventually(() => scene.clock.now() - began > 60_000)
    const failed = (await monitor.readiness()).trim().split('\n')
    for (const part of [crds, 'databases.example.com', 'regions.example.com']) {
      expect(failed).toContainEqual(
        expect.stringMatching(`^\\[-\\]${part} failed: stale for \\d+s: cannot watch ${part} .*refused`),
      )
    }
    expect(failed.at(-1)).toBe('readyz check failed')
    expect(await monitor.resources()).toEqual(['Database default/one', 'Region /north'])
    const [lastSync] = await monitor.samples('last_sync_timestamp_seconds', { kind: 'Database' })
    expect(lastSync?.value).toBeLessThanOrEqual(began / 1000)

    await scene.proxy.up()
    await monitor.ready()
    expect(await monitor.resources()).toEqual(['Database default/meanwhile', 'Database default/one'])
    expect(await monitor.samples('cr_created_total', { kind: 'Database' })).toMatchObject([{ value: 1 }])
    expect(await monitor.samples('cr_deleted_total', { kind: 'Region' })).toMatchObject([{ value: 1 }])
  })

  test('for ten minutes costs two lines of log a kind, one for the beginning and one for the end', async () => {
    await using scene = await Scene.start({ speed: 500 })
    const monitor = await scene.monitor()
    await monitor.ready()
    const before = monitor.log.length
    const began = scene.clock.now()
    await scene.proxy.down()
    await eventually(() => scene.clock.now() - began > 600_000)
    await scene.proxy.up()
    await monitor.ready()
    const followed = [crds, 'databases.example.com', 'regions.example.com']
    const lines = monitor.log.slice(before)
    expect(
      warnings(lines)
        .map((line) => /cannot watch (\S+)/.exec(line)?.[1])
        .sort(),
    ).toEqual(followed)
    expect(lines.flatMap((line) => /msg="(\S+) can be followed again"/.exec(line)?.[1] ?? []).sort()).toEqual(
      followed,
    )
    expect(lines).toHaveLength(2 * followed.length)
  })
})

describe('a server that', () => {
  test('takes requests and never answers is given up, said to be silent, and asked again', async () => {
    await using scene = await Scene.start({ speed: 200 })
    const heal = scene.proxy.fail(/./, { type: 'hang' })
    const monitor = await scene.monitor()
    await eventually(async () => /nothing came for 75 s/.test(await monitor.readiness()))
    heal()
    await monitor.ready()
    expect(await monitor.resources()).toEqual(['Database default/one', 'Region /north'])
  })

  test.each([
    ['hangs up', { type: 'hang-up' }, /the server closed the connection|the connection broke/],
    [
      'breaks off in the middle of an answer',
      { type: 'break-off', body: '{"kind":"CustomResourceDefinitionList","items":[' },
      /the connection broke|middle of a line/,
    ],
    ['answers 500', refusal(500, 'InternalError', 'etcd is not well'), /etcd is not well/],
    ['answers 503', refusal(503, 'ServiceUnavailable', 'starting', { retryAfter: 2 }), /starting/],
    [
      'answers with a page of HTML',
      { type: 'answer', code: 502, body: '<html><title>Bad Gateway</title></html>' },
      /answered 502: Bad Gateway \(an HTML page: is a proxy in between\?\)/,
    ],
    [
      'answers with garbage',
      { type: 'answer', code: 200, body: '{"kind": "Li\u0000' },
      /not JSON|no event|middle of a line/,
    ],
  ] as const)('%s is said to, and asked again', async (_, fault, message) => {
    await using scene = await Scene.start()
    const heal = scene.proxy.fail(/./, fault)
    const monitor = await scene.monitor()
    await eventually(async () => message.test(await monitor.readiness()))
    expect(await monitor.isReady()).toBe(false)
    heal()
    await monitor.ready()
    expect(await monitor.resources()).toEqual(['Database default/one', 'Region /north'])
  })

  test('comes back with other data is shown as it is now', async () => {
    await using scene = await Scene.start({ speed: 200 })
    await using other = await Scene.start({ speed: 200 })
    await other.create(databases, '{metadata: {namespace: default, name: restored}}')
    // The other server is at an earlier version, as one is that was restored from a backup.
    for (let revision = 0; revision < 50; revision++)
      await scene.client.patch(regions, 'north', 'merge', { spec: { revision } })
    const monitor = await scene.monitor()
    await monitor.ready()
    await scene.proxy.down()
    scene.proxy.redirect(other.proxy.url)
    await scene.proxy.up()
    await eventually(async () => (await monitor.resources()).includes('Database default/restored'))
    await monitor.ready()
    expect(await monitor.resources()).toEqual([
      'Database default/one',
      'Database default/restored',
      'Region /north',
    ])
  })
})

test('a server with the wrong certificate is said to be that, and asked again until it has the right one', async () => {
  await using scene = await Scene.start()
  await scene.proxy.down()
  await scene.proxy.up({ trusted: false })
  const monitor = await scene.monitor()
  await eventually(async () => /not trusted/.test(await monitor.readiness()))
  expect(await monitor.readiness()).toContain(
    `${scene.proxy.url}: the server's certificate is signed by an authority that is not trusted: check certificate-authority in the kubeconfig`,
  )
  expect(warnings(monitor.log)).toHaveLength(1)
  expect(scene.proxy.requests).toEqual([])
  await scene.proxy.down()
  await scene.proxy.up()
  await monitor.ready()
  expect(await monitor.resources()).toEqual(['Database default/one', 'Region /north'])
})

function warnings(log: readonly string[]): string[] {
  return log.filter((line) => line.includes('level=warn') || line.includes('level=error'))
}

function failedLists(
  samples: readonly { labels: Readonly<Record<string, string>>; value: number }[],
): number {
  return samples.reduce((sum, { labels, value }) => sum + (labels.result === 'error' ? value : 0), 0)
}
