/** What every panel says, and its place: `width` of 24 columns, `height` in units of 30 pixels. */
export interface PanelText {
  readonly title: string
  /** What it shows and what to do about it. */
  readonly description: string
  readonly unit: string
  readonly width: number
  readonly height?: number
  /** Said instead of values when there are none. */
  readonly noValue?: string
}

/** One expression and how its series are named. */
export interface Query {
  readonly expr: string
  readonly legend?: string
}
