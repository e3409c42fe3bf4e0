import type { HealthState, Verdict } from '../../health/index.ts'

/** How a state looks on a terminal: shape, word and colour together, so that none is needed alone. */
export interface HealthGlyph {
  readonly glyph: string
  /** Where the terminal or the locale cannot show the glyph. */
  readonly ascii: string
  readonly word: string
  /** Index in the 256-colour palette, nearest to the Okabe-Ito colour named beside it. */
  readonly color: number
}

export const healthGlyphs: Readonly<Record<HealthState, HealthGlyph>> = {
  /** Teal, #009E73. */
  healthy: { glyph: '✔', ascii: 'OK', word: 'healthy', color: 36 },
  /** Sky, #56B4E9. */
  progressing: { glyph: '◐', ascii: 'PR', word: 'progressing', color: 74 },
  /** Vermillion, #D55E00. */
  degraded: { glyph: '✖', ascii: 'DG', word: 'degraded', color: 166 },
  /** Grey. */
  suspended: { glyph: '⏸', ascii: 'SU', word: 'suspended', color: 245 },
  /** Purple, #CC79A7. */
  terminating: { glyph: '⌫', ascii: 'TM', word: 'terminating', color: 175 },
  /** Light grey: nothing is known. */
  unknown: { glyph: '?', ascii: '??', word: 'unknown', color: 250 },
}

/** What stands beside the glyph of a verdict that is not sure. */
export const unsureMark = '?'

/** Glyph and word of a state, such as `✖ degraded` or `✖? degraded`; without colour. */
export function healthLabel(
  state: HealthState,
  { unicode, unsure }: { unicode: boolean; unsure: boolean },
): string {
  const { glyph, ascii, word } = healthGlyphs[state]
  const mark = unsure && state !== 'unknown' ? unsureMark : ''
  const shape = `${unicode ? glyph : ascii}${mark}`
  return `${shape.padEnd(unicode ? 2 : 3)} ${word}`
}

/** Puts a text into a state's colour. */
export function inHealthColor(state: HealthState, text: string): string {
  return `\u001b[38;5;${healthGlyphs[state].color}m${text}\u001b[39m`
}

/** Reason and message in one cell: apart, the longest reason would take the place of every message. */
export function whyOf({ reason, message }: Pick<Verdict, 'reason' | 'message'>): string {
  return message === '' ? reason : `${reason}: ${message}`
}
