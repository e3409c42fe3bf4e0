import type { ParsedFamily } from '../parser/parsed-family.ts'
import type { LintFormat } from './lint-finding.ts'
import { abbreviatedUnit, otherThanBaseUnit } from './unit.ts'

const camelCase = /[a-z][A-Z]/
const typeWord = /_(gauge_histogram|counter|gauge|histogram|summary)(?:_|$)/

/**
 * What `promtool check metrics` says of a family's name, help and labels (client_golang, promlint), so that what
 * passes here passes there.
 */
export function nameFindings(
  family: Pick<ParsedFamily, 'name' | 'type' | 'help'>,
  format: LintFormat,
): string[] {
  const { name, type, help } = family
  const findings: string[] = []
  if (help === '') findings.push('has no help text')
  const unit = otherThanBaseUnit(name)
  if (unit) findings.push(`should use the base unit ${unit.base} instead of ${unit.unit}`)
  const abbreviated = abbreviatedUnit(name)
  if (abbreviated !== undefined) findings.push(`should not abbreviate a unit in its name: "${abbreviated}"`)
  const typeInName = typeWord.exec(name.toLowerCase())?.[1]
  if (typeInName !== undefined) findings.push(`should not have a type in its name: "${typeInName}"`)
  if (name.includes(':')) findings.push('should not have a colon in its name: those are for recording rules')
  if (camelCase.test(name)) findings.push('should be named in snake_case, not camelCase')
  return [...findings, ...suffixFindings(name, type, format)]
}

/** Suffixes that promise another type. Nothing is promised of an untyped family. */
function suffixFindings(name: string, type: ParsedFamily['type'], format: LintFormat): string[] {
  if (type === 'unknown') return []
  const isHistogram = type === 'histogram' || type === 'gaugehistogram'
  const findings: string[] = []
  if (type === 'counter' && format === 'text' && !name.endsWith('_total'))
    findings.push('is a counter, whose name should end in _total')
  if (type !== 'counter' && name.endsWith('_total'))
    findings.push(`is a ${type}, whose name should not end in _total as a counter's does`)
  if (type !== 'gauge' && name.endsWith('_timestamp_seconds'))
    findings.push(`is a ${type}, but what ends in _timestamp_seconds should be a gauge`)
  if (!isHistogram && name.endsWith('_bucket'))
    findings.push(`is a ${type}, whose name should not end in _bucket as a histogram's samples do`)
  for (const suffix of ['_count', '_sum'])
    if (!isHistogram && type !== 'summary' && name.endsWith(suffix))
      findings.push(
        `is a ${type}, whose name should not end in ${suffix} as a histogram's or summary's samples do`,
      )
  return findings
}

/** What the name of a label says, of a family of this type. */
export function labelNameFinding(label: string, type: ParsedFamily['type']): string | undefined {
  const isHistogram = type === 'histogram' || type === 'gaugehistogram'
  if (camelCase.test(label)) return `label ${label} should be in snake_case, not camelCase`
  if (label.startsWith('__'))
    return `label ${label} begins with two underscores, which Prometheus keeps for itself`
  if (type === 'unknown') return undefined
  if (label === 'le' && !isHistogram) return `label le belongs to histograms, and this is a ${type}`
  if (label === 'quantile' && type !== 'summary')
    return `label quantile belongs to summaries, and this is a ${type}`
  return undefined
}
