import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mustRun, runCommand } from './component/run-command.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const pinned = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
  version: string
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

interface Instruction {
  readonly name: string
  readonly words: readonly string[]
  readonly text: string
}

/** The instructions of a Dockerfile: comments gone, lines that go on joined. */
function readDockerfile(text: string): Instruction[] {
  return text
    .replaceAll(/^#.*$/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', ...words] = line.split(/\s+/)
      return { name: name.toUpperCase(), words, text: words.join(' ') }
    })
}

/** What may be run outside of a container: it touches nothing but the folder it runs in. */
const harmless = /^(npm ci( --[a-z=-]+)*|node tools\/build\.mjs)$/

/**
 * Follows a Dockerfile without an engine: each stage is a folder, what it copies is copied, what it runs is run there. The
 * context is what `.dockerignore` lets through.
 */
class Simulation {
  readonly stages = new Map<string, string>()
  readonly runs: string[] = []
  readonly #folder: string
  readonly #context: string
  #last = ''

  constructor(folder: string, context: string) {
    this.#folder = folder
    this.#context = context
  }

  get image(): string {
    return this.#last
  }

  async follow(instructions: readonly Instruction[]): Promise<void> {
    let directory = '/'
    for (const { name, words, text } of instructions) {
      if (name === 'FROM') {
        directory = '/'
        this.#last = path.join(this.#folder, `stage-${this.stages.size}`)
        this.stages.set(words[2] ?? 'image', this.#last)
        await mkdir(this.#last)
      } else if (name === 'WORKDIR') {
        directory = path.join(directory, words[0] ?? '')
        await mkdir(path.join(this.#last, directory), { recursive: true })
      } else if (name === 'COPY') await this.#copy(words, directory)
      else if (name === 'RUN') {
        if (!harmless.test(text))
          throw new Error(`RUN ${text}: not known to be harmless outside of a container`)
        this.runs.push(text)
        await mustRun('sh', ['-c', text], { cwd: path.join(this.#last, directory), timeout: 300_000 })
      }
    }
  }

  async #copy(words: readonly string[], directory: string): Promise<void> {
    const from = words[0]?.startsWith('--from=') ? words[0].slice('--from='.length) : undefined
    const paths = from === undefined ? words : words.slice(1)
    const source = from === undefined ? this.#context : this.stages.get(from)
    if (source === undefined) throw new Error(`COPY --from=${from}: there is no such stage before it`)
    const target = path.join(this.#last, directory, paths.at(-1) ?? '')
    for (const one of paths.slice(0, -1)) {
      const isFolder = one.endsWith('/')
      const into = isFolder ? target : path.join(target, path.basename(one))
      await cp(path.join(source, one), into, { recursive: isFolder })
    }
  }
}

/** The files that `.dockerignore` lets through: ours says first that nothing is, then what is. */
async function copyContext(target: string): Promise<void> {
  const lines = (await readFile(path.join(root, '.dockerignore'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  expect(lines[0]).toBe('*')
  const taken = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1))
  const folders = lines.filter((line) => line.endsWith('/*')).map((line) => line.slice(0, -2))
  for (const name of taken.filter((one) => !folders.includes(one)))
    await cp(path.join(root, name), path.join(target, name), {
      recursive: true,
      filter: (file) => !(lines.includes('**/*.test.ts') && file.endsWith('.test.ts')),
    })
}

const instructions = readDockerfile(await readFile(path.join(root, 'Dockerfile'), 'utf8'))

describe('the Dockerfile', () => {
  let folder: string
  let simulation: Simulation
  const application = () => path.join(simulation.image, 'opt', 'binnacle')

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-image-'))
    const context = path.join(folder, 'context')
    await mkdir(context)
    await copyContext(context)
    simulation = new Simulation(folder, context)
    await simulation.follow(instructions)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('makes an image whose command runs, of what it copies alone', async () => {
    const entry = instructions.find(({ name }) => name === 'ENTRYPOINT')
    const [program, file = ''] = JSON.parse(entry?.text ?? '[]') as string[]
    expect(program).toBe('node')
    const node = path.join(root, 'node_modules', '.bin', 'node')
    const main = path.join(simulation.image, file)
    expect(await mustRun(node, [main, 'version'], { cwd: folder })).toBe(`binnacle ${pinned.version}\n`)
    const manifests = await runCommand(
      node,
      [main, 'manifests', '--set', 'scrape.kind=none', '--set', 'rbac.customResources=all'],
      { cwd: folder },
    )
    expect([manifests.code, manifests.stderr]).toEqual([0, ''])
  })

  test('takes no development dependency and no test into it', async () => {
    const installed = new Set(await readdir(path.join(application(), 'node_modules')))
    for (const name of Object.keys(pinned.dependencies)) expect(installed).toContain(name.split('/')[0])
    for (const name of ['typescript', 'vitest', '@biomejs', 'knip', 'fast-check'])
      expect(installed).not.toContain(name)
    const files = await readdir(application(), { recursive: true })
    expect(files.filter((file) => /\.test\.[jt]s$/.test(file) && !file.startsWith('node_modules'))).toEqual(
      [],
    )
    expect((await readdir(application())).sort()).toEqual(['LICENSE', 'dist', 'node_modules', 'package.json'])
  })

  test('runs as a user without rights, on a base of an exact version that is the Node of the project', () => {
    expect(instructions.find(({ name }) => name === 'USER')?.text).toBe('65532:65532')
    const base = instructions.find(({ name }) => name === 'ARG')?.text
    expect(base).toBe(`NODE_IMAGE=node:${pinned.devDependencies.node}-bookworm-slim`)
    const bases = instructions.filter(({ name }) => name === 'FROM').map(({ words }) => words[0])
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Docker
    expect(new Set(bases)).toEqual(new Set(['${NODE_IMAGE}']))
  })
})
