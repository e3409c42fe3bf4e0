import { formatApiVersion, formatGroupResource } from '../../object/index.ts'
import type { BuiltinKind } from '../builtin/index.ts'
import { structFieldType } from '../managed-fields/index.ts'
import type { StoredObject } from '../storage/index.ts'
import type { ObjectView, ServedResource } from './served-resource.ts'

/** Built-in kinds are served as long as the server runs. */
const never = new AbortController().signal

/** A built-in kind as the routes serve it. */
export function builtinResource(kind: BuiltinKind): ServedResource {
  const { storedAs } = kind
  const apiVersion = formatApiVersion(kind)
  const views = new WeakMap<StoredObject, ObjectView>()
  return {
    ...kind,
    custom: false,
    listKind: `${kind.kind}List`,
    collection: formatGroupResource(storedAs ?? kind),
    storageVersion: storedAs ?? kind,
    retired: never,
    fieldType: () => structFieldType(kind.struct),
    toStored: (object) => (storedAs ? storedAs.toStored(object) : object),
    view(stored) {
      if (!storedAs) return stored
      let view = views.get(stored)
      if (!view) {
        const object = { kind: kind.kind, ...storedAs.fromStored(stored.object), apiVersion }
        view = { object, json: JSON.stringify(object) }
        views.set(stored, view)
      }
      return view
    },
  }
}
