import { existsSync } from 'node:fs'
import { mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** A real program that tests run, or why this machine cannot have it. */
export type Component = { readonly directory: string } | { readonly missing: string }

/** How to make one: `build` fills the empty folder it is given, and throws an `Unavailable` when it cannot. */
export interface Recipe {
  readonly name: string
  readonly version: string
  build(directory: string): Promise<void>
}

/** The machine lacks something that no script can bring: the component is skipped, with this message. */
export class Unavailable extends Error {}

const abandonedAfter = 30 * 60_000

/** `$XDG_CACHE_HOME/binnacle`, or `~/.cache/binnacle`: outside the tracked files, shared by all clones. */
export function cacheRoot(): string {
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'binnacle')
}

/**
 * The folder of a component, built on first use. It appears in one step (a rename), so an interrupted build
 * leaves nothing that looks finished; a lock folder keeps two processes from building the same thing.
 */
export async function obtain(recipe: Recipe): Promise<Component> {
  const directory = path.join(cacheRoot(), `${recipe.name}-${recipe.version}`)
  if (existsSync(directory)) return { directory }
  await mkdir(cacheRoot(), { recursive: true })
  const release = await lock(`${directory}.lock`)
  try {
    if (existsSync(directory)) return { directory }
    const partial = `${directory}.partial`
    await rm(partial, { recursive: true, force: true })
    await mkdir(partial)
    process.stderr.write(`binnacle: getting ${recipe.name} ${recipe.version} …\n`)
    const started = Date.now()
    await recipe.build(partial)
    await rename(partial, directory)
    process.stderr.write(`binnacle: got ${recipe.name} in ${Math.round((Date.now() - started) / 1000)} s\n`)
    return { directory }
  } catch (error) {
    if (error instanceof Unavailable) return { missing: `${recipe.name} ${recipe.version}: ${error.message}` }
    throw error
  } finally {
    await release()
  }
}

async function lock(directory: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await mkdir(directory)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const held = await stat(directory).catch(() => undefined)
      if (held && Date.now() - held.mtimeMs > abandonedAfter)
        await rm(directory, { recursive: true, force: true })
      await delay(500)
    }
  }
  await writeFile(path.join(directory, 'pid'), String(process.pid))
  const heartbeat = setInterval(() => void utimes(directory, new Date(), new Date()).catch(() => {}), 60_000)
  return async () => {
    clearInterval(heartbeat)
    await rm(directory, { recursive: true, force: true })
  }
}
