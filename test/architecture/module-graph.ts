import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface SourceFile {
  /** Relative to the root it was read from, with forward slashes: `cache/store.ts`. */
  readonly path: string
  /** First path segment. */
  readonly folder: string
  readonly isTest: boolean
  readonly lines: number
  readonly imports: readonly Import[]
  /** Without its comments. */
  readonly code: string
}

export interface Import {
  readonly specifier: string
  /** The imported file relative to the same root; undefined for packages and `node:` modules. */
  readonly target?: string
  /** Types only: gone at run time. */
  readonly typeOnly: boolean
  /** `import()` with a literal. */
  readonly dynamic: boolean
}

const statement = /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s*['"]([^'"]+)['"]/gm
const sideEffect = /^\s*import\s+['"]([^'"]+)['"]/gm
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/g

/** Reads every TypeScript file under `root` and the specifiers in its text. */
export function readModuleGraph(root: string): SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(path.join(root, name), 'utf8')
      return {
        path: name,
        folder: name.split('/')[0] ?? '',
        isTest: /\.test\.tsx?$/.test(name) || name.includes('/fixture/'),
        lines: text.split('\n').length,
        imports: importsOf(name, text),
        code: withoutComments(text),
      }
    })
}

export function importsOf(file: string, source: string): Import[] {
  const text = withoutComments(source)
  const found: Import[] = []
  const add = (specifier: string, typeOnly: boolean, isDynamic: boolean) => {
    const relative = specifier.startsWith('.')
    const target = relative ? path.posix.join(path.posix.dirname(file), specifier) : undefined
    found.push({ specifier, ...(target !== undefined && { target }), typeOnly, dynamic: isDynamic })
  }
  for (const match of text.matchAll(statement)) add(match[2] ?? '', match[1] !== undefined, false)
  for (const match of text.matchAll(sideEffect)) add(match[1] ?? '', false, false)
  for (const match of text.matchAll(dynamic)) add(match[1] ?? '', false, true)
  return found
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

/** The first import cycle among the files (types included), as the paths along it; undefined when there is none. */
export function findCycle(files: readonly SourceFile[]): string[] | undefined {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const state = new Map<string, 'open' | 'done'>()
  const trail: string[] = []
  const visit = (file: SourceFile): string[] | undefined => {
    if (state.get(file.path) === 'done') return undefined
    if (state.get(file.path) === 'open') return [...trail.slice(trail.indexOf(file.path)), file.path]
    state.set(file.path, 'open')
    trail.push(file.path)
    for (const { target, dynamic: lazy } of file.imports) {
      const next = target === undefined || lazy ? undefined : byPath.get(target)
      const cycle = next && visit(next)
      if (cycle) return cycle
    }
    trail.pop()
    state.set(file.path, 'done')
    return undefined
  }
  for (const file of files) {
    const cycle = visit(file)
    if (cycle) return cycle
  }
  return undefined
}
