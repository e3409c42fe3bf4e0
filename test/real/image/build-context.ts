import { cp, mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'

interface Pattern {
  readonly text: string
  readonly regExp: RegExp
  readonly isException: boolean
}

/**
 * What a builder is sent of a folder: all that `.dockerignore` does not name. Of several patterns the last that matches a
 * file, or a folder above it, decides (docs.docker.com/build/concepts/context, "dockerignore files").
 */
export class BuildContext {
  readonly #patterns: readonly Pattern[]

  /** @param dockerignore the text of the file */
  constructor(dockerignore: string) {
    this.#patterns = dockerignore
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const isException = line.startsWith('!')
        const text = path.posix.normalize(isException ? line.slice(1) : line).replace(/^\/|\/$/g, '')
        return { text, regExp: regExpOf(text), isException }
      })
  }

  has(file: string): boolean {
    const last = this.#patterns.findLast(({ regExp }) => regExp.test(file))
    return last === undefined || last.isException
  }

  async copy(from: string, to: string, folder = ''): Promise<void> {
    for (const entry of await readdir(path.join(from, folder), { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name)
      if (entry.isDirectory()) {
        if (this.#mayHaveSome(name)) await this.copy(from, to, name)
      } else if (this.has(name)) {
        await mkdir(path.join(to, folder), { recursive: true })
        await cp(path.join(from, name), path.join(to, name))
      }
    }
  }

  /** Only to spare the way through folders of which nothing is taken, as builders do. */
  #mayHaveSome(folder: string): boolean {
    return (
      this.has(folder) ||
      this.#patterns.some(({ isException, text }) => isException && text.startsWith(`${folder}/`))
    )
  }
}

/** `*` and `?` stay within a name, `**` does not; a pattern that names a folder takes all that is in it. */
function regExpOf(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (token) => {
    if (token === '**/') return '(?:.*/)?'
    if (token === '**') return '.*'
    if (token === '*') return '[^/]*'
    return token === '?' ? '[^/]' : `\\${token}`
  })
  return new RegExp(`^${source}(?:/.*)?$`)
}
