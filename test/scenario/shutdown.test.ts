import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { describe, test } from 'vitest'
import { startBinnacle } from './fixture/binnacle.ts'
import { databases } from './fixture/definition.ts'
import { eventually } from './fixture/eventually.ts'
import { forbidden } from './fixture/fault.ts'
import { Scene } from './fixture/scene.ts'

/**
 * After this the process is killed, and its exit code is not 0. An orderly end waits for three seconds at most (a test of
 * the listener holds it to that); whatever would be waited for here lasts longer than this.
 */
const grace = 60_000

describe('SIGTERM ends binnacle in order, whatever is under way', () => {
  test.concurrent('while it follows a cluster in which everything goes wrong', async ({ expect }) => {
    await using scene = await Scene.start()
    scene.proxy.fail(/regions$/, forbidden('regions'))
    await using program = startBinnacle(scene.folder, [
      '--kubeconfig',
      scene.kubeconfigPath,
      '--listen',
      '127.0.0.1:0',
    ])
    const url = await program.printed(/metrics=(\S+)\/metrics/)
    await program.until(
      async () => (await (await fetch(`${url}/metrics`)).text()).includes('name="one"'),
      'synced',
    )
    await eventually(() => scene.proxy.watches(/databases$/).length > 0)
    for (const watch of scene.proxy.watches(/databases$/)) watch.freeze()
    scene.proxy.fail(/customresourcedefinitions$/, { type: 'hang' })
    for (const watch of scene.proxy.watches(/customresourcedefinitions$/)) watch.cut()
    expect(await program.stop(grace)).toBe(0)
    expect(program.output).toMatch(/msg=stopping signal=SIGTERM\n$/)
  })

  test.concurrent('while the server is away', async ({ expect }) => {
    await using scene = await Scene.start()
    await scene.proxy.down()
    await using program = startBinnacle(scene.folder, [
      '--kubeconfig',
      scene.kubeconfigPath,
      '--listen',
      '127.0.0.1:0',
    ])
    await program.printed(/refused/)
    expect(await program.stop(grace)).toBe(0)
  })

  test.concurrent('while a plug-in for credentials hangs', async ({ expect }) => {
    await using scene = await Scene.start()
    const script = `touch ${scene.folder}/started; exec sleep 600`
    const user = `{exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, args: ['-c', '${script}'], interactiveMode: Never}}`
    const kubeconfig = await scene.write('plug-in', scene.kubeconfig(user))
    await using program = startBinnacle(scene.folder, ['--kubeconfig', kubeconfig, '--listen', '127.0.0.1:0'])
    await program.until(() => existsSync(`${scene.folder}/started`), 'asking the plug-in')
    expect(await program.stop(grace)).toBe(0)
  })

  test.concurrent('while clients take their time over /metrics', async ({ expect }) => {
    await using scene = await Scene.start()
    const phase = 'x'.repeat(250)
    for (let index = 0; index < 300; index++) {
      await scene.client.create(
        databases,
        {
          apiVersion: 'example.com/v1',
          kind: 'Database',
          metadata: { name: `database-${index}` },
          status: {
            phase: `${phase}${index}`,
            conditions: conditions.map((type) => ({ type, status: 'True' })),
          },
        },
        { namespace: 'default' },
      )
    }
    await using program = startBinnacle(scene.folder, [
      '--kubeconfig',
      scene.kubeconfigPath,
      '--listen',
      '127.0.0.1:0',
    ])
    const url = await program.printed(/metrics=(\S+)\/metrics/)
    await program.until(async () => (await fetch(`${url}/readyz`)).ok, 'ready')
    const sockets = Array.from({ length: 3 }, () => connect(Number(new URL(url).port), '127.0.0.1'))
    const [reads, leaves, says] = sockets
    for (const socket of sockets) socket.on('error', () => {})
    // One has asked and reads nothing, one leaves in the middle of the answer, one never says what it wants.
    reads!.write('GET /metrics HTTP/1.1\r\nhost: localhost\r\n\r\n')
    reads!.pause()
    leaves!.write('GET /metrics HTTP/1.1\r\nhost: localhost\r\n\r\n')
    leaves!.once('data', () => leaves!.destroy())
    says!.write('GET /met')
    await eventually(() => leaves!.destroyed)
    expect((await fetch(`${url}/livez`)).status).toBe(200)
    expect(await program.stop(grace)).toBe(0)
    for (const socket of sockets) socket.destroy()
  })

  test.concurrent('in the demo', async ({ expect }) => {
    await using scene = await Scene.start()
    await using program = startBinnacle(scene.folder, ['demo', '--listen', '127.0.0.1:0'])
    await program.printed(/\/metrics/)
    expect(await program.stop(grace)).toBe(0)
  })

  test.concurrent('in the embedded server, while a client watches', async ({ expect }) => {
    await using scene = await Scene.start()
    const file = `${scene.folder}/embedded`
    await using program = startBinnacle(scene.folder, ['apiserver', '--kubeconfig-out', file])
    await program.printed(/^ready https:.*\nkubeconfig .*$/m)
    const monitor = await scene.monitor({ kubeconfig: file })
    await monitor.ready()
    expect(await program.stop(grace)).toBe(0)
  })

  test.concurrent('in get --watch', async ({ expect }) => {
    await using scene = await Scene.start()
    await using program = startBinnacle(scene.folder, [
      'get',
      '-A',
      '-w',
      '--kubeconfig',
      scene.kubeconfigPath,
    ])
    await program.printed(/north/)
    expect(await program.stop(grace)).toBe(0)
  })
})

const conditions = Array.from({ length: 30 }, (_, index) => `Condition${index}`)
