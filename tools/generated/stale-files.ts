import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { GeneratedFile } from '../../src/generate/index.ts'
import type { Generator } from './generator.ts'

/** What keeps the files under a root from being what the generators make of the source. */
export interface StaleFiles {
  /** Missing, or other than they are made. */
  readonly outdated: readonly GeneratedFile[]
  /** Paths of those that nobody makes, in folders that hold nothing else. */
  readonly abandoned: readonly string[]
}

/** Writes nothing. */
export function staleFiles(root: string, generators: readonly Generator[]): StaleFiles {
  const files = generators.flatMap((generator) => generator.generate())
  const made = new Set(files.map((file) => file.path))
  const folders = generators.flatMap((generator) => generator.folders ?? [])
  return {
    outdated: files.filter((file) => read(path.join(root, file.path)) !== file.text),
    abandoned: folders.flatMap((folder) => filesOf(root, folder)).filter((file) => !made.has(file)),
  }
}

function filesOf(root: string, folder: string): string[] {
  const entries = orAbsent(() =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }),
  )
  return (entries ?? [])
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
}

function read(file: string): string | undefined {
  return orAbsent(() => readFileSync(file, 'utf8'))
}

function orAbsent<Value>(look: () => Value): Value | undefined {
  try {
    return look()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
}
