import type { PlacedText, Position } from '../../yaml/index.ts'

export interface PlacedDuration extends Position {
  readonly text: string
  readonly seconds: number
}

/** A rule as it stands in a file. */
export interface FileRule extends Position {
  readonly type: 'record' | 'alert'
  readonly name: PlacedText
  readonly expr: PlacedText
  readonly for?: PlacedDuration
  readonly keepFiringFor?: PlacedDuration
  readonly labels: ReadonlyMap<string, PlacedText>
  readonly annotations: ReadonlyMap<string, PlacedText>
  /** Where its name or expression is an alias of YAML, in a file of Prometheus: nobody resolves it before. */
  readonly aliases: readonly Position[]
  readonly lastLine: number
}

export interface FileGroup extends Position {
  readonly name: string
  readonly interval?: PlacedDuration
  readonly queryOffset?: PlacedDuration
  readonly labels: ReadonlyMap<string, PlacedText>
  readonly rules: readonly FileRule[]
  readonly lastLine: number
}

/** What Prometheus, or the API server for a PrometheusRule, would refuse of a file; or silently leave out (a warning). */
export interface FileProblem extends Position {
  readonly severity: 'error' | 'warning'
  readonly message: string
}

/** All that could be read of a file, in its order, and what was wrong with it. */
export interface RuleFile {
  readonly groups: readonly FileGroup[]
  readonly problems: readonly FileProblem[]
}
