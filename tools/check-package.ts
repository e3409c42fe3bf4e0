// Stages the package as it is published (without the source condition, scripts and development dependencies) in
// dist/package, and checks that its exports and types resolve: publint and attw. `npm publish dist/package` publishes it.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

type Conditions = Record<string, string>

interface Manifest {
  exports: Record<string, Conditions | string>
  files: string[]
  [field: string]: unknown
}

const root = path.resolve(import.meta.dirname, '..')

function published(manifest: Manifest): Manifest {
  const {
    private: _private,
    scripts: _scripts,
    devDependencies: _development,
    allowScripts: _allow,
    ...rest
  } = manifest
  const exports = Object.entries(manifest.exports).map(([name, conditions]) => {
    if (typeof conditions === 'string') return [name, conditions]
    const { 'binnacle-source': _source, ...kept } = conditions
    return [name, kept]
  })
  return { ...rest, files: manifest.files, exports: Object.fromEntries(exports) }
}

function run(command: string, args: string[], cwd: string): void {
  const { status } = spawnSync(path.join(root, 'node_modules', '.bin', command), args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) process.exitCode = 1
}

const staging = path.join(root, 'dist', 'package')
rmSync(staging, { recursive: true, force: true })
mkdirSync(staging)
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest
writeFileSync(path.join(staging, 'package.json'), `${JSON.stringify(published(manifest), null, 2)}\n`)
cpSync(path.join(root, 'dist', 'src'), path.join(staging, 'dist', 'src'), { recursive: true })
for (const name of ['README.md', 'LICENSE', 'CHANGELOG.md'])
  cpSync(path.join(root, name), path.join(staging, name))
run('publint', ['--strict', staging], root)
run('attw', ['--pack', staging, '--profile', 'esm-only', '--no-emoji', '--quiet'], root)
