import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { binnacle, startBinnacle } from './fixture/binnacle.ts'
import { databases } from './fixture/definition.ts'
import { forbidden, refusal } from './fixture/fault.ts'
import { Scene } from './fixture/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await Scene.start()
})
afterAll(() => scene[Symbol.asyncDispose]())

/** Both the monitor and `get` read the kubeconfig, so both have to say what is wrong with it. */
const commands = [
  ['binnacle', []],
  ['binnacle get', ['get']],
] as const

describe.each(commands)('%s', (_, command) => {
  test.concurrent('without a kubeconfig says where it looked, and what to do', async ({ expect }) => {
    const { code, stdout, stderr } = await binnacle(scene.folder, command)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(
      /^binnacle: no kubeconfig found: looked for \S*\/\.kube\/config.*--kubeconfig.*\n$/,
    )
  })

  test.concurrent('with a broken kubeconfig names the file, the line and the column', async ({ expect }) => {
    const file = await scene.write(`broken-${command.length}`, 'apiVersion: v1\nclusters:\n- name: "a\n')
    const { code, stderr } = await binnacle(scene.folder, [...command, '--kubeconfig', file])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^binnacle: \S+\/broken-\d:[34]:\d+: Missing closing "quote\n$/)
  })

  test.concurrent('with a context that is not there names those that are', async ({ expect }) => {
    const args = [...command, '--kubeconfig', scene.kubeconfigPath, '--context', 'prod']
    const { code, stderr } = await binnacle(scene.folder, args)
    expect([code, stderr]).toEqual([
      2,
      `binnacle: ${scene.kubeconfigPath}: there is no context "prod"; the contexts are stormy\n`,
    ])
  })
})

describe('binnacle', () => {
  test.concurrent.each([
    ['binnacle', ['--listen'], '127.0.0.1:'],
    ['binnacle demo', ['demo', '--listen'], '127.0.0.1:'],
    ['binnacle apiserver', ['apiserver', '--port'], ''],
  ])('when the port of %s is taken says so, what to do, and ends', async (_, command, host) => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const env = { KUBECONFIG: scene.kubeconfigPath }
    const { code, stderr } = await binnacle(scene.folder, [...command, `${host}${port}`], env)
    other.close()
    expect(stderr).toBe(
      `binnacle: cannot listen on 127.0.0.1:${port}: another process has the port; stop it, or choose another address (port 0 takes any free one)\n`,
    )
    expect(code).toBe(1)
  })

  test.concurrent('with an address that is none says so', async ({ expect }) => {
    const args = ['--kubeconfig', scene.kubeconfigPath, '--listen', 'here:there']
    const { code, stderr } = await binnacle(scene.folder, args)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^binnacle: --listen: .*here:there/)
  })

  test.concurrent('with a kubeconfig that is not there names it', async ({ expect }) => {
    const { code, stderr } = await binnacle(scene.folder, ['--kubeconfig', '/not/there'])
    expect([code, stderr]).toEqual([2, 'binnacle: there is no kubeconfig /not/there\n'])
  })

  test.concurrent('with an option that does not exist says which', async ({ expect }) => {
    const { code, stderr } = await binnacle(scene.folder, ['--kubecofnig', 'x'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^binnacle: unknown option '--kubecofnig'; did you mean --kubeconfig\?\n/)
  })

  // A device of Linux that has no room for anything.
  describe.skipIf(!existsSync('/dev/full'))('that cannot write what was asked for', () => {
    test.each([[['migrate', '--help']], [['version']], [['--version']]])(
      '%j says so in a line, and ends 1',
      async (args) => {
        const { code, stderr } = await binnacle(scene.folder, args, {}, '/dev/full')
        expect([code, stderr]).toEqual([
          1,
          'binnacle: cannot write to standard output: no space is left there\n',
        ])
      },
    )
  })

  test.concurrent('with an unknown command says so, and what there is', async ({ expect }) => {
    const { code, stderr } = await binnacle(scene.folder, ['gett'])
    expect([code, stderr.split('\n')[0]]).toEqual([2, "binnacle: unknown command 'gett'; did you mean get?"])
    expect((await binnacle(scene.folder, ['xyzzy'])).stderr).toContain('tree, health')
  })
})

describe('binnacle get', () => {
  const get = (kubeconfig: string, ...args: string[]) =>
    binnacle(scene.folder, ['get', '--kubeconfig', kubeconfig, '-A', ...args])
  /** A scene of its own for what would disturb the others. */
  const own = async (use: (scene: Scene) => Promise<void>) => {
    await using mine = await Scene.start()
    await use(mine)
  }

  test.concurrent('with one kind that is denied prints the others, names it, and ends 3', ({ expect }) =>
    own(async ({ proxy, kubeconfigPath }) => {
      proxy.fail(/databases$/, forbidden('databases'))
      const { code, stdout, stderr } = await get(kubeconfigPath, '-o', 'name')
      expect([code, stdout]).toEqual([3, 'region.example.com/north\n'])
      expect(stderr).toMatch(
        /^binnacle: Database\.example\.com: .*cannot list resource "databases" in API group "example\.com" at the cluster scope\n$/,
      )
    }))

  test.concurrent('with every kind denied ends 1', ({ expect }) =>
    own(async ({ proxy, kubeconfigPath }) => {
      for (const resource of ['databases', 'regions'])
        proxy.fail(new RegExp(`${resource}$`), forbidden(resource))
      const { code, stdout, stderr } = await get(kubeconfigPath, '-o', 'name')
      expect([code, stdout]).toEqual([1, ''])
      expect(stderr.trim().split('\n')).toHaveLength(2)
    }))

  test.concurrent('with a server that is away says which and why, and ends 1', ({ expect }) =>
    own(async ({ proxy, kubeconfigPath }) => {
      await proxy.down()
      const { code, stdout, stderr } = await get(kubeconfigPath)
      expect([code, stdout]).toEqual([1, ''])
      expect(stderr).toBe(
        `binnacle: ${proxy.url}: the connection was refused: is the API server running there? (ECONNREFUSED)\n`,
      )
    }))

  test.concurrent('with a server that has the wrong certificate says so, and ends 1', ({ expect }) =>
    own(async ({ proxy, kubeconfigPath }) => {
      await proxy.down()
      await proxy.up({ trusted: false })
      const { code, stderr } = await get(kubeconfigPath)
      expect(code).toBe(1)
      expect(stderr).toMatch(
        /^binnacle: https:\S+: the server's certificate is signed by an authority that is not trusted: check certificate-authority in the kubeconfig.*\n$/,
      )
    }))

  test.concurrent('with a token that nobody has says so, and ends 1', async ({ expect }) => {
    const kubeconfig = await scene.write('stranger', scene.kubeconfig('{token: nobody}'))
    const { code, stderr } = await get(kubeconfig)
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^binnacle: GET \/apis\/apiextensions\.k8s\.io\/v1\/customresourcedefinitions: Unauthorized/,
    )
  })

  test.concurrent('with a server that fails half-way prints what it has, and ends 3', ({ expect }) =>
    own(async ({ proxy, kubeconfigPath }) => {
      proxy.fail(/regions$/, refusal(500, 'InternalError', 'etcdserver: request timed out'))
      const { code, stdout, stderr } = await get(kubeconfigPath, '-o', 'name')
      expect([code, stdout]).toEqual([3, 'database.example.com/one\n'])
      expect(stderr).toContain(
        'Region.example.com: GET /apis/example.com/v1/regions: etcdserver: request timed out',
      )
    }))

  test.concurrent('--watch tells of an outage once, and goes on after it', ({ expect }) =>
    own(async (mine) => {
      await using program = startBinnacle(mine.folder, [
        ...['get', '-A', '-w', '-o', 'name'],
        ...['--kubeconfig', mine.kubeconfigPath],
      ])
      await program.printed(/north/)
      await mine.proxy.down()
      await program.printed(/(?:^binnacle: cannot watch .*\n){2}/m)
      await mine.create(databases, '{metadata: {namespace: default, name: meanwhile}}')
      await mine.proxy.up()
      await program.printed(/^database\.example\.com\/meanwhile$/m)
      expect(program.output.match(/^binnacle: cannot watch/gm)).toHaveLength(2)
      expect(await program.stop()).toBe(0)
    }))

  test.concurrent('with a kind that does not exist says what to give, and ends 1', async ({ expect }) => {
    const { code, stderr } = await get(scene.kubeconfigPath, 'databaze')
    expect([code, stderr]).toEqual([
      1,
      "binnacle: the server has no kind 'databaze'; did you mean database?\n",
    ])
    expect((await get(scene.kubeconfigPath, 'xyzzy')).stderr).toMatch(
      /^binnacle: the server has no kind 'xyzzy'; give a plural/,
    )
  })
})
