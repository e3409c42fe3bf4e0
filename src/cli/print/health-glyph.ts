import type { HealthState, Verdict } from '../../health/index.ts'
import { healthLooks } from '../../view/index.ts'

/** What a terminal adds to the look of a state. */
interface TerminalLook {
  /** Where the terminal or the locale cannot show the glyph. */
  readonly ascii: string
  /** Index in the 256-colour palette, nearest to the look's own colour. */
  readonly color: number
}

const terminalLooks: Readonly<Record<HealthState, TerminalLook>> = {
  healthy: { ascii: 'OK', color: 36 },
  progressing: { ascii: 'PR', color: 74 },
  degraded: { ascii: 'DG', color: 166 },
  suspended: { ascii: 'SU', color: 245 },
  terminating: { ascii: 'TM', color: 175 },
  unknown: { ascii: '??', color: 250 },
}

const glyphs = new Map(healthLooks.map(({ state, glyph }) => [state, glyph]))

/** The shape of a state: its glyph, or two letters where only ASCII can be shown. */
export function healthShape(state: HealthState, unicode: boolean): string {
  return (unicode && glyphs.get(state)) || terminalLooks[state].ascii
}

/** What stands beside the glyph of a verdict that is not sure. */
export const unsureMark = '?'

/** Glyph and word of a state, such as `✖ degraded` or `✖? degraded`; without colour. */
export function healthLabel(
  state: HealthState,
  { unicode, unsure }: { unicode: boolean; unsure: boolean },
): string {
  const mark = unsure && state !== 'unknown' ? unsureMark : ''
  const shape = `${healthShape(state, unicode)}${mark}`
  return `${shape.padEnd(unicode ? 2 : 3)} ${state}`
}

/** Puts a text into a state's colour. */
export function inHealthColor(state: HealthState, text: string): string {
  return `\u001b[38;5;${terminalLooks[state].color}m${text}\u001b[39m`
}

/** Reason and message in one cell: apart, the longest reason would take the place of every message. */
export function whyOf({ reason, message }: Pick<Verdict, 'reason' | 'message'>): string {
  return message === '' ? reason : `${reason}: ${message}`
}
