#!/usr/bin/env node
import { leastNode, version } from './version.ts'

// `version` is what installers and scripts ask first: it answers before anything else is loaded.
if (process.argv[2] === 'version' || process.argv[2] === '--version' || process.argv[2] === '-V') {
  process.stdout.on('error', async (error) => {
    const { endUnwritten } = await import('./end-unwritten.ts')
    endUnwritten(error, 'standard output')
  })
  process.stdout.write(`binnacle ${version}\n`)
} else if (isOlder(process.versions.node, leastNode)) {
  process.stderr.write(
    `binnacle: needs Node ${leastNode} or newer, this is ${process.version}; in a clone, 'npx binnacle' runs on its own\n`,
  )
  process.exitCode = 2
} else {
  const { run } = await import('./run.ts')
  process.exitCode = await run(process.argv.slice(2))
}

function isOlder(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number)
  return major < leastMajor || (major === leastMajor && minor < leastMinor)
}
