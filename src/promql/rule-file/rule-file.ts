/** A place in a file. Both from 1; the column in UTF-16 units. */
export interface TextPlace {
  readonly line: number
  readonly column: number
}

/** A text of the file, and where each of its characters stands there. */
export interface PlacedText extends TextPlace {
  readonly text: string
  /** The place of the character at an offset of the text. */
  placeAt(offset: number): TextPlace
}

export interface PlacedDuration extends TextPlace {
  readonly text: string
  readonly seconds: number
}

/** A rule as it stands in a file. */
export interface FileRule extends TextPlace {
  readonly type: 'record' | 'alert'
  readonly name: PlacedText
  readonly expr: PlacedText
  readonly for?: PlacedDuration
  readonly keepFiringFor?: PlacedDuration
  readonly labels: ReadonlyMap<string, PlacedText>
  readonly annotations: ReadonlyMap<string, PlacedText>
  readonly lastLine: number
}

export interface FileGroup extends TextPlace {
  readonly name: string
  readonly interval?: PlacedDuration
  readonly labels: ReadonlyMap<string, PlacedText>
  readonly rules: readonly FileRule[]
  readonly lastLine: number
}

/** What Prometheus, or the API server for a PrometheusRule, would refuse of a file; or silently leave out (a warning). */
export interface FileProblem extends TextPlace {
  readonly severity: 'error' | 'warning'
  readonly message: string
}

/** All that could be read of a file, in its order, and what was wrong with it. */
export interface RuleFile {
  readonly groups: readonly FileGroup[]
  readonly problems: readonly FileProblem[]
}
