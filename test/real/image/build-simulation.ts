import { cp, glob, mkdir, mkdtemp, stat } from 'node:fs/promises'
import path from 'node:path'
import { mustRun } from '../component/run-command.ts'
import type { Instruction } from './dockerfile.ts'

/** What may be run outside of a container: it touches nothing but the folder it runs in. */
const harmless = /^(npm ci( --[a-z=-]+)*|node tools\/build\.mjs)$/

/** Follows Dockerfiles without an engine: each stage is a folder, what it copies is copied, what it runs is run there. */
export class BuildSimulation {
  readonly #folder: string
  readonly #context: string
  /** Folders of stages by all their instructions: like an engine, it builds a stage that two files share once. */
  readonly #built = new Map<string, string>()

  /** @param folder that is there, for the stages */
  constructor(folder: string, context: string) {
    this.#folder = folder
    this.#context = context
  }

  /** Gives the folder of the last stage. */
  async build(instructions: readonly Instruction[]): Promise<string> {
    const stages = new Map<string, string>()
    const starts = instructions.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []))
    let last = ''
    for (const [at, start] of starts.entries()) {
      const stage = instructions.slice(start, starts[at + 1])
      const key = JSON.stringify(stage)
      last = this.#built.get(key) ?? (await this.#buildStage(stage, stages))
      this.#built.set(key, last)
      stages.set(stage[0]?.words[2] ?? 'image', last)
    }
    return last
  }

  async #buildStage(stage: readonly Instruction[], stages: ReadonlyMap<string, string>): Promise<string> {
    const folder = await mkdtemp(path.join(this.#folder, 'stage-'))
    let directory = folder
    for (const { name, words, text } of stage) {
      if (name === 'WORKDIR') {
        directory = path.join(folder, words[0] ?? '')
        await mkdir(directory, { recursive: true })
      } else if (name === 'COPY') await this.#copy(words, directory, stages)
      else if (name === 'RUN') {
        if (!harmless.test(text))
          throw new Error(`RUN ${text}: not known to be harmless outside of a container`)
        await mustRun('sh', ['-c', text], { cwd: directory, timeout: 300_000 })
      }
    }
    return folder
  }

  /** A folder gives what is in it; a file goes into a target that ends with a slash, and else gets its name. */
  async #copy(
    words: readonly string[],
    directory: string,
    stages: ReadonlyMap<string, string>,
  ): Promise<void> {
    const from = words[0]?.startsWith('--from=') ? words[0].slice('--from='.length) : undefined
    const paths = from === undefined ? words : words.slice(1)
    const source = from === undefined ? this.#context : stages.get(from)
    if (source === undefined) throw new Error(`COPY --from=${from}: there is no such stage before it`)
    const name = paths.at(-1) ?? ''
    const target = path.join(directory, name)
    for (const pattern of paths.slice(0, -1)) {
      const found = await Array.fromAsync(glob(pattern.replace(/^\//, ''), { cwd: source }))
      if (found.length === 0) throw new Error(`COPY ${pattern}: the context has no such file`)
      if (found.length > 1 && !name.endsWith('/'))
        throw new Error(`COPY ${pattern}: several files, and ${name} does not end with a slash`)
      for (const one of found) {
        const file = path.join(source, one)
        const isFolder = (await stat(file)).isDirectory()
        const into = isFolder || !name.endsWith('/') ? target : path.join(target, path.basename(one))
        await cp(file, into, { recursive: isFolder })
      }
    }
  }
}
