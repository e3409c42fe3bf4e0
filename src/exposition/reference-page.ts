import type { Family } from './family.ts'
import { Histogram } from './histogram.ts'
import { Info } from './info.ts'
import { Instrument } from './instrument.ts'
import { StateSet } from './state-set.ts'

const head = ['metric', 'type', 'unit', 'labels', 'meaning']

/** A page of reference in Markdown: every family with its type, unit, labels and meaning. */
export function referencePage(title: string, families: readonly Family[]): string {
  const rows = families.map((family) => {
    const { name, unit, help } = family.metadata
    return [`\`${name}\``, typeText(family), unit, labelsText(family), help]
  })
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escaped).join(' | ')} |`)
  return `# ${title}\n\n${table.join('\n')}\n`
}

function typeText(family: Family): string {
  if (family instanceof Info) return 'gauge (info, always 1)'
  if (family instanceof StateSet) return 'gauge (state set, 0 or 1)'
  return family.metadata.type
}

/** With what a query has to know of their values: states, bounds of buckets. */
function labelsText(family: Family): string {
  const names = family instanceof Instrument ? family.labelNames.map((label) => `\`${label}\``) : []
  if (family instanceof StateSet) names.push(`\`${family.stateLabel}\`: ${family.states.join(' ')}`)
  if (family instanceof Histogram) names.push(`\`le\`: ${family.buckets.join(' ')}`)
  return names.join(', ')
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
