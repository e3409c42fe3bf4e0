import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/base/index.ts'
import { connect } from '../../src/cli/connection.ts'
import { awaitGoal } from '../../src/cli/wait/await-goal.ts'
import { ClusterSource } from '../../src/cli/wait/cluster-source.ts'
import { readGoal } from '../../src/cli/wait/goal.ts'
import type { ApiResource } from '../../src/object/index.ts'
import { binnacle, startBinnacle } from './fixture/binnacle.ts'
import { databases } from './fixture/definition.ts'
import { eventually } from './fixture/eventually.ts'
import { refusal } from './fixture/fault.ts'
import { Scene } from './fixture/scene.ts'

const core = { group: '', version: 'v1' }
const pods: ApiResource = { ...core, resource: 'pods', kind: 'Pod', namespaced: true }
const leases: ApiResource = {
  group: 'coordination.k8s.io',
  version: 'v1',
  resource: 'leases',
  kind: 'Lease',
  namespaced: true,
}
const events: ApiResource = {
  group: 'events.k8s.io',
  version: 'v1',
  resource: 'events',
  kind: 'Event',
  namespaced: true,
}

let scene: Scene
beforeAll(async () => {
  scene = await Scene.start({ speed: 5 })
  const { metadata } = await scene.create(
    databases,
    `{metadata: {namespace: default, name: orders, labels: {team: a}},
      spec: {version: '14', password: hunter2},
      status: {version: '13', conditions: [{type: Ready, status: 'False', reason: Down, message: no disk, lastTransitionTime: '2026-01-01T00:00:00Z'}]}}`,
  )
  const owner = `{apiVersion: example.com/v1, kind: Database, name: orders, uid: ${metadata.uid}, controller: true}`
  const pod = await scene.create(
    pods,
    `{metadata: {namespace: default, name: orders-0, ownerReferences: [${owner}]}, spec: {containers: [{name: a, image: a}]}}`,
  )
  await scene.create(
    events,
    `{metadata: {namespace: default, name: orders-0.1}, type: Warning, reason: FailedMount, note: the disk is not there,
      action: Mount, reportingController: kubelet, reportingInstance: node, eventTime: '2026-01-01T00:00:00.000000Z',
      regarding: {apiVersion: v1, kind: Pod, namespace: default, name: orders-0, uid: ${pod.metadata.uid}}}`,
  )
})
afterAll(() => scene[Symbol.asyncDispose]())

const run = (...args: string[]) =>
  binnacle(scene.folder, [...args, '--kubeconfig', scene.kubeconfigPath], { LC_ALL: 'C.UTF-8' })

describe.concurrent('binnacle describe', () => {
  test('shows the verdict and everything behind it', async () => {
    const { code, stdout, stderr } = await run('describe', 'database', 'orders')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Name: {9}orders\nNamespace: {4}default\nKind: {9}Database\n/)
    expect(stdout).toMatch(/\nHealth: {7}✖ {2}degraded for \S+ \(\d+% sure\)\n {2}Reason: {5}Down\n/)
    expect(stdout).toMatch(
      /\n {2}→ {3}degraded +0\.\d+ +condition-not-ready +status\.conditions\[type=Ready\] +Down\n/,
    )
    expect(stdout).toMatch(/\nConditions:\n {2}TYPE.*\n {2}Ready +False .* Down +no disk\n/)
    expect(stdout).toMatch(/\nSpec and status:\n.*\n {2}version +14 +13 +differs\n/)
    expect(stdout).toMatch(/\nOwner tree:\n.*\n.*Database\/orders.*\n.*Pod\/orders-0/)
    expect(stdout).toMatch(
      /\nEvents:\n.*\n {2}Warning +FailedMount .* kubelet +Pod\/orders-0 +the disk is not there\n/,
    )
    expect(stdout).not.toContain('hunter2')
  })

  test('-o json holds the same', async () => {
    const { stdout } = await run('describe', 'databases/orders', '-o', 'json')
    expect(JSON.parse(stdout)).toMatchObject({
      detail: {
        row: { name: 'orders', verdict: { state: 'degraded' } },
        pairs: [{ field: 'version', wanted: '14', observed: '13', diverged: true }],
        object: { spec: { version: '14' } },
      },
      tree: { ref: { name: 'orders' }, children: [{ ref: { name: 'orders-0' } }] },
      events: [{ reason: 'FailedMount' }],
      problems: [],
    })
    expect(stdout).not.toContain('hunter2')
  })

  test('--server asks a Binnacle that runs', async () => {
    const monitor = await scene.monitor()
    await monitor.ready()
    const { code, stdout, stderr } = await run('describe', 'database', 'orders', '--server', monitor.url)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/\nHealth: {7}✖ {2}degraded /)
    expect(stdout).toContain('differs')
    const missing = await run('describe', 'database', 'nothing', '--server', monitor.url)
    expect(missing).toMatchObject({ code: 1, stdout: '' })
    expect(missing.stderr).toBe(
      'binnacle: there is no database nothing in namespace default that this Binnacle watches; -n names another namespace\n',
    )
  })

  test.each([
    [['database', 'nothing'], 1, 'databases.example.com "nothing" not found'],
    [['database'], 2, 'describe needs one resource: binnacle describe KIND NAME, or KIND/NAME'],
    [['database', 'orders', '--server', 'http://127.0.0.1:1'], 1, 'cannot reach http://127.0.0.1:1: '],
    [['database', 'orders', '--server', 'http://['], 2, "--server: 'http://[' is no URL"],
  ])('%j ends %i and says why', async (args, code, said) => {
    const answer = await run('describe', ...args)
    expect({ code: answer.code, stdout: answer.stdout }).toEqual({ code, stdout: '' })
    expect(answer.stderr).toContain(said)
  })
})

describe.concurrent('binnacle wait', () => {
  const wait = (...args: string[]) => run('wait', ...args)
  const set = (name: string, status: object) =>
    scene.client.patch(databases, name, 'merge', { status }, { namespace: 'default' })
  const ready = (status: string) => ({
    conditions: [{ type: 'Ready', status, reason: 'Told', lastTransitionTime: '2026-01-01T00:00:00Z' }],
  })

  test('ends when the resource has become healthy, and at once when it is', async () => {
    await scene.create(databases, '{metadata: {namespace: default, name: late}, status: {phase: Failed}}')
    await using waiting = startBinnacle(scene.folder, [
      ...['wait', '--for=healthy', 'database', 'late', '--timeout', '1m'],
      ...['--kubeconfig', scene.kubeconfigPath],
    ])
    await waiting.until(() => scene.proxy.watches(/databases$/).length > 0, 'watching')
    await set('late', { ...ready('True'), phase: 'Running' })
    await waiting.printed(/database\.example\.com\/late healthy\n/)
    expect(await wait('--for=healthy', 'database/late')).toMatchObject({ code: 0, stderr: '' })
    expect(await wait('--for=condition=Ready', 'database/late', '--timeout=0')).toMatchObject({ code: 0 })
  })

  test('ends 1 with the reason when the time is over', async () => {
    const answers: object[] = []
    // On a busy machine the time may be over before the server has answered, which is another reason.
    for (const timeout of ['300ms', '3s', '30s']) {
      const answer = await wait('--for=healthy', 'database', 'orders', '--timeout', timeout)
      answers.push(answer)
      if (!answer.stderr.includes('did not answer in time')) break
    }
    expect(answers.at(-1)).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^binnacle: database\.example\.com\/orders is not healthy after \d+m?s: it is degraded, Down: no disk\n$/,
      ),
    })
  })

  test('is not told that a resource is healthy whose pod crashes', async () => {
    const { metadata } = await scene.create(
      databases,
      `{metadata: {namespace: default, name: boastful}, status: ${JSON.stringify(ready('True'))}}`,
    )
    const owner = `{apiVersion: example.com/v1, kind: Database, name: boastful, uid: ${metadata.uid}, controller: true}`
    await scene.create(
      pods,
      `{metadata: {namespace: default, name: boastful-0, ownerReferences: [${owner}]}, spec: {containers: [{name: a, image: a}]}}`,
    )
    const waiting = { reason: 'CrashLoopBackOff' }
    const status = {
      phase: 'Running',
      containerStatuses: [{ name: 'a', restartCount: 9, state: { waiting } }],
    }
    await scene.client.patch(
      pods,
      'boastful-0',
      'merge',
      { status },
      { namespace: 'default', subresource: 'status' },
    )
    const { code, stdout, stderr } = await wait('--for=healthy', 'database/boastful', '--timeout=0')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(
      /^binnacle: \S+boastful is not healthy after 0: it is degraded, .*CrashLoopBackOff/,
    )
  })

  test('tells what is not there from what has gone', async () => {
    expect(await wait('--for=deleted', 'database', 'nothing')).toMatchObject({ code: 0 })
    expect(await wait('--for=healthy', 'database', 'nothing')).toMatchObject({
      code: 1,
      stderr: 'binnacle: database.example.com/nothing is not there; -n names another namespace\n',
    })
  })

  test('ends when the resource goes, when it may not be read, and when it is told to', async () => {
    const connection = await connect({ kubeconfig: scene.kubeconfigPath })
    const stop = new AbortController()
    const until = (resource: ApiResource, name: string) =>
      awaitGoal({
        source: new ClusterSource({
          ...{ client: connection.client, target: { resource }, name, namespace: 'default' },
          ...{ clock: systemClock, random: Math.random },
        }),
        goal: readGoal('suspended'),
        timeoutMs: 60_000,
        clock: systemClock,
        signal: stop.signal,
      })
    await scene.create(databases, '{metadata: {namespace: default, name: short}, status: {phase: Running}}')
    const before = scene.proxy.watches(/databases$/).length
    const outcome = until(databases, 'short')
    await eventually(() => scene.proxy.watches(/databases$/).length > before)
    await scene.client.delete(databases, 'short', { namespace: 'default' })
    expect(await outcome).toEqual({ type: 'gone' })

    const allow = scene.proxy.fail(/leases$/, refusal(403, 'Forbidden', 'you may not watch leases'))
    expect(await until(leases, 'one')).toMatchObject({
      type: 'unreadable',
      message: expect.stringContaining('you may not watch leases'),
    })
    allow()

    await scene.create(leases, '{metadata: {namespace: default, name: one}}')
    const refused = scene.proxy.watches(/leases$/).length
    const stopped = until(leases, 'one')
    await eventually(() => scene.proxy.watches(/leases$/).length > refused)
    stop.abort()
    // It may be told so before anything was heard.
    expect(['late', 'unreadable']).toContain((await stopped).type)
    await connection.close()
  })
})
