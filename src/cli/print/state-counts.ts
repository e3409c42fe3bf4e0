import { type HealthState, healthStates } from '../../health/index.ts'
import { healthShape, inHealthColor } from './health-glyph.ts'
import type { TerminalStyle } from './terminal-style.ts'

/** `✖ 5 degraded · ✔ 40 healthy`: the states that occur, worst first; '' when none does. */
export function stateCounts(states: Readonly<Record<HealthState, number>>, style: TerminalStyle): string {
  return healthStates
    .filter((state) => states[state] > 0)
    .map((state) => {
      const text = `${healthShape(state, style.unicode)} ${states[state]} ${state}`
      return style.color ? inHealthColor(state, text) : text
    })
    .join(style.unicode ? ' · ' : ', ')
}
