import type { ReadinessPart } from '../base/index.ts'
import type { Reflector } from '../cache/index.ts'

/** Ready while all reflectors have their first list and follow. */
export function readinessOf(name: string, reflectors: readonly Reflector[]): ReadinessPart {
  for (const { state, lastError } of reflectors) {
    if (state.name === 'failed')
      return { name, ready: false, message: `failed: a defect ended the watch: ${String(state.error)}` }
    if (lastError) return { name, ready: false, message: lastError.message }
  }
  const ready = reflectors.every(({ hasSynced }) => hasSynced)
  return { name, ready, message: ready ? 'synced' : 'syncing' }
}
