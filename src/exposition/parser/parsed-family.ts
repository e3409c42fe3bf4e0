/** Every type that some format can declare; text's `untyped` is read as `unknown`. */
export type ParsedType =
  | 'counter'
  | 'gauge'
  | 'histogram'
  | 'gaugehistogram'
  | 'summary'
  | 'info'
  | 'stateset'
  | 'unknown'

export type Labels = Readonly<Record<string, string>>

/** A reference out of the metrics, mostly to a trace. */
export interface Exemplar {
  readonly labels: Labels
  readonly value: number
  /** Milliseconds since 1970, with fractions. */
  readonly timestamp: number | undefined
}

export interface ParsedSample {
  /** Full name, suffix included. */
  readonly name: string
  /** In the order of the input; without a prototype, so that any name is safe. */
  readonly labels: Labels
  readonly value: number
  /** Milliseconds since 1970, with fractions. */
  readonly timestamp: number | undefined
  readonly exemplar: Exemplar | undefined
  /** Line in the input, from 1. */
  readonly line: number
}

export interface ParsedFamily {
  /** As declared: OpenMetrics counters are without `_total`, those of text with it. */
  readonly name: string
  readonly type: ParsedType
  readonly help: string
  readonly unit: string
  readonly samples: readonly ParsedSample[]
  /** Where it begins, from 1. */
  readonly line: number
}

/** What is wrong, and where. */
export interface ParseProblem {
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
  readonly message: string
}

/**
 * What a parser makes of an input, whatever it is: it never throws. Families hold all that could be read; with
 * errors, a strict reader takes none of it (OpenMetrics: a partly invalid exposition is wrong in its entirety),
 * a lax one what there is.
 */
export interface ParseResult {
  readonly families: readonly ParsedFamily[]
  /** By line. At most `longestErrorList`, then reading ends. */
  readonly errors: readonly ParseProblem[]
}

export interface ParseOptions {
  /**
   * Strict (default) holds the input to its format; lax is for what others write: it forgives CRLF, blank lines,
   * blanks between tokens, comments, a missing end, and keeps what it can; it looks at each line, not at what
   * the lines make together.
   */
  readonly strict?: boolean
}

export const longestErrorList = 100
