import { isJsonObject, type JsonObject, type KubernetesObject, specOf, statusOf } from '../../object/index.ts'
import { heartbeatPaths, infoPaths, type StatusPath, type StatusPaths } from '../definition/status-paths.ts'
import { type Pair, pairsOfObject } from '../pairing/index.ts'

const mostShapes = 1000
const mostFields = 256

/**
 * What the fields that objects have show of them, for kinds whose schemas do not say which fields there are. It depends
 * on names and types alone, so it is found out once for all objects that have the same ones. Bounded.
 */
export class ObjectShapes {
  readonly #pairs = new Map<string, readonly Pair[]>()
  readonly #statusPaths = new Map<string, StatusPaths>()

  /** The fields at the top of spec and status that mean the same. */
  pairsOf(object: KubernetesObject): readonly Pair[] {
    const status = scalarNames(statusOf(object))
    if (status === '') return none
    const key = `${scalarNames(specOf(object))}\n\n${status}`
    return known(this.#pairs, key, () => pairsOfObject(object))
  }

  /** Where a status tells heartbeats and versions: at its top and one level below. */
  statusPathsOf(status: Readonly<JsonObject>): StatusPaths {
    let key = ''
    const paths: StatusPath[] = []
    const add = (path: StatusPath) => {
      if (paths.length >= mostFields) return
      paths.push(path)
      key += `${path.join('\n')}\n\n`
    }
    for (const name in status) {
      const value = status[name]
      if (typeof value === 'string') add([name])
      else if (isJsonObject(value))
        for (const inner in value) if (typeof value[inner] === 'string') add([name, inner])
    }
    return known(this.#statusPaths, key, () => ({
      heartbeats: heartbeatPaths(paths),
      info: infoPaths(paths),
    }))
  }
}

const none: readonly Pair[] = []

function scalarNames(fields: Readonly<JsonObject>): string {
  let names = ''
  let left = mostFields
  for (const name in fields) {
    if (left-- <= 0) break
    const value = fields[name]
    if (typeof value !== 'object') names += `${typeof value}${name}\n`
  }
  return names
}

function known<T>(shapes: Map<string, T>, key: string, find: () => T): T {
  const before = shapes.get(key)
  if (before !== undefined) return before
  if (shapes.size >= mostShapes) shapes.clear()
  const found = find()
  shapes.set(key, found)
  return found
}
