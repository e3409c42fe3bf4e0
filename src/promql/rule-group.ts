/** A rule that records what an expression gives under a name of its own. */
export interface RecordingRule {
  readonly record: string
  readonly expr: string
  readonly labels?: Readonly<Record<string, string>>
}

/** A rule that raises an alert for each series that an expression gives. Durations as Prometheus writes them. */
export interface AlertingRule {
  readonly alert: string
  readonly expr: string
  readonly for?: string
  readonly keepFiringFor?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
}

export type Rule = RecordingRule | AlertingRule

/** Rules that Prometheus evaluates one after another, at one time (the `groups` of a rule file). */
export interface RuleGroup {
  readonly name: string
  /** Absent: Prometheus' own `evaluation_interval`. */
  readonly interval?: string
  readonly rules: readonly Rule[]
}
