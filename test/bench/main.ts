// `npm run bench`, or `npm run bench -- NAME…`: every benchmark is a program of its own that prints a table.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'

const programs = new Set(
  readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !['main.ts', 'report.ts'].includes(file))
    .map((file) => file.slice(0, -3)),
)
const chosen = process.argv.length > 2 ? process.argv.slice(2) : [...programs]
const unknown = chosen.filter((name) => !programs.has(name))
if (unknown.length > 0) {
  process.stderr.write(`there is no benchmark ${unknown.join(', ')}; there are ${[...programs].join(', ')}\n`)
  process.exit(2)
}
for (const name of chosen) {
  const { status } = spawnSync(process.execPath, [path.join(import.meta.dirname, `${name}.ts`)], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
