import { type HealthState, healthStates } from '../health/index.ts'

/** How a state of health looks, the same everywhere: shapes distinct without colour, colours of the Okabe-Ito set. */
export interface HealthLook {
  readonly state: HealthState
  readonly glyph: string
  /** `#rrggbb`. */
  readonly colour: string
}

const looks: Readonly<Record<HealthState, Omit<HealthLook, 'state'>>> = {
  healthy: { glyph: '✔', colour: '#009e73' },
  progressing: { glyph: '◐', colour: '#56b4e9' },
  degraded: { glyph: '✖', colour: '#d55e00' },
  suspended: { glyph: '⏸', colour: '#999999' },
  terminating: { glyph: '⌫', colour: '#cc79a7' },
  unknown: { glyph: '?', colour: '#bbbbbb' },
}

/** One for each state, worst first. */
export const healthLooks: readonly HealthLook[] = healthStates.map((state) => ({ state, ...looks[state] }))
