import type { WatchEvent } from '../client/index.ts'
import type { ReflectorError } from './reflector-error.ts'
import type { ListForm, ReflectorState } from './reflector-state.ts'

/**
 * Facts about a reflector for whoever counts them (client-go's reflector metrics provider). Called
 * synchronously, so a method must be quick; all are optional.
 */
export interface ReflectorObserver {
  listStarted?(form: ListForm): void
  /** A list is complete and committed. `duration` in milliseconds. */
  synced?(list: {
    readonly form: ListForm
    readonly items: number
    readonly pages: number
    readonly duration: number
    readonly resourceVersion: string
  }): void
  watchStarted?(): void
  /** After every event but ERROR, once the sink has it; events of a streaming list before its end included. */
  eventReceived?(type: Exclude<WatchEvent['type'], 'ERROR'>): void
  interrupted?(error: ReflectorError): void
  /** Only when the name of the state changes. */
  stateChanged?(state: ReflectorState): void
}
