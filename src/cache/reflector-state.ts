import type { ReflectorError, ReflectorErrorKind } from './reflector-error.ts'

/** What happened to a reflector. */
export type ReflectorEvent =
  | { readonly type: 'started' }
  /** A whole list is in the sink. */
  | { readonly type: 'synced'; readonly resourceVersion: string }
  /** The watch brought something, and would go on from here. */
  | { readonly type: 'progressed'; readonly resourceVersion: string }
  /** The server closed the watch in order, as it does after timeoutSeconds. */
  | { readonly type: 'ended' }
  | {
      readonly type: 'interrupted'
      readonly error: ReflectorError
      /** When to go on, by the clock's `now()`; absent means at once. */
      readonly until?: number
      /** The watch cannot be resumed although the error alone would allow it. */
      readonly relist?: boolean
    }
  | { readonly type: 'waited' }
  | { readonly type: 'stopped' }
  /** A defect of the sink or of ourselves: no retry would help. */
  | { readonly type: 'broke'; readonly error: unknown }

/** How a list is fetched: as the first part of a watch (KEP-3157), or as pages. */
export type ListForm = 'streaming' | 'paged'

/** Where to go on after a pause. */
type Resume = { readonly with: 'list' } | { readonly with: 'watch'; readonly resourceVersion: string }

/** Where a reflector stands. `stopped` and `failed` are final. */
export type ReflectorState =
  | { readonly name: 'idle' }
  | { readonly name: 'listing' }
  | { readonly name: 'streaming-list' }
  | { readonly name: 'watching'; readonly resourceVersion: string }
  | {
      readonly name: 'backing-off'
      readonly error: ReflectorError
      readonly until: number
      readonly resume: Resume
    }
  /** Like `backing-off`, but slow: somebody has to grant something first. */
  | {
      readonly name: 'denied'
      readonly error: ReflectorError
      readonly until: number
      readonly resume: Resume
    }
  | { readonly name: 'stopped' }
  | { readonly name: 'failed'; readonly error: unknown }

/**
 * The state after `event`. `form` is the form of list that the server is believed to offer. Pure; throws on
 * an event that the state cannot have, which is a defect of the caller.
 */
export function transition(state: ReflectorState, event: ReflectorEvent, form: ListForm): ReflectorState {
  if (state.name === 'stopped' || state.name === 'failed') return state
  switch (event.type) {
    case 'stopped':
      return { name: 'stopped' }
    case 'broke':
      return { name: 'failed', error: event.error }
    case 'started':
      if (state.name === 'idle') return toList(form)
      break
    case 'synced':
      if (state.name === 'listing' || state.name === 'streaming-list')
        return { name: 'watching', resourceVersion: event.resourceVersion }
      break
    case 'progressed':
      if (state.name === 'watching') return { name: 'watching', resourceVersion: event.resourceVersion }
      break
    case 'ended':
      if (state.name === 'watching') return state
      break
    case 'interrupted':
      if (state.name === 'listing' || state.name === 'streaming-list' || state.name === 'watching')
        return interrupt(state, event, form)
      break
    case 'waited':
      if (state.name === 'backing-off' || state.name === 'denied') return resumeWith(state.resume, form)
      break
  }
  throw new TypeError(`a reflector that is ${state.name} cannot have the event ${event.type}`)
}

/** After these the version that a watch would resume from is worth nothing, or may be. */
const listAnew: ReadonlySet<ReflectorErrorKind> = new Set(['expired', 'refused', 'absent'])

function interrupt(
  state: ReflectorState,
  { error, until, relist }: ReflectorEvent & { type: 'interrupted' },
  form: ListForm,
): ReflectorState {
  const resume: Resume =
    state.name === 'watching' && !relist && !listAnew.has(error.kind)
      ? { with: 'watch', resourceVersion: state.resourceVersion }
      : { with: 'list' }
  if (until === undefined) return resumeWith(resume, form)
  return { name: error.kind === 'denied' ? 'denied' : 'backing-off', error, until, resume }
}

function resumeWith(resume: Resume, form: ListForm): ReflectorState {
  return resume.with === 'list' ? toList(form) : { name: 'watching', resourceVersion: resume.resourceVersion }
}

function toList(form: ListForm): ReflectorState {
  return { name: form === 'streaming' ? 'streaming-list' : 'listing' }
}
