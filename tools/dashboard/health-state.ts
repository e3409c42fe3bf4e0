import { identity } from './selector.ts'

/** States of health from worst to best, as their rank in tables and timelines, and their colour. */
export const healthStates = [
  { state: 'degraded', rank: 5, color: '#E02F44' },
  { state: 'terminating', rank: 4, color: '#FF9830' },
  { state: 'progressing', rank: 3, color: '#5794F2' },
  { state: 'unknown', rank: 2, color: '#8E8E8E' },
  { state: 'suspended', rank: 1, color: '#B877D9' },
  { state: 'healthy', rank: 0, color: '#56A64B' },
] as const

export const colorOfState: Readonly<Record<string, string>> = Object.fromEntries(
  healthStates.map(({ state, color }) => [state, color]),
)

/** One series for each resource, with its state as a label and that state's rank as the value. */
export function ranked(matchers: string): string {
  return healthStates
    .map(
      ({ state, rank }) =>
        `${rank} * (max by (${identity}, state) (binnacle_cr_health{${matchers}, state="${state}"}) == 1)`,
    )
    .join(' or ')
}
