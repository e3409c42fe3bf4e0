import type { ParsedFamily, ParsedSample } from '../parser/parsed-family.ts'
import type { LintFinding } from './lint-finding.ts'

/** Fewer new values of a label say nothing. */
const fewestNew = 3
/** As a share of those there were before. */
const leastGrowth = 0.2

/** Labels that tell the samples of one metric apart, not what is measured. */
const ofOneMetric = new Set(['le', 'quantile'])

/**
 * What two expositions of one process tell that a single one cannot: label values that come and never go, as they do
 * where the series of what went away are not taken away, and counters that went down although the process did not
 * restart. Lines are those of `now`.
 */
export function lintChange(before: readonly ParsedFamily[], now: readonly ParsedFamily[]): LintFinding[] {
  const earlier = new Map(before.map((family) => [family.name, family]))
  const sameProcess = startOf(now) !== undefined && startOf(now) === startOf(before)
  return now
    .flatMap((family) => {
      const was = earlier.get(family.name)
      if (!was) return []
      return [...growthFindings(was, family), ...(sameProcess ? declineFindings(was, family) : [])]
    })
    .sort((a, b) => a.line - b.line)
}

/** When the process started, by the name that all client libraries give it. */
function startOf(families: readonly ParsedFamily[]): number | undefined {
  return families.find(({ name }) => name === 'process_start_time_seconds')?.samples[0]?.value
}

function growthFindings(before: ParsedFamily, now: ParsedFamily): LintFinding[] {
  const findings: LintFinding[] = []
  const earlier = valuesByLabel(before)
  for (const [label, { values, line }] of valuesByLabel(now)) {
    const known = earlier.get(label)?.values
    if (!known || [...known].some((value) => !values.has(value))) continue
    const added = values.size - known.size
    if (added < fewestNew || added < known.size * leastGrowth) continue
    const message =
      `label ${label} has ${added} values that it did not have before, and none of the ${known.size} from before went: ` +
      'what goes away has to take its series with it'
    findings.push({ line, family: now.name, message })
  }
  return findings
}

function valuesByLabel({ samples }: ParsedFamily): Map<string, { values: Set<string>; line: number }> {
  const labels = new Map<string, { values: Set<string>; line: number }>()
  for (const sample of samples)
    for (const name in sample.labels) {
      if (ofOneMetric.has(name)) continue
      const label = labels.get(name) ?? { values: new Set(), line: sample.line }
      labels.set(name, label)
      label.values.add(sample.labels[name] ?? '')
    }
  return labels
}

/** At most one of a family: what resets one counter resets its others as well. */
function declineFindings(before: ParsedFamily, now: ParsedFamily): LintFinding[] {
  const earlier = new Map(before.samples.map((sample) => [seriesKey(sample), sample.value]))
  for (const sample of now.samples) {
    const was = earlier.get(seriesKey(sample))
    if (was === undefined || sample.value >= was || !isCount(now, sample)) continue
    const message = `went down from ${was} to ${sample.value} although the process did not restart: rate() takes that for a restart`
    return [{ line: sample.line, family: now.name, message }]
  }
  return []
}

/** Whether a sample only goes up, but for restarts. */
function isCount({ type, name }: ParsedFamily, sample: ParsedSample): boolean {
  if (type === 'counter') return !sample.name.endsWith('_created')
  return (
    (type === 'histogram' || type === 'summary') &&
    /^_(?:bucket|count|sum)$/.test(sample.name.slice(name.length))
  )
}

function seriesKey({ name, labels }: ParsedSample): string {
  return JSON.stringify([name, ...Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))])
}
