import { comparePositions, type Position } from '../../yaml/index.ts'
import type { Expression } from '../expression/expression.ts'
import { parseExpression } from '../expression/parse-expression.ts'
import { printExpression } from '../expression/print-expression.ts'
import { type GivenExposition, MetricKnowledge } from '../knowledge/metric-knowledge.ts'
import type { RecordedSeries } from '../knowledge/possible-labels.ts'
import type { PrometheusVersion } from '../knowledge/prometheus-version.ts'
import { ValueBounds } from '../knowledge/value-bounds.ts'
import { readRuleFile } from '../rule-file/read-rule-file.ts'
import type { FileGroup, FileRule, RuleFile } from '../rule-file/rule-file.ts'
import type { CheckContext, Tell } from './check.ts'
import { checks } from './checks.ts'
import { disabledChecks } from './disabled-checks.ts'
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

interface ReadRule {
  readonly group: FileGroup
  readonly rule: FileRule
  readonly expression: Expression | undefined
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
    const findings: RuleFinding[] = file.problems.map((problem) => ({ ...problem, check: 'rule-file' }))
    return { name, text, file, findings, rules: readExpressions(file, findings, options.version) }
  })
  const context = contextOf(
    files.flatMap(({ rules }) => rules),
    options,
  )
  return files.map(({ name, text, file, findings, rules }) => {
    findDuplicates(rules, findings)
    for (const subject of rules)
      if (subject.expression) runChecks({ ...subject, expression: subject.expression }, context, findings)
    const isDisabled = disabledChecks(text, file)
    const kept = findings.filter(
      ({ check, line }) => !options.disabled?.includes(check) && !isDisabled(check, line),
    )
    return { name, rules: rules.length, findings: onceEach(kept).toSorted(comparePositions) }
  })
}

function readExpressions(
  { groups }: RuleFile,
  findings: RuleFinding[],
  version: PrometheusVersion | undefined,
): readonly ReadRule[] {
  const former = version !== undefined && version.major < 3
  return groups.flatMap((group) =>
    group.rules.map((rule) => {
      const parsed = parseExpression(rule.expr.text, { former })
      if (parsed.ok) return { group, rule, expression: parsed.expression }
      for (const { from, message } of parsed.problems)
        findings.push({
          severity: 'error',
          check: 'syntax',
          message,
          ...rule.expr.placeAt(from),
          group: group.name,
          rule: rule.name.text,
        })
      return { group, rule, expression: undefined }
    }),
  )
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

/**
 * Rules of one name and the same labels, which are what promtool's lint `duplicate-rules` tells of, whatever their expressions.
 * Prometheus takes them: recorded series get into one another, alerts may be different ones.
 */
function findDuplicates(rules: readonly ReadRule[], findings: RuleFinding[]): void {
  const seen = new Map<string, ReadRule>()
  for (const subject of rules) {
    const { group, rule } = subject
    const labels = [...group.labels, ...rule.labels].map(([name, { text }]) => `${name}=${text}`).toSorted()
    const key = JSON.stringify([rule.type, rule.name.text, labels])
    const before = seen.get(key)
    if (!before) {
      seen.set(key, subject)
      continue
    }
    const isSame = printed(before) === printed(subject)
    findings.push({
      severity: rule.type === 'alert' && !isSame ? 'info' : 'warning',
      check: 'duplicate-rule',
      message: duplicateMessage(rule.type, before.rule.line, isSame),
      line: rule.name.line,
      column: rule.name.column,
      group: group.name,
      rule: rule.name.text,
    })
  }
}

function duplicateMessage(type: FileRule['type'], line: number, isSame: boolean): string {
  if (type === 'record')
    return isSame
      ? `the rule in line ${line} records the same; leave one out`
      : `the rule in line ${line} has this name and these labels, too: of a series that both give, one value is lost or they take turns; give each a label of its own`
  return isSame
    ? `the rule in line ${line} is the same alert; leave one out`
    : `the rule in line ${line} has this name and these labels, too: where both fire with the same labels it is one alert to Alertmanager; a label of its own tells them apart`
}

function printed({ rule, expression }: ReadRule): string {
  return expression ? printExpression(expression) : rule.expr.text
}

function runChecks(
  subject: { readonly group: FileGroup; readonly rule: FileRule; readonly expression: Expression },
  context: CheckContext,
  findings: RuleFinding[],
): void {
  const { rule, group } = subject
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
}

/** What an alias repeats is in one place of the file, and told of once. */
function onceEach(findings: readonly RuleFinding[]): readonly RuleFinding[] {
  const keyOf = ({ line, column, check, message }: RuleFinding) =>
    JSON.stringify([line, column, check, message])
  return [...new Map(findings.toReversed().map((finding) => [keyOf(finding), finding])).values()]
}
