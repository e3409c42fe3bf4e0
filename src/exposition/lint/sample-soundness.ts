import { MetricGrouping } from '../parser/metric-grouping.ts'
import { parseNumber } from '../parser/number.ts'
import type { ParsedFamily } from '../parser/parsed-family.ts'
import { brokenSampleRule } from '../parser/sample-rules.ts'
import type { LintFinding, LintFormat } from './lint-finding.ts'

/** More of one family say nothing new. */
const mostPerFamily = 10

/**
 * What the parser lets pass but makes for odd data. For text these are OpenMetrics' rules of samples and their
 * order, which text never wrote down but every reader of histograms counts on.
 */
export function soundnessFindings(family: ParsedFamily, format: LintFormat): LintFinding[] {
  const found = format === 'text' ? textFindings(family) : exemplarFindings(family)
  return found.slice(0, mostPerFamily)
}

function textFindings(family: ParsedFamily): LintFinding[] {
  const findings: LintFinding[] = []
  // In text a counter's samples are named as the family; the rules want the name without the suffix.
  const name = family.type === 'counter' ? family.name.replace(/_total$/, '') : family.name
  const grouping = new MetricGrouping({ name, type: family.type })
  for (const sample of family.samples) {
    const broken = brokenSampleRule(name, family.type, sample) ?? grouping.add(sample)
    if (broken !== undefined) findings.push({ line: sample.line, family: family.name, message: broken })
  }
  const gap = grouping.close()
  if (gap && findings.length === 0)
    findings.push({ line: gap.line, family: family.name, message: gap.message })
  return findings
}

/** "The value of the exemplar MUST be within this range" (OpenMetrics, "Histogram"); readers take it all the same. */
function exemplarFindings({ name, samples }: ParsedFamily): LintFinding[] {
  return samples
    .filter(({ labels, exemplar }) => {
      const bound = parseNumber(labels.le ?? '')
      return exemplar && bound !== undefined && exemplar.value > bound
    })
    .map(({ line, labels, exemplar }) => ({
      line,
      family: name,
      message: `the exemplar's value ${exemplar?.value} is not within its bucket le="${labels.le}"`,
    }))
}
