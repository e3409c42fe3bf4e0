import type { KubernetesObject } from '../object/index.ts'
import type { Sink } from './sink.ts'

/**
 * Several sinks for what one reflector hands over, each told in their order. They share the objects, so none of them
 * may alter one.
 */
export function sinkTee<T extends KubernetesObject>(sinks: readonly Sink<T>[]): Sink<T> {
  const tell = (call: (sink: Sink<T>) => void) => {
    for (const sink of sinks) call(sink)
  }
  return {
    begin: () => tell((sink) => sink.begin()),
    add: (object) => tell((sink) => sink.add(object)),
    commit: (resourceVersion) => tell((sink) => sink.commit(resourceVersion)),
    abandon: () => tell((sink) => sink.abandon()),
    upsert: (object) => tell((sink) => sink.upsert(object)),
    remove: (object) => tell((sink) => sink.remove(object)),
  }
}
