import type { Cost, MetricDefinition, MetricTier } from '../../catalogue/index.ts'

/** Metrics under a heading, with what is to be said of all of them. */
export interface MetricsSection {
  readonly title: string
  readonly text: string
  readonly metrics: readonly MetricDefinition[]
}

/** A page of reference in Markdown: every metric with its type, labels, cost, tier and meaning. Pure. */
export function metricsReference(title: string, sections: readonly MetricsSection[]): string {
  return [`# ${title}`, ...sections.map(sectionText)].join('\n\n').concat('\n')
}

function sectionText({ title, text, metrics }: MetricsSection): string {
  const hasTiers = metrics.some(({ tier }) => tier !== undefined)
  const head = ['metric', 'type', 'labels', 'series', ...(hasTiers ? ['tier'] : []), 'meaning']
  const rows = metrics.map((metric) => [
    `\`${metric.name}\``,
    metric.type,
    labelsText(metric),
    costText(metric.cost),
    ...(hasTiers ? [tierText(metric.tier)] : []),
    metric.help,
  ])
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escaped).join(' | ')} |`)
  return `## ${title}\n\n${text}\n\n${table.join('\n')}`
}

/** Histograms tell the bounds of their buckets, which queries have to know. */
function labelsText({ labels, buckets }: MetricDefinition): string {
  const names = labels.map((label) => `\`${label}\``).join(', ')
  if (!buckets) return names
  return `${names}${names === '' ? '' : ', '}\`le\`: ${buckets.join(' ')}`
}

function costText({ series, per }: Cost): string {
  return `${series} per ${per}`
}

function tierText(tier: MetricTier | undefined): string {
  if (tier === 'compact') return 'compact, full'
  return tier === 'opt-in' ? '`--opt-in`' : 'full'
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
