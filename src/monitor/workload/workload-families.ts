import { workloadMonitorMetrics } from '../../catalogue/index.ts'
import { type Family, formatLabels, sampleLine } from '../../exposition/index.ts'
import { TextChunk } from '../series/text-chunk.ts'
import type { OwnedTable } from './object/owned-table.ts'
import { type OwnedKindSet, ownedKindStates } from './watch/owned-kind-set.ts'

type Add = (labels: Readonly<Record<string, string>>, value: number) => void

/** What the monitor tells of its watches of owned objects: a few lines for each kind, made anew at each scrape. */
export function workloadFamilies(kinds: OwnedKindSet, table: OwnedTable): Family[] {
  const { ownedKindState, ownedTracked, ownedRefusedTotal } = workloadMonitorMetrics
  return [
    family(ownedKindState, (add) => {
      for (const { resource, state } of kinds.statuses())
        for (const one of ownedKindStates)
          add({ group: resource.group, kind: resource.kind, state: one }, Number(one === state))
    }),
    family(ownedTracked, (add) => {
      for (const { resource } of kinds.statuses())
        add({ group: resource.group, kind: resource.kind }, table.count(resource))
    }),
    family(ownedRefusedTotal, (add) => add({}, table.refused)),
  ]
}

function family(metadata: Family['metadata'], write: (add: Add) => void): Family {
  const chunk = new TextChunk(() => {
    let text = ''
    write((labels, value) => {
      text += sampleLine(metadata.name, formatLabels(labels), value)
    })
    return text
  })
  return { metadata, chunks: () => [chunk] }
}
