import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createProgram } from '../src/cli/program.ts'
import { packagesOf } from './architecture/rules.ts'

const root = path.resolve(import.meta.dirname, '..')
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...globSync('{docs,examples,deploy}/**/*.md', { cwd: root }),
].sort()
const textOf = (page: string) => readFileSync(path.join(root, page), 'utf8')
const exists = (file: string) => existsSync(path.join(root, file))

/** What is written of the repository on a page and is not there. */
function missingOn(page: string): string[] {
  const text = textOf(page)
  const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link))
  const paths = [...text.matchAll(/`((?:src|test|tools|docs|deploy|examples)\/[^`\s]+)`/g)].map(
    ([, named = '']) => named,
  )
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
  const called = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, script = '']) => script)
  return [
    ...links.filter((link) => !exists(path.posix.join(path.posix.dirname(page), link))),
    ...paths.filter((named) => globSync(named, { cwd: root }).length === 0),
    ...called.filter((script) => !(script in scripts)),
  ]
}

/** Command lines of binnacle, of which each word stands as it is typed. */
function commandLinesOn(page: string): string[][] {
  const text = textOf(page).replaceAll('\\\n', ' ')
  const inBlocks = [...text.matchAll(/^```(?:sh|bash|console)?\n([\s\S]*?)^```$/gm)].flatMap(
    ([, block = '']) => block.split('\n'),
  )
  const inline = [...text.matchAll(/`((?:npx )?binnacle [^`\n]+)`/g)].map(([, line = '']) => line)
  return [...inBlocks, ...inline]
    .map((line) => /^\s*(?:\$ )?(?:npx )?binnacle\s+([^|>#&]*)/.exec(line)?.[1])
    .flatMap((line) => (line === undefined ? [] : [line.trim().split(/\s+/)]))
}

const program = createProgram(() => {})

/** Options of a command line that the command it names does not have. */
function unknownOptions(words: readonly string[]): string[] {
  let command = program
  for (const word of words) {
    const next = command.commands.find((one) => one.name() === word)
    if (!next) break
    command = next
  }
  const known = new Set(command.options.flatMap(({ long, short }) => [long, short]))
  return words
    .filter((word) => /^--?[A-Za-z]/.test(word))
    .map((word) => word.split('=')[0] ?? '')
    .filter((option) => !known.has(option) && !['--help', '-h', '--version'].includes(option))
    .map((option) => `${command.name()} ${option}`)
}

describe('what the pages say of the repository is there', () => {
  test.each(pages)('%s names links, paths and scripts that are', (page) => {
    expect(missingOn(page)).toEqual([])
  })

  test.each(pages.filter((page) => commandLinesOn(page).length > 0))('%s gives options that are', (page) => {
    expect(commandLinesOn(page).flatMap(unknownOptions)).toEqual([])
  })

  test('pages give command lines at all', () => {
    expect(pages.flatMap(commandLinesOn).length).toBeGreaterThan(30)
  })
})

describe('ARCHITECTURE.md', () => {
  const text = textOf('ARCHITECTURE.md')

  test('begins reading at files that are', () => {
    const rows = [...text.matchAll(/^\| `((?:src|test|deploy|examples)[\w/-]*)` \|.*\| ([^|]*) \|$/gm)]
    const files = rows.flatMap(([, folder = '', cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, file = '']) => `${folder}/${file}`),
    )
    expect(files.length).toBeGreaterThan(20)
    expect(files.filter((file) => !exists(file))).toEqual([])
  })

  test('tells of parts of folders that are, and of every part of those it has a table of', () => {
    const sections = [...text.matchAll(/^### Inside `(src\/[\w/-]+)`\n([\s\S]*?)(?=^##)/gm)]
    const wrong = sections.flatMap(([, folder = '', section = '']) => {
      const rows = [...section.matchAll(/^\| ((?:`[\w-]+`(?:, )?)+) \|/gm)]
      if (rows.length === 0) return []
      const told = rows.flatMap(([, cell = '']) =>
        [...cell.matchAll(/`([\w-]+)`/g)].map(([, part = '']) => part),
      )
      const parts = readdirSync(path.join(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== 'fixture')
        .map(({ name }) => name)
      return [
        ...told.filter((part) => !parts.includes(part)).map((part) => `${folder}/${part} is not there`),
        ...parts.filter((part) => !told.includes(part)).map((part) => `${folder}/${part} is not told of`),
      ]
    })
    expect(wrong).toEqual([])
  })
})

test('docs/dependencies.md tells of every package in which folders it is used', () => {
  const rows = [...textOf('docs/dependencies.md').matchAll(/^\| (.+?) \| ([\w, -]+) \| [^|]+ \|$/gm)]
  const told = Object.fromEntries(
    rows
      .filter(([, , where = '']) => /^[a-z]/.test(where) && where !== 'where')
      .map(([, packages = '', where = '']) => [packages.split(',')[0], where.split(', ').sort()]),
  )
  const used = Object.fromEntries(
    Object.entries(packagesOf)
      .filter(([name]) => !name.startsWith('@lezer/'))
      .map(([name, folders]) => [name, [...folders].sort()]),
  )
  expect(told).toEqual(used)
})
