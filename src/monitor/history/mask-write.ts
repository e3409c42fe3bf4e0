import { maskSecrets } from '../../view/index.ts'
import type { HistoryEntry, HistoryWrite, LastKnown } from './history-store.ts'

/**
 * A write as it may be kept: a store outlives the monitor and is read by others, so the secrets that authors of
 * conditions and events let slip never get into it. Changes of specs come masked from whoever read the spec.
 */
export function maskWrite(write: HistoryWrite): HistoryWrite {
  if (write.what === 'known') return { ...write, known: maskKnown(write.known) }
  return write.what === 'entry' ? { ...write, entry: maskEntry(write.entry) } : write
}

export function maskKnown(known: LastKnown): LastKnown {
  return { ...known, reason: maskText(known.reason), message: maskText(known.message) }
}

function maskEntry(entry: HistoryEntry): HistoryEntry {
  switch (entry.what) {
    case 'health':
      return { ...entry, reason: maskText(entry.reason), message: maskText(entry.message) }
    case 'condition':
      return { ...entry, reason: maskText(entry.reason) }
    case 'event': {
      const { event } = entry
      return { ...entry, event: { ...event, reason: maskText(event.reason), note: maskText(event.note) } }
    }
    default:
      return entry
  }
}

function maskText(text: string): string {
  return maskSecrets(text) as string
}
