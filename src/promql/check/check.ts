import type { Position } from '../../yaml/index.ts'
import type { Expression, Span } from '../expression/expression.ts'
import type { MetricKnowledge } from '../knowledge/metric-knowledge.ts'
import type { Recorded } from '../knowledge/possible-labels.ts'
import type { PrometheusVersion } from '../knowledge/prometheus-version.ts'
import type { ValueBounds } from '../knowledge/value-bounds.ts'
import type { FileGroup, FileRule } from '../rule-file/rule-file.ts'
import type { Severity } from './rule-finding.ts'

/** What checks know beside the rule that they look at. */
export interface CheckContext {
  readonly metrics: MetricKnowledge
  readonly recorded: Recorded
  readonly bounds: ValueBounds
  /** Seconds. */
  readonly scrapeInterval: number
  /** Whether nobody said so: what follows from it is a guess. */
  readonly isScrapeIntervalAssumed: boolean
  /** Labels that the scrape configuration adds, beside the common ones. */
  readonly addedLabels: ReadonlySet<string>
  /** Of the Prometheus that is to take the rules; undefined: any, up to the newest. */
  readonly version: PrometheusVersion | undefined
}

/** A rule whose expression is PromQL. */
export interface CheckedRule {
  readonly group: FileGroup
  readonly rule: FileRule
  readonly expression: Expression
}

/** Tells of something: at a span of the expression, or at a place of the file. Without a severity: the check's own. */
export type Tell = (at: Span | Position, message: string, severity?: Severity) => void

/** One thing that is looked for in rules. What it says is documentation, too: docs/rules-check.md is made of it. */
export interface Check {
  /** Stable: people write it into their files. */
  readonly name: string
  readonly severity: Severity
  /** What is found, in a line. */
  readonly finds: string
  /** Why that is bad. */
  readonly why: string
  /** A rule as an entry of `rules`, or a whole file, in which it finds something; and the same put right. */
  readonly bad: string
  readonly good: string
  /** The version of Prometheus with which the bad example is bad; absent: any. */
  readonly exampleVersion?: string
  run(subject: CheckedRule, tell: Tell, context: CheckContext): void
}
