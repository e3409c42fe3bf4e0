// Writes the committed files that are made from the source; `--check` writes nothing and ends with 1 where one differs.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { GeneratedFile } from '../src/generate/index.ts'
import { alertsPage } from './generated/alerts-page.ts'
import { chart } from './generated/chart.ts'
import { dashboardModules } from './generated/dashboards.ts'
import { metricsPage } from './generated/metrics-page.ts'
import { metricsSnapshot } from './generated/metrics-snapshot.ts'
import { rulesCheckPage } from './generated/rules-check-page.ts'

/** Each gives whole files, with paths from the root of the project. */
const generators: readonly (() => readonly GeneratedFile[])[] = [
  metricsPage,
  metricsSnapshot,
  alertsPage,
  rulesCheckPage,
  dashboardModules,
  chart,
]

const root = path.resolve(import.meta.dirname, '..')
const stale: string[] = []
for (const file of generators.flatMap((generator) => generator())) {
  const target = path.join(root, file.path)
  if (read(target) === file.text) continue
  stale.push(file.path)
  if (process.argv.includes('--check')) continue
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, file.text)
}
for (const name of stale) process.stdout.write(`${name}\n`)
if (process.argv.includes('--check') && stale.length > 0) {
  process.stderr.write('not what the source makes of these; run: npm run generate\n')
  process.exitCode = 1
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
}
