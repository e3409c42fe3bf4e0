// Runs before `npm start` and `npm test`, on whatever Node the machine has (20 or newer): installs the pinned
// dependencies, the pinned Node among them, and builds `dist` when it is older than the source.
// Plain JavaScript without dependencies, because nothing is installed yet.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const at = (...parts) => path.join(root, ...parts)
const modified = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0)

function fail(message) {
  process.stderr.write(`binnacle: ${message}\n`)
  process.exit(1)
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (error) fail(`cannot run ${command}: ${error.message}`)
  if (status !== 0) fail(`'${command} ${args.join(' ')}' failed (exit code ${status}); its output is above`)
}

function newestIn(directory) {
  let newest = 0
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) newest = Math.max(newest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs)
  }
  return newest
}

function install() {
  if (modified(at('node_modules', '.package-lock.json')) >= modified(at('package-lock.json'))) return
  process.stderr.write('binnacle: installing dependencies (npm ci) …\n')
  run('npm', ['ci', '--loglevel=error'])
}

function checkNode() {
  const wanted = JSON.parse(readFileSync(at('package.json'), 'utf8')).devDependencies.node
  const binary = at('node_modules', '.bin', 'node')
  const found = existsSync(binary)
    ? spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout?.trim()
    : 'none'
  if (found === `v${wanted}`) return
  fail(
    `needs Node ${wanted}, which comes as the npm package 'node', but node_modules/.bin/node is ${found || 'broken'}. ` +
      "Install scripts may be switched off ('npm config get ignore-scripts'): allow them and run 'npm ci' again.",
  )
}

function build() {
  const main = at('dist', 'src', 'cli', 'main.js')
  const newest = Math.max(
    newestIn(at('src')),
    modified(at('tsconfig.json')),
    modified(at('tsconfig.build.json')),
  )
  if (modified(main) >= newest) return
  process.stderr.write('binnacle: building …\n')
  run(process.execPath, [at('tools', 'build.mjs')])
}

if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`needs Node 20 or newer, this is ${process.version}`)
install()
checkNode()
build()
