import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  findCycle,
  type Import,
  importsOf,
  readModuleGraph,
  type SourceFile,
} from './architecture/module-graph.ts'
import * as rules from './architecture/rules.ts'

const root = path.resolve(import.meta.dirname, '..', 'src')
const files = readModuleGraph(root)

/** Every import that breaks `rule`, as `file → specifier`. */
function offenders(broken: (file: SourceFile, imported: Import) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports
      .filter((imported) => broken(file, imported))
      .map((imported) => `${file.path} → ${imported.specifier}`),
  )
}

const folderOf = (file: string) => file.split('/')[0] ?? ''
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
const isPackage = ({ specifier }: Import) => !/^(\.|node:|binnacle(\/|$))/.test(specifier)

describe('the architecture', () => {
  test('every folder stands in the table', () => {
    expect(
      [...new Set(files.map((file) => file.folder))].filter((folder) => !(folder in rules.mayImport)),
    ).toEqual([])
  })

  test('a folder imports only what the table allows', () => {
    expect(
      offenders((file, { target }) => {
        if (target === undefined || folderOf(target) === file.folder) return false
        const allowed = rules.mayImport[file.folder]
        const extra = file.isTest ? rules.testsMayImport : []
        return allowed !== '*' && ![...(allowed ?? []), ...extra].includes(folderOf(target))
      }),
    ).toEqual([])
  })

  test('folders are entered through their door', () => {
    const doors = new Set(
      [...Object.keys(rules.mayImport), ...rules.innerDoors].map((folder) => `${folder}/index.ts`),
    )
    expect(
      offenders(
        (file, { target }) => target !== undefined && folderOf(target) !== file.folder && !doors.has(target),
      ),
    ).toEqual([])
  })

  test('a part of a folder that has a door is entered through it', () => {
    const parts = files.map((file) => file.path).filter((file) => /.\/.+\/index\.ts$/.test(file))
    expect(
      offenders((file, { target }) =>
        parts.some((door) => {
          const part = door.slice(0, -'index.ts'.length)
          return (
            target?.startsWith(part) === true &&
            target !== door &&
            !file.isTest &&
            !file.path.startsWith(part)
          )
        }),
      ),
    ).toEqual([])
  })

  test.each(Object.entries(rules.inner))(
    'the parts of %s follow the data',
    (folder, { seams, mayImport }) => {
      const partOf = (path: string) => {
        const [first, part, below] = path.split('/')
        return first === folder && below !== undefined ? part : undefined
      }
      const known = new Set(files.flatMap(({ path, isTest }) => (isTest ? [] : (partOf(path) ?? []))))
      expect([...known].sort()).toEqual(Object.keys(mayImport).sort())
      expect(
        offenders((file, { target }) => {
          const from = partOf(file.path)
          if (file.isTest || from === undefined || target === undefined || folderOf(target) !== folder)
            return false
          const to = partOf(target)
          if (to === undefined) return !seams.includes(target.slice(folder.length + 1))
          return to !== from && !mayImport[from]?.includes(to)
        }),
      ).toEqual([])
    },
  )

  test('no import leaves the source or leaves out its extension', () => {
    const known = new Set(files.map((file) => file.path))
    expect(offenders((_, { target }) => target !== undefined && !known.has(target))).toEqual([])
  })

  test('folders that run in a browser import nothing from Node but what is named', () => {
    expect(
      offenders((file, { specifier }) => {
        const named = rules.nodeModulesOf[file.folder]
        return (
          named !== undefined && !file.isTest && specifier.startsWith('node:') && !named.includes(specifier)
        )
      }),
    ).toEqual([])
  })

  test('an npm dependency is used only in the folders named for it', () => {
    expect(
      offenders(
        (file, imported) =>
          isPackage(imported) &&
          !file.isTest &&
          !rules.packagesOf[packageOf(imported.specifier)]?.includes(file.folder),
      ),
    ).toEqual([])
  })

  test('the command line reaches its commands by import() only', () => {
    expect(
      offenders(
        (file, { target, dynamic, typeOnly }) =>
          file.path === 'cli/main.ts' &&
          target !== undefined &&
          !dynamic &&
          !typeOnly &&
          folderOf(target) !== 'cli',
      ),
    ).toEqual([])
  })

  test('the table names only folders that exist', () => {
    const named = Object.entries(rules.mayImport).flatMap(([folder, allowed]) =>
      allowed === '*' ? [folder] : [folder, ...allowed],
    )
    const folders = new Set(files.map((file) => file.folder))
    expect([...new Set(named)].filter((name) => !folders.has(name))).toEqual([])
  })

  test('every folder is a room in ARCHITECTURE.md', () => {
    const page = readFileSync(path.resolve(root, '..', 'ARCHITECTURE.md'), 'utf8')
    const rooms = [...page.matchAll(/^\| `src\/([\w-]+)` \|/gm)].map(([, room]) => room)
    expect(rooms.sort()).toEqual(Object.keys(rules.mayImport).sort())
  })

  test('the clock, timers and randomness come in from outside', () => {
    const reaching = files
      .filter((file) => !file.isTest && rules.ambient.test(file.code))
      .map((file) => file.path)
    expect(reaching).toEqual(Object.keys(rules.ambientIn).sort())
  })

  test(`no file is longer than ${rules.longestFile} lines`, () => {
    const tooLong = files.filter(
      (file) => file.lines > rules.longestFile && !file.path.includes('/generated/'),
    )
    expect(tooLong.map((file) => `${file.path}: ${file.lines}`)).toEqual([])
  })

  test('examples import only the package, as its users do, and what lies beside them', () => {
    const examples = readModuleGraph(path.resolve(root, '..', 'examples'))
    const foreign = examples.flatMap((file) =>
      file.imports
        .filter(({ specifier, target }) =>
          target === undefined ? !rules.examplesMayImport.test(specifier) : folderOf(target) !== file.folder,
        )
        .map(({ specifier }) => `${file.path} → ${specifier}`),
    )
    expect(examples.length).toBeGreaterThan(0)
    expect(foreign).toEqual([])
  })

  test('there is no import cycle', () => {
    expect(findCycle(files)).toBeUndefined()
  })
})

describe('reading specifiers from text', () => {
  test('finds static, type-only, side-effect and dynamic imports, and re-exports', () => {
    const text = [
      "import { a } from './a.ts'",
      "import type { B } from '../b/index.ts'",
      "import 'node:fs'",
      "export { c } from './c.ts'",
      "const d = await import('./d.ts')",
      "// import { no } from './comment.ts'",
      'import {\n  e,\n  f,\n} from "undici"',
    ].join('\n')
    expect(importsOf('x/y.ts', text)).toEqual([
      { specifier: './a.ts', target: 'x/a.ts', typeOnly: false, dynamic: false },
      { specifier: '../b/index.ts', target: 'b/index.ts', typeOnly: true, dynamic: false },
      { specifier: './c.ts', target: 'x/c.ts', typeOnly: false, dynamic: false },
      { specifier: 'undici', typeOnly: false, dynamic: false },
      { specifier: 'node:fs', typeOnly: false, dynamic: false },
      { specifier: './d.ts', target: 'x/d.ts', typeOnly: false, dynamic: true },
    ])
  })

  test('finds a cycle of three files and none in a line', () => {
    const file = (name: string, ...targets: string[]): SourceFile => ({
      path: name,
      folder: 'x',
      isTest: false,
      lines: 1,
      code: '',
      imports: targets.map((target) => ({ specifier: target, target, typeOnly: false, dynamic: false })),
    })
    expect(findCycle([file('a', 'b'), file('b', 'c'), file('c', 'a')])).toEqual(['a', 'b', 'c', 'a'])
    expect(findCycle([file('a', 'b', 'c'), file('b', 'c'), file('c')])).toBeUndefined()
  })
})
