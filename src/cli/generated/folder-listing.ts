import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** The file in an output folder that tells what in it was generated, and by which command. */
export const listingName = '.binnacle-generated'

/** What an output folder held when it was last written: a SHA-256 for each path below it. */
export interface FolderListing {
  /** The command that wrote it, as it is typed: `binnacle rules`. */
  readonly command: string
  readonly hashes: ReadonlyMap<string, string>
}

export function hashOf(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex')
}

/** In the form that `sha256sum --check` reads, but for the first line, which is a comment to it. */
export function formatListing({ command, hashes }: FolderListing): string {
  const lines = [...hashes].map(([file, hash]) => `${hash}  ${file}\n`)
  return `# Made by '${command}', which may replace what is listed here.\n${lines.join('')}`
}

/** Undefined for what is no listing. */
export function parseListing(text: string): FolderListing | undefined {
  const [head = '', ...lines] = text.split('\n')
  const command = /^# Made by '([^']+)'/.exec(head)?.[1]
  if (command === undefined) return
  const hashes = new Map<string, string>()
  for (const line of lines) {
    const [, hash, file] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    if (hash !== undefined && file !== undefined) hashes.set(file, hash)
    else if (line !== '') return
  }
  return { command, hashes }
}

/** Every file and empty folder below a folder, with `/`, without the listing; undefined when there is no such folder. */
export async function filesBelow(folder: string): Promise<readonly string[] | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return
    throw error
  })
  if (!entries) return
  const files: string[] = []
  for (const entry of entries) {
    if (!entry.isDirectory()) files.push(entry.name)
    else {
      const below = (await filesBelow(path.join(folder, entry.name))) ?? []
      files.push(...(below.length === 0 ? [`${entry.name}/`] : below.map((file) => `${entry.name}/${file}`)))
    }
  }
  return files.filter((file) => file !== listingName).sort()
}

/** Undefined when the folder has no listing, or what bears its name is none. */
export async function readListing(folder: string): Promise<FolderListing | undefined> {
  try {
    return parseListing(await readFile(path.join(folder, listingName), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
}
