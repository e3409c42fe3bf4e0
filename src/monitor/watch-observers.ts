import type { ReflectorObserver } from '../cache/index.ts'

/** Tells all of several observers of one watch, in their order. */
export function observeWatch(observers: readonly ReflectorObserver[]): Required<ReflectorObserver> {
  return {
    listStarted: (form) => {
      for (const observer of observers) observer.listStarted?.(form)
    },
    synced: (list) => {
      for (const observer of observers) observer.synced?.(list)
    },
    watchStarted: () => {
      for (const observer of observers) observer.watchStarted?.()
    },
    eventReceived: (type) => {
      for (const observer of observers) observer.eventReceived?.(type)
    },
    interrupted: (error) => {
      for (const observer of observers) observer.interrupted?.(error)
    },
    stateChanged: (state) => {
      for (const observer of observers) observer.stateChanged?.(state)
    },
  }
}
