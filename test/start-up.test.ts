import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const node = path.join(root, 'node_modules', '.bin', 'node')

/** Prints the URL of every module that is not Node's own, as it is loaded, on a line of stderr. */
const printLoads = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module'
registerHooks({ load(url, context, next) {
  if (!url.startsWith('node:')) process.stderr.write('loads ' + url + '\\n')
  return next(url, context)
} })`)}`

function modulesLoadedBy(...args: string[]): string[] {
  const main = path.join(root, 'src', 'cli', 'main.ts')
  const { status, stderr } = spawnSync(node, ['--import', printLoads, main, ...args], {
    encoding: 'utf8',
    cwd: root,
  })
  expect(status).toBe(0)
  return [...stderr.matchAll(/^loads file:\/\/(.*)$/gm)].map(([, file]) => path.relative(root, file ?? ''))
}

test('`version` loads two files', () => {
  expect(modulesLoadedBy('version')).toEqual(['src/cli/main.ts', 'src/cli/version.ts'])
})

test('`--help` loads the command line alone, and of npm only commander', () => {
  const loaded = modulesLoadedBy('--help')
  expect(loaded).toContain('src/cli/program.ts')
  expect(loaded.filter((file) => !/^src\/cli\/|^node_modules\/commander\//.test(file))).toEqual([])
})
