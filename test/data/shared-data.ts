import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'vitest'

const folder = path.resolve(
  process.env.BINNACLE_DATA ?? path.join(import.meta.dirname, '..', '..', '..', 'shared', 'data'),
)
const isRequired = (process.env.BINNACLE_REQUIRE ?? '').split(',').includes('data')

/** The full path of a part of the real data, such as `crds/manifests`: in BINNACLE_DATA, or beside the project. */
export function sharedData(part: string): string {
  return path.join(folder, part)
}

/** Whether all these parts are there; throws when they are not, and BINNACLE_REQUIRE names `data`. */
export function hasSharedData(...parts: readonly string[]): boolean {
  const missing = missingOf(parts)
  if (missing.length > 0 && isRequired)
    throw new Error(`BINNACLE_REQUIRE names 'data', but ${missing.join(' and ')} is not there`)
  return missing.length === 0
}

/** `describe` for tests that need these parts. Where one is missing the body is not run, and a skipped test says so. */
export function describeData(name: string, parts: readonly string[], body: () => void): void {
  if (hasSharedData(...parts)) describe(name, body)
  else describe(name, () => test.skip(`needs ${missingOf(parts).join(' and ')}`, () => {}))
}

function missingOf(parts: readonly string[]): string[] {
  return parts.map(sharedData).filter((file) => !existsSync(file))
}
