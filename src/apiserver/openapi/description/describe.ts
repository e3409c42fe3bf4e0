import { appsDescriptions } from './apps.ts'
import { clusterDescriptions } from './cluster.ts'
import { coreDescriptions } from './core.ts'
import { metaDescriptions } from './meta.ts'
import { podDescriptions } from './pod.ts'

const descriptions = readDescriptions(
  [metaDescriptions, coreDescriptions, podDescriptions, appsDescriptions, clusterDescriptions].join('\n'),
)

/** What `kubectl explain` says of a struct, or of one of its fields; undefined where nothing was written. */
export function describe(struct: string, field?: string): string | undefined {
  return descriptions.get(field === undefined ? struct : `${struct}.${field}`)
}

/** Reads `struct: text` lines and, indented below them, `field: text` lines. */
function readDescriptions(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let struct = ''
  for (const line of text.split('\n')) {
    const colon = line.indexOf(': ')
    if (colon < 0) continue
    const key = line.slice(0, colon).trim()
    if (!line.startsWith(' ')) struct = key
    found.set(line.startsWith(' ') ? `${struct}.${key}` : struct, line.slice(colon + 2))
  }
  return found
}
