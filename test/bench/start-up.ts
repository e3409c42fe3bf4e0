// How long the command line takes to answer: `version` and `--help`, beside a bare start of the same Node.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { median, milliseconds, report } from './report.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const main = path.join(root, 'dist', 'src', 'cli', 'main.js')
const runs = 15

function time(...args: string[]): number {
  const measured = Array.from({ length: runs }, () => {
    const started = performance.now()
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`)
    return performance.now() - started
  })
  return median(measured)
}

report(`start-up, median of ${runs} runs`, [
  { what: 'node -e 0', value: milliseconds(time('-e', '0')) },
  { what: 'binnacle version', value: milliseconds(time(main, 'version')), target: '< 60 ms' },
  { what: 'binnacle --help', value: milliseconds(time(main, '--help')), target: '< 100 ms' },
])
