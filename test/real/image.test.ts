import { chmod, copyFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mustRun, runCommand } from './component/run-command.ts'
import { BuildContext } from './image/build-context.ts'
import { BuildSimulation } from './image/build-simulation.ts'
import { readDockerfile } from './image/dockerfile.ts'
import { Demo } from './process/demo.ts'
import { freePort } from './process/free-port.ts'
import { RunningProgram } from './process/running-program.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const node = path.join(root, 'node_modules', '.bin', 'node')
const pinned = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
  version: string
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

describe('.dockerignore', () => {
  const ours = readFile(path.join(root, '.dockerignore'), 'utf8').then((text) => new BuildContext(text))

  test.each([
    ['*\n!src\n**/*.test.ts', 'src/a/b.ts', true],
    ['*\n!src\n**/*.test.ts', 'src/a/b.test.ts', false],
    ['*\n!src', 'srcs/a.ts', false],
    ['*\n!tools\ntools/*\n!tools/build.mjs', 'tools/build.mjs', true],
    ['*\n!tools\ntools/*\n!tools/build.mjs', 'tools/other.mjs', false],
    ['*\n!a/*.ts', 'a/b/c.ts', false],
  ])('%j and the file %s', (text, file, isThere) => {
    expect(new BuildContext(text).has(file)).toBe(isThere)
  })

  test('lets in nothing that may be secret, and none of what is installed or was built', async () => {
    const context = await ours
    for (const file of ['.git/config', '.env', 'node_modules/yaml/package.json', 'dist/src/cli/main.js'])
      expect([file, context.has(file)]).toEqual([file, false])
  })
})

describe('the image', () => {
  let folder: string
  let simulation: BuildSimulation

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-image-'))
    await chmod(folder, 0o755)
    const context = path.join(folder, 'context')
    const ignored = await readFile(path.join(root, '.dockerignore'), 'utf8')
    await new BuildContext(ignored).copy(root, context)
    simulation = new BuildSimulation(folder, context)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  describe.each([
    { dockerfile: 'Dockerfile', application: 'opt/binnacle', beside: ['LICENSE'] },
    { dockerfile: 'examples/tasks-exporter/Dockerfile', application: 'app', beside: ['examples'] },
  ])('of $dockerfile', ({ dockerfile, application, beside }) => {
    let image: string
    const instructions = readFile(path.join(root, dockerfile), 'utf8').then(readDockerfile)
    const inImage = (...names: string[]) => path.join(image, application, ...names)
    const last = async (name: string) =>
      (await instructions).findLast((instruction) => instruction.name === name)?.text

    beforeAll(async () => {
      image = await simulation.build(await instructions)
    })

    test('has a command that runs, of what was copied alone', async () => {
      const [program, file = ''] = JSON.parse((await last('ENTRYPOINT')) ?? (await last('CMD')) ?? '[]')
      expect(program).toBe('node')
      const main = file.startsWith('/') ? path.join(image, file) : inImage(file)
      if (dockerfile === 'Dockerfile') {
        expect(await mustRun(node, [main, 'version'], { cwd: folder })).toBe(`binnacle ${pinned.version}\n`)
        const settings = [
          'scrape.kind=none',
          'rbac.customResources=all',
          'image.repository=r.example/binnacle',
        ].flatMap((setting) => ['--set', setting])
        const manifests = await runCommand(node, [main, 'manifests', ...settings], { cwd: folder })
        expect([manifests.code, manifests.stderr]).toEqual([0, ''])
        return
      }
      const port = await freePort()
      const exporter = new RunningProgram(node, [main], { EXPORTER_PORT: String(port) })
      const metrics = await exporter.until(async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
        return answer.ok && answer.text()
      }, 'scraped')
      expect(metrics).toMatch(/^app_processed_tasks_total \d+$/m)
      expect(await exporter.stop()).toBe(0)
    })

    test('is small, which is printed', async () => {
      const megabytes = (await sizeOf(image)) / 1e6
      process.stderr.write(`image of ${dockerfile}: ${megabytes.toFixed(1)} MB over its base\n`)
      expect(megabytes).toBeGreaterThan(1)
      expect(megabytes).toBeLessThan(40)
    })

    test('takes no development dependency and no test into it', async () => {
      const installed = new Set(await readdir(inImage('node_modules')))
      for (const name of Object.keys(pinned.dependencies)) expect(installed).toContain(name.split('/')[0])
      for (const name of ['typescript', 'vitest', '@biomejs', 'knip', 'fast-check'])
        expect(installed).not.toContain(name)
      const files = await readdir(inImage(), { recursive: true })
      expect(files.filter((file) => /\.test\.[jt]s$/.test(file) && !file.startsWith('node_modules'))).toEqual(
        [],
      )
      const expected = [...beside, 'dist', 'node_modules', 'package.json']
      expect((await readdir(inImage())).sort()).toEqual(expected.sort())
    })

    test('runs as a user without rights, on a base of an exact version that is the Node of the project', async () => {
      expect(await last('USER')).toBe('65532:65532')
      const base = (await instructions).find(({ name }) => name === 'ARG')?.text
      expect(base).toBe(`NODE_IMAGE=node:${pinned.devDependencies.node}-bookworm-slim`)
      const bases = (await instructions).filter(({ name }) => name === 'FROM').map(({ words }) => words[0])
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Docker
      expect(new Set(bases)).toEqual(new Set(['${NODE_IMAGE}']))
    })
  })

  test.skipIf(process.getuid?.() !== 0)(
    'serves the metrics of a cluster as its user, who may write nothing anywhere',
    async () => {
      const instructions = readDockerfile(await readFile(path.join(root, 'Dockerfile'), 'utf8'))
      const image = await simulation.build(instructions)
      await chmod(image, 0o755)
      const [user = ''] = instructions.findLast(({ name }) => name === 'USER')?.text.split(':') ?? []
      const demo = new Demo()
      const port = await freePort()
      let monitor: RunningProgram | undefined
      try {
        await demo.start()
        const kubeconfig = path.join(folder, 'kubeconfig')
        await copyFile(demo.kubeconfigPath, kubeconfig)
        await chmod(kubeconfig, 0o444)
        const main = path.join(image, 'opt/binnacle/dist/src/cli/main.js')
        const asUser = [`--reuid=${user}`, `--regid=${user}`, '--clear-groups']
        const nowhere = { HOME: '/nonexistent', TMPDIR: '/nonexistent', NODE_ENV: 'production' }
        monitor = new RunningProgram(
          'setpriv',
          [...asUser, node, main, `--listen=127.0.0.1:${port}`, '--log-format=json'],
          { ...nowhere, KUBECONFIG: kubeconfig },
        )
        const metrics = await monitor.until(async () => {
          const ready = await fetch(`http://127.0.0.1:${port}/readyz`)
          return ready.ok && (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
        }, 'ready')
        expect(metrics).toMatch(/^binnacle_cr_info\{/m)
        expect(await monitor.stop()).toBe(0)
        for (const line of monitor.output.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
      } finally {
        await monitor?.kill()
        await demo.stop()
      }
    },
  )
})

/** Bytes of the files below a folder. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = files.map(async (file) => (await stat(path.join(file.parentPath, file.name))).size)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
