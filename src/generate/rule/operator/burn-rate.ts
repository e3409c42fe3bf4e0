import { z } from 'zod'
import { durationSchema, durationSeconds, heldSchema, type Setting, severities } from '../alert/setting.ts'

/** A pair of windows over which an error budget may burn so many times as fast as it may (SRE workbook, chapter 5). */
export interface BurnWindow {
  readonly long: string
  readonly short: string
  readonly factor: number
  readonly for: string
  readonly severity: (typeof severities)[number]
}

export const burnWindows: Setting<readonly BurnWindow[]> = {
  ranges: (windows) =>
    windows.flatMap(({ long, short }, index) => [
      { path: [index, 'long'], range: long },
      { path: [index, 'short'], range: short },
    ]),
  schema: z
    .array(
      z.strictObject({
        long: durationSchema,
        short: durationSchema,
        factor: z.number().gt(0),
        for: heldSchema,
        severity: z.enum(severities),
      }),
    )
    .min(1)
    .describe('pairs of windows, and how many times too fast the error budget burns in both'),
  value: [
    { long: '1h', short: '5m', factor: 14.4, for: '2m', severity: 'critical' },
    { long: '6h', short: '30m', factor: 6, for: '15m', severity: 'critical' },
    { long: '1d', short: '2h', factor: 3, for: '1h', severity: 'warning' },
    { long: '3d', short: '6h', factor: 1, for: '3h', severity: 'info' },
  ],
}

/** The share of errors at which a budget burns so fast, without the noise of binary fractions. */
export function burnThreshold(factor: number, objective: number): number {
  return Number((factor * (1 - objective)).toPrecision(6))
}

/** Why one of these could never fire. */
export function refuseBurn(objective: number, windows: readonly BurnWindow[]): string | undefined {
  for (const { factor, long, short } of windows) {
    if (durationSeconds(short) >= durationSeconds(long))
      return `its short window (${short}) has to be shorter than its long one (${long})`
    const threshold = burnThreshold(factor, objective)
    if (threshold < 1) continue
    const mostFactor = Number((1 / (1 - objective)).toPrecision(4))
    const leastObjective = Number((1 - 1 / factor).toPrecision(4))
    return (
      `at ${factor} times an error budget of ${burnThreshold(1, objective)} it would have to exceed an error share of ` +
      `${threshold}, and so could never fire: take a factor under ${mostFactor}, or an objective over ${leastObjective}`
    )
  }
  return undefined
}
