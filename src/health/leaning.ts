import type { HealthState } from './verdict.ts'

/** The states that a text or a field can speak for. */
export type Leaning = Exclude<HealthState, 'unknown'>

/** What a text says. `absent`: something is missing, which is a failure unless it is being waited for. */
export type Said = Leaning | 'absent'
