import { comparePositions, type Position } from '../../yaml/index.ts'
import { type GivenExposition, MetricKnowledge } from '../knowledge/metric-knowledge.ts'
import type { RecordedSeries } from '../knowledge/possible-labels.ts'
import type { PrometheusVersion } from '../knowledge/prometheus-version.ts'
import { ValueBounds } from '../knowledge/value-bounds.ts'
import { readRuleFile } from '../rule-file/read-rule-file.ts'
import type { CheckContext, CheckedRule, Tell } from './check.ts'
import { checks } from './checks.ts'
import { disabledChecks } from './disabled-checks.ts'
import { isChecked, type ReadRule, readRules } from './read-rules.ts'
import { duplicateRules } from './rule/duplicate-rules.ts'
import type { RuleFinding, Severity } from './rule-finding.ts'

/** A file to check. */
export interface RuleSource {
  /** How findings call it. */
  readonly name: string
  readonly text: string
}

export interface CheckRulesOptions {
  /** What else there is to read; beside the catalogue. */
  readonly expositions?: readonly GivenExposition[]
  /** Seconds; absent: 30, and what follows from that is no more than an info. */
  readonly scrapeInterval?: number
  /** Labels that the scrape configuration adds, beside the common ones. */
  readonly addedLabels?: readonly string[]
  /** Of the Prometheus that is to take the rules; absent: any, up to the newest. */
  readonly version?: PrometheusVersion
  /** Names of checks to leave out. */
  readonly disabled?: readonly string[]
}

/** What was found in one file, by place. */
export interface CheckedFile {
  readonly name: string
  readonly rules: number
  readonly findings: readonly RuleFinding[]
}

/**
 * Checks rule files together: a series recorded in one is known in the others. Total: whatever the text, it gives findings
 * and never throws.
 */
export function checkRules(
  sources: readonly RuleSource[],
  options: CheckRulesOptions = {},
): readonly CheckedFile[] {
  const files = sources.map(({ name, text }) => {
    const file = readRuleFile(text)
    const problems = file.problems.map((problem) => ({ ...problem, check: 'rule-file' }))
    const { rules, findings } = readRules(file, options.version)
    return { name, text, file, rules, unread: [...problems, ...findings] }
  })
  const context = contextOf(
    files.flatMap(({ rules }) => rules),
    options,
  )
  return files.map(({ name, text, file, rules, unread }) => {
    const checked = rules.filter(isChecked).flatMap((rule) => runChecks(rule, context))
    const isDisabled = disabledChecks(text, file)
    const kept = [...unread, ...duplicateRules(rules), ...checked].filter(
      ({ check, line }) => !options.disabled?.includes(check) && !isDisabled(check, line),
    )
    return { name, rules: rules.length, findings: onceEach(kept).toSorted(comparePositions) }
  })
}

function contextOf(rules: readonly ReadRule[], options: CheckRulesOptions): CheckContext {
  const recorded = new Map<string, RecordedSeries[]>()
  for (const { group, rule, expression } of rules) {
    if (rule.type !== 'record' || !expression) continue
    const labels = [...group.labels.keys(), ...rule.labels.keys()]
    const before = recorded.get(rule.name.text)
    if (before) before.push({ expression, labels })
    else recorded.set(rule.name.text, [{ expression, labels }])
  }
  const metrics = new MetricKnowledge(options.expositions)
  return {
    metrics,
    recorded,
    bounds: new ValueBounds(metrics, recorded),
    scrapeInterval: options.scrapeInterval ?? 30,
    isScrapeIntervalAssumed: options.scrapeInterval === undefined,
    addedLabels: new Set(options.addedLabels),
    version: options.version,
  }
}

function runChecks(subject: CheckedRule, context: CheckContext): readonly RuleFinding[] {
  const { rule, group } = subject
  const findings: RuleFinding[] = []
  for (const check of checks) {
    const tell: Tell = (at, message, severity: Severity = check.severity) => {
      const place: Position = 'from' in at ? rule.expr.placeAt(at.from) : { line: at.line, column: at.column }
      findings.push({
        severity,
        check: check.name,
        message,
        ...place,
        group: group.name,
        rule: rule.name.text,
      })
    }
    check.run(subject, tell, context)
  }
  return findings
}

/** What an alias repeats is in one place of the file, and told of once. */
function onceEach(findings: readonly RuleFinding[]): readonly RuleFinding[] {
  const keyOf = ({ line, column, check, message }: RuleFinding) =>
    JSON.stringify([line, column, check, message])
  return [...new Map(findings.toReversed().map((finding) => [keyOf(finding), finding])).values()]
}
