export { assess, type Hints } from './assess.ts'
export { type HealthState, healthStates, unsureBelow, type Verdict } from './verdict.ts'
