import type { Fault, Moment, Situation } from './situation.ts'

/** The course of an example resource's life. Times in seconds since its creation. */
export type Fate =
  /** Becomes ready and stays so. */
  | { readonly name: 'steady'; readonly readyAfter: number }
  /** Becomes ready, then breaks and recovers over and over. */
  | {
      readonly name: 'flaky'
      readonly readyAfter: number
      readonly wellFor: number
      readonly brokenFor: number
      readonly fault: Fault
    }
  /** Never becomes ready: it breaks on the way. */
  | { readonly name: 'failing'; readonly failsAfter: number; readonly fault: Fault }
  /** Always on its way. */
  | { readonly name: 'slow' }
  /** Switched off by its owner. */
  | { readonly name: 'suspended' }
  /** Nothing ever looks at it. */
  | { readonly name: 'ignored' }

/** Where a fate stands at `now`, both in milliseconds since 1970 UTC. Pure: the same answer however often asked. */
export function momentOf(fate: Fate, created: number, now: number): Moment {
  const age = Math.max(0, now - created) / 1000
  const at = (situation: Situation, seconds: number, failures = 0): Moment => ({
    situation,
    since: created + seconds * 1000,
    failures,
    failureMs: fate.name === 'flaky' ? fate.brokenFor * 1000 : 0,
  })
  switch (fate.name) {
    case 'steady':
      return age < fate.readyAfter
        ? at(creating(age / fate.readyAfter), 0)
        : at({ name: 'ready' }, fate.readyAfter)
    case 'flaky': {
      if (age < fate.readyAfter) return at(creating(age / fate.readyAfter), 0)
      const period = fate.wellFor + fate.brokenFor
      const failures = Math.floor((age - fate.readyAfter) / period)
      const start = fate.readyAfter + failures * period
      if (age < start + fate.wellFor) return at({ name: 'ready' }, start, failures)
      return at({ name: 'degraded', fault: fate.fault }, start + fate.wellFor, failures)
    }
    case 'failing':
      if (age < fate.failsAfter) return at(creating(age / fate.failsAfter / 2), 0)
      return at({ name: 'degraded', fault: fate.fault }, fate.failsAfter)
    case 'slow':
      return at(creating(1 - 1 / (1 + age / 120)), 0)
    case 'suspended':
      return at({ name: 'suspended' }, 0)
    case 'ignored':
      return at({ name: 'new' }, 0)
  }
}

/** In steps of a tenth, so that progress is seen but not every second is a write. */
function creating(done: number): Situation {
  return { name: 'creating', done: Math.min(0.9, Math.floor(done * 10) / 10) }
}
