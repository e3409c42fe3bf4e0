import { mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { GeneratedFile } from '../../generate/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'
import {
  type FolderListing,
  filesBelow,
  formatListing,
  hashOf,
  listingName,
  readListing,
} from './folder-listing.ts'

export interface WriteFolderOptions {
  readonly folder: string
  /** Replace what the same command generated there before. What it did not generate is never touched. */
  readonly force: boolean
  /** As it is typed: `binnacle rules`. */
  readonly command: string
}

/** What became of an output folder: paths below it. */
export interface WrittenFolder {
  readonly written: readonly string[]
  readonly unchanged: readonly string[]
  /** Generated before, and no longer. */
  readonly removed: readonly string[]
}

/**
 * Writes files into a folder that is empty, or holds nothing but what the same command generated (then only with `force`,
 * unless nothing changes). Each file appears in one step. Rejects with a `CommandError`, having written nothing, when the
 * folder holds anything else.
 */
export async function writeFolder(
  files: readonly GeneratedFile[],
  options: WriteFolderOptions,
): Promise<WrittenFolder> {
  const { folder, command } = options
  try {
    const wanted = new Map(files.map(({ path: name, text }) => [name, text]))
    const before = await standing(options)
    const changed = files.filter(({ path: name, text }) => before.present.get(name) !== hashOf(text))
    const removed = [...before.present.keys()].filter((name) => !wanted.has(name))
    const replaced = changed.map(({ path: name }) => name).filter((name) => before.present.has(name))
    if (!options.force && before.present.size > 0 && changed.length + removed.length > 0)
      throw refusal(folder, replaced, removed, before)
    const hashes = new Map(files.map(({ path: name, text }) => [name, hashOf(text)]))
    await makeFolder(folder)
    // Listed before it is there: a run that is cut short leaves nothing behind that the next would take for somebody else's.
    await replaceFile(
      folder,
      listingName,
      formatListing({ command, hashes: new Map([...before.listed, ...hashes]) }),
    )
    for (const { path: name, text } of changed) await replaceFile(folder, name, text)
    for (const name of removed) await removeFile(folder, name)
    await replaceFile(folder, listingName, formatListing({ command, hashes }))
    const unchanged = files.filter((file) => !changed.includes(file)).map(({ path: name }) => name)
    return { written: changed.map(({ path: name }) => name), unchanged, removed }
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(`--out: cannot write to ${folder}: ${fileProblem(error)}`, exitCode.usage, {
      cause: error,
    })
  }
}

interface Standing {
  readonly listed: ReadonlyMap<string, string>
  /** Files that are there and were generated, with the hashes they have now. */
  readonly present: ReadonlyMap<string, string>
}

async function standing({ folder, command }: WriteFolderOptions): Promise<Standing> {
  const found = await filesBelow(folder)
  if (!found || found.length === 0) return { listed: new Map(), present: new Map() }
  const listing = await readListing(folder)
  if (listing && listing.command !== command) {
    throw new CommandError(
      `--out: ${folder} was made by '${listing.command}'; choose another folder for '${command}'`,
      exitCode.usage,
    )
  }
  const strange = strangers(found, listing)
  if (strange.length > 0) {
    throw new CommandError(
      `--out: ${folder} holds ${some(strange)}, which '${command}' did not make; choose an empty or a new folder`,
      exitCode.usage,
    )
  }
  const present = new Map<string, string>()
  for (const name of found)
    if (!isFolder(name)) present.set(name, hashOf(await readFile(path.join(folder, name))))
  return { listed: listing?.hashes ?? new Map(), present }
}

function strangers(found: readonly string[], listing: FolderListing | undefined): readonly string[] {
  return found.filter((name) => !isFolder(name) && !listing?.hashes.has(name) && !isPartial(name))
}

function refusal(
  folder: string,
  replaced: readonly string[],
  removed: readonly string[],
  { listed, present }: Standing,
): CommandError {
  const edited = [...replaced, ...removed].filter((name) => listed.get(name) !== present.get(name))
  const gone = removed.length > 0 ? ` and removes ${some(removed)}, not generated now` : ''
  const loss = edited.length > 0 ? `; ${some(edited)} was changed by hand since, which is lost then` : ''
  return new CommandError(
    `--out: ${folder} is not empty; --force replaces what was generated there before${gone}${loss}`,
    exitCode.usage,
  )
}

/** An empty one: others are listed by what is in them. */
function isFolder(name: string): boolean {
  return name.endsWith('/')
}

const partialEnd = '.binnacle-partial'

function isPartial(name: string): boolean {
  return name.endsWith(partialEnd)
}

/** With those above it. By itself, because Node's own way never ends where the system says of a folder that it is not there. */
async function makeFolder(folder: string): Promise<void> {
  const missing: string[] = []
  let above = path.resolve(folder)
  while (!(await isThere(above))) {
    missing.unshift(above)
    above = path.dirname(above)
  }
  for (const one of missing) await mkdir(one)
}

async function isThere(name: string): Promise<boolean> {
  try {
    await stat(name)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  const target = path.join(folder, name)
  const partial = `${target}${partialEnd}`
  await makeFolder(path.dirname(target))
  await writeFile(partial, text)
  await rename(partial, target)
}

/** With the folders that are empty without it. */
async function removeFile(folder: string, name: string): Promise<void> {
  await rm(path.join(folder, name), { force: true, recursive: true })
  for (let above = path.dirname(name); above !== '.'; above = path.dirname(above)) {
    try {
      await rmdir(path.join(folder, above))
    } catch {
      // Something else is in it, so it stays.
      return
    }
  }
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ')
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown
}
