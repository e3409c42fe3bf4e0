// Compiles the source into a `dist` that holds nothing else: a module whose source is gone must not be shipped.
import { spawnSync } from 'node:child_process'
import { chmodSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

rmSync(path.join(root, 'dist'), { recursive: true, force: true })
const tsc = path.join(root, 'node_modules', '.bin', 'tsc')
const { status } = spawnSync(tsc, ['-p', path.join(root, 'tsconfig.build.json')], { stdio: 'inherit' })
// npm makes the command executable when it first links it, and not again: `npx binnacle` has to work after each build.
if (status === 0) chmodSync(path.join(root, 'dist', 'src', 'cli', 'main.js'), 0o755)
process.exit(status ?? 1)
