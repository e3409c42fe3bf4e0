import type { KindSummary } from '../view/index.ts'

type HealthState = keyof KindSummary['states']

/** How a state of health looks on a page: shapes distinct without colour, colours from the Okabe-Ito set. */
export interface HealthLook {
  readonly state: HealthState
  readonly glyph: string
  readonly colour: string
}

/** Worst first. */
export const healthLooks: readonly HealthLook[] = [
  { state: 'degraded', glyph: '✖', colour: '#d55e00' },
  { state: 'terminating', glyph: '⌫', colour: '#cc79a7' },
  { state: 'progressing', glyph: '◐', colour: '#56b4e9' },
  { state: 'unknown', glyph: '?', colour: '#f0e442' },
  { state: 'suspended', glyph: '⏸', colour: '#999999' },
  { state: 'healthy', glyph: '✔', colour: '#009e73' },
]
