#!/usr/bin/env node
import { version } from './version.ts'

// `version` is what installers and scripts ask first: it answers before anything else is loaded.
if (process.argv[2] === 'version' || process.argv[2] === '--version' || process.argv[2] === '-V') {
  process.stdout.write(`binnacle ${version}\n`)
} else {
  const { run } = await import('./run.ts')
  process.exitCode = await run(process.argv.slice(2))
}
