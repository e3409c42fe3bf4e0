// Writes the committed files that are made from the source, and removes those that are made no more; `--check` changes
// nothing and ends with 1 where one differs.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { alertsPage } from './generated/alerts-page.ts'
import { chart, chartFilesFolder } from './generated/chart.ts'
import { dashboardModules, dashboardModulesFolder } from './generated/dashboards.ts'
import type { Generator } from './generated/generator.ts'
import { metricsPage } from './generated/metrics-page.ts'
import { metricsSnapshot } from './generated/metrics-snapshot.ts'
import { namesSnapshot } from './generated/names-snapshot.ts'
import { rulesCheckPage } from './generated/rules-check-page.ts'
import { runbooksPage } from './generated/runbooks-page.ts'
import { staleFiles } from './generated/stale-files.ts'

const generators: readonly Generator[] = [
  { generate: metricsPage },
  { generate: metricsSnapshot },
  { generate: namesSnapshot },
  { generate: alertsPage },
  { generate: rulesCheckPage },
  { generate: runbooksPage },
  { generate: dashboardModules, folders: [dashboardModulesFolder] },
  { generate: chart, folders: [chartFilesFolder] },
]

const root = path.resolve(import.meta.dirname, '..')
const isCheck = process.argv.includes('--check')
const { outdated, abandoned } = staleFiles(root, generators)
for (const file of outdated) {
  process.stdout.write(`${file.path}\n`)
  if (isCheck) continue
  const target = path.join(root, file.path)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, file.text)
}
for (const file of abandoned) {
  process.stdout.write(`${file}: made by nothing any more\n`)
  if (!isCheck) rmSync(path.join(root, file))
}
if (isCheck && outdated.length + abandoned.length > 0) {
  process.stderr.write('not what the source makes of these; run: npm run generate\n')
  process.exitCode = 1
}
