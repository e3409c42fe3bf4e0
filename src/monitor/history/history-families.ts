import { historyMetrics } from '../../catalogue/index.ts'
import { type Family, type FamilyMetadata, formatLabels, sampleLine } from '../../exposition/index.ts'
import { TextChunk } from '../series/text-chunk.ts'
import type { HistoryStats } from './history-store.ts'

export interface HistoryFigures extends HistoryStats {
  readonly up: boolean
  readonly specBytes: number
}

/** The families of history, made at each scrape from what it says of itself. */
export function historyFamilies(figures: () => HistoryFigures): readonly Family[] {
  const family = (metadata: FamilyMetadata, write: (figures: HistoryFigures) => string): Family => {
    const chunk = new TextChunk(() => write(figures()))
    return { metadata, chunks: () => [chunk] }
  }
  const plain = (metadata: FamilyMetadata, value: (figures: HistoryFigures) => number) =>
    family(metadata, (now) => sampleLine(metadata.name, '', value(now)))
  const { historyUp, historyEntries, historyDroppedTotal, historyBytes } = historyMetrics
  const bytes = (part: string, value: number) => sampleLine(historyBytes.name, formatLabels({ part }), value)
  return [
    plain(historyUp, ({ up }) => Number(up)),
    plain(historyEntries, ({ entries }) => entries),
    plain(historyDroppedTotal, ({ dropped }) => dropped),
    family(historyBytes, (now) => bytes('entries', now.bytes) + bytes('specs', now.specBytes)),
  ]
}
