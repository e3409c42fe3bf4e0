import type { ParsedFamily } from '../parser/parsed-family.ts'
import type { LintFinding, LintFormat } from './lint-finding.ts'
import { labelNameFinding, nameFindings } from './name-rules.ts'
import { soundnessFindings } from './sample-soundness.ts'
import { unboundedName, unboundedValues } from './unbounded-label.ts'

/** What of an exposition is valid but not good, by line. Families without samples are not looked at. */
export function lint(families: readonly ParsedFamily[], format: LintFormat): LintFinding[] {
  const present = families.filter(({ samples }) => samples.length > 0)
  return present
    .flatMap((family) => [
      ...nameFindings(family, format).map((message) => ({ line: family.line, family: family.name, message })),
      ...labelFindings(family),
      ...soundnessFindings(family, format),
    ])
    .concat(format === 'text' ? interleaved(present) : [])
    .sort((a, b) => a.line - b.line)
}

/** Values that are kept of a label; more of them say nothing new of its shape. */
const mostValues = 200
/** Characters that are looked at of a value. */
const longestLook = 256

function labelFindings(family: ParsedFamily): LintFinding[] {
  const labels = new Map<string, { line: number; values: Set<string> }>()
  for (const sample of family.samples)
    for (const name in sample.labels) {
      const label = labels.get(name) ?? { line: sample.line, values: new Set() }
      labels.set(name, label)
      if (label.values.size < mostValues) label.values.add((sample.labels[name] ?? '').slice(0, longestLook))
    }
  const names = new Set(labels.keys())
  const findings: LintFinding[] = []
  for (const [name, { line, values }] of labels) {
    const messages = [
      labelNameFinding(name, family.type),
      unboundedName(name, names) ?? (isInfo(family) ? undefined : unboundedValues(name, [...values])),
    ]
    for (const message of messages)
      if (message !== undefined) findings.push({ line, family: family.name, message })
  }
  return findings
}

/** Infos are where ids belong, one series each. */
function isInfo({ name, type }: ParsedFamily): boolean {
  return type === 'info' || name.endsWith('_info')
}

/** "All lines for a given metric must be provided as one single group" (text format); readers take it all the same. */
function interleaved(families: readonly ParsedFamily[]): LintFinding[] {
  const places = families
    .flatMap((family) => family.samples.map(({ line }) => ({ line, family: family.name })))
    .sort((a, b) => a.line - b.line)
  const seen = new Set<string>()
  const findings = new Map<string, LintFinding>()
  let last: string | undefined
  for (const { line, family } of places) {
    if (family !== last && seen.has(family) && !findings.has(family))
      findings.set(family, {
        line,
        family,
        message: 'its samples should stand together, and others stand between',
      })
    seen.add(family)
    last = family
  }
  return [...findings.values()]
}
