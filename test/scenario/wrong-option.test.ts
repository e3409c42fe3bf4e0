import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statefulSetResource } from '../../src/monitor/index.ts'
import { binnacle } from './fixture/binnacle.ts'
import { Scene } from './fixture/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await Scene.start()
  await scene.create(
    statefulSetResource,
    `{metadata: {namespace: default, name: binnacle}, spec: {replicas: 3, serviceName: binnacle,
      selector: {matchLabels: {app: b}}, template: {metadata: {labels: {app: b}}, spec: {containers: [{name: b, image: b}]}}}}`,
  )
})
afterAll(() => scene[Symbol.asyncDispose]())

/** As in a pod of a StatefulSet, whose size is asked for and followed. A process that does not end is killed: 137. */
const run = (...args: string[]) =>
  binnacle(scene.folder, ['--kubeconfig', scene.kubeconfigPath, '--listen', '127.0.0.1:0', ...args], {
    POD_NAME: 'binnacle-1',
    POD_NAMESPACE: 'default',
  })

describe('a replica that is started wrongly ends, says why, and leaves nothing running', () => {
  test.concurrent.each([
    [['--pairs', '/not/there'], '--pairs: cannot read /not/there'],
    [['--history', 'history.db', '--history-size', 'much'], '--history-size much: '],
    [['--history', '/not/there/history.db'], '--history /not/there/history.db: the folder /not/there '],
    [['--opt-in', 'nosuch'], '--opt-in nosuch: there is no such metric; there are condition_reason_info'],
    [['--include', '['], "--include: '[' can match no kind"],
    [['--memory-limit', '1Ki'], '--memory-limit 1Ki: '],
    [['--history-retention', '3d'], '--history-retention and --history-size go with --history'],
    [['--labels-allowlist', '=['], '--labels-allowlist: '],
    [['--health-overrides', '/not/there'], '--health-overrides: cannot read /not/there'],
    [['--resync', 'never'], '--resync never: '],
    [['--listen', 'here:there'], '--listen: '],
    [
      ['--custom-resource-state-only', '--custom-resource-state-config-file', '/any'],
      '--shard does not go with --custom-resource-state-only',
    ],
  ])('%j', async (args, said) => {
    const { code, stderr } = await run('--shard', 'auto', ...args)
    expect(stderr).toContain(`binnacle: ${said}`)
    expect(code).toBe(2)
  })

  test.concurrent('for a port that is taken', async ({ expect }) => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const { code, stderr } = await run('--shard', 'auto', '--listen', `127.0.0.1:${port}`)
    other.close()
    expect(stderr).toContain(`cannot listen on 127.0.0.1:${port}: another process has the port`)
    expect(code).toBe(1)
  })

  test.concurrent('for a StatefulSet that is not there', async ({ expect }) => {
    const { code, stderr } = await binnacle(
      scene.folder,
      ['--kubeconfig', scene.kubeconfigPath, '--shard', 'auto'],
      { POD_NAME: 'other-1', POD_NAMESPACE: 'default' },
    )
    expect(stderr).toMatch(/statefulsets.*other/)
    expect(code).toBe(1)
  })
})
