import { isDeepStrictEqual } from 'node:util'
import type { KubernetesObject, StatusCause } from '../../object/index.ts'
import { validateObjectMetaUpdate } from '../builtin/index.ts'
import type { Context } from '../context.ts'
import {
  badRequest,
  conflict,
  invalid,
  invalidValue,
  modified,
  nameUndeterminable,
  notFound,
  unclassified,
} from '../error/index.ts'
import { groupKindOf, type ObjectView, type ServedResource } from '../resource/served-resource.ts'
import type { StorageKey, StoredObject } from '../storage/index.ts'
import { createObject } from './create-object.ts'
import { stampManager } from './stamp-manager.ts'
import { stored } from './stored.ts'
import { prepareForUpdate } from './strategy.ts'
import type { WriteOptions } from './write-options.ts'

export interface UpdateOptions extends WriteOptions {
  /** `''`, `status`, `finalize`, … */
  readonly subresource: string
}

export interface Updated {
  readonly view: ObjectView
  readonly created: boolean
}

/**
 * Changes one object through the stages. `change` gets the object as the resource shows it, which it must not
 * touch, and returns the whole new one; it gets undefined when there is none and the kind lets a PUT create.
 * Reading, changing and storing is one step, so it cannot conflict with itself. Throws `ApiError`.
 */
export function updateObject(
  context: Context,
  resource: ServedResource,
  key: StorageKey,
  change: (current: KubernetesObject | undefined) => KubernetesObject,
  options: UpdateOptions,
): Updated {
  const { storage } = context
  const existing = storage.get(key)
  if (!existing) {
    if (!resource.allowCreateOnUpdate || options.subresource !== '') throw notFound(resource, key.name)
    const object = change(undefined)
    return { view: createObject(context, resource, key.namespace, object, options), created: true }
  }
  const old = resource.view(existing).object
  const changed = change(old)
  if (!changed.metadata.name) throw nameUndeterminable(key.name)
  checkPreconditions(resource, key, changed, old)
  resource.applyDefaults(changed)
  const object = prepareForUpdate(resource, options.subresource, changed, old)
  // Upstream checks the metadata here and in the strategy, and tells what is wrong twice.
  const causes = [
    ...validateObjectMetaUpdate(object.metadata, old.metadata),
    ...validated(resource, options.subresource, object, old),
  ]
  if (causes.length > 0) throw invalid(groupKindOf(resource, object), key.name, causes)
  stampManager(context, resource, { ...options, object, old })
  return { view: store(context, resource, key, existing, object, options), created: false }
}

function validated(
  resource: ServedResource,
  subresource: string,
  object: KubernetesObject,
  old: KubernetesObject,
): StatusCause[] {
  if (subresource === 'status' && resource.validateStatus) return resource.validateStatus(object, old)
  return resource.validateUpdate(object, old)
}

function store(
  { storage }: Context,
  resource: ServedResource,
  key: StorageKey,
  existing: StoredObject,
  object: KubernetesObject,
  { dryRun }: UpdateOptions,
): ObjectView {
  object.metadata.resourceVersion = String(existing.resourceVersion)
  const form = resource.toStored(object)
  if (isDeepStrictEqual(form, existing.object)) return resource.view(existing)
  const { metadata } = object
  const released = metadata.deletionTimestamp && !metadata.finalizers?.length && !holdsFinalizers(object)
  if (dryRun) return { object, json: JSON.stringify(object) }
  if (released) {
    // Nobody sees the object without its last finalizer: it is deleted instead (registry's deleteWithoutFinalizers).
    storage.delete(key, existing.resourceVersion)
    return { object, json: JSON.stringify(object) }
  }
  return resource.view(stored(() => storage.update(key, existing.resourceVersion, form)))
}

/** A namespace has finalizers of its own in its spec. */
function holdsFinalizers({ kind, apiVersion, spec }: KubernetesObject): boolean {
  if (kind !== 'Namespace' || apiVersion !== 'v1') return false
  const { finalizers } = (spec ?? {}) as { finalizers?: unknown[] }
  return Array.isArray(finalizers) && finalizers.length > 0
}

function checkPreconditions(
  resource: ServedResource,
  key: StorageKey,
  { metadata }: KubernetesObject,
  { metadata: was }: KubernetesObject,
): void {
  if (metadata.name !== key.name)
    throw badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${key.name})`,
    )
  if (resource.namespaced && metadata.namespace && metadata.namespace !== key.namespace)
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
  if (metadata.resourceVersion) {
    if (!/^\d+$/.test(metadata.resourceVersion))
      throw unclassified(
        `strconv.ParseUint: parsing ${JSON.stringify(metadata.resourceVersion)}: invalid syntax`,
      )
    if (metadata.resourceVersion !== was.resourceVersion) throw conflict(resource, key.name, modified)
  } else if (!resource.allowUnconditionalUpdate)
    throw invalid({ group: resource.group, kind: resource.resource }, key.name, [versionRequired])
}

const versionRequired = invalidValue('metadata.resourceVersion', 0, 'must be specified for an update')
