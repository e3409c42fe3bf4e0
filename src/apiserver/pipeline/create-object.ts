import type { KubernetesObject } from '../../object/index.ts'
import type { Context } from '../context.ts'
import {
  ApiError,
  alreadyExists,
  badRequest,
  forbidden,
  invalid,
  notFound,
  unclassified,
} from '../error/index.ts'
import { groupKindOf, type ObjectView, type ServedResource } from '../resource/served-resource.ts'
import type { StorageKey } from '../storage/index.ts'
import { stampManager } from './stamp-manager.ts'
import { stored } from './stored.ts'
import { prepareForCreate } from './strategy.ts'
import type { WriteOptions } from './write-options.ts'

const systemFields = ['uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'] as const
const nameLength = 63
const suffixLength = 5
const alphabet = 'bcdfghjklmnpqrstvwxz2456789'
/** How often a generated name is drawn again when it is taken (apiserver's RetryGenerateName). */
const generateAttempts = 8

/** Brings a decoded object through the stages into the storage. Throws `ApiError`. */
export function createObject(
  context: Context,
  resource: ServedResource,
  namespace: string,
  object: KubernetesObject,
  options: WriteOptions,
): ObjectView {
  const { metadata } = object
  // rest.WipeObjectMetaSystemFields
  for (const field of systemFields) delete metadata[field]
  if (metadata.resourceVersion)
    throw unclassified('resourceVersion should not be set on objects to be created')
  if (metadata.namespace && resource.namespaced && metadata.namespace !== namespace)
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
  const generated = !metadata.name && metadata.generateName
  for (let attempt = 1; ; attempt++) {
    if (generated) metadata.name = generateName(context, metadata.generateName ?? '')
    try {
      return createNamed(context, resource, namespace, object, options)
    } catch (error) {
      const taken = error instanceof ApiError && error.status.reason === 'AlreadyExists'
      if (!generated || !taken || attempt === generateAttempts) throw error
    }
  }
}

function createNamed(
  context: Context,
  resource: ServedResource,
  namespace: string,
  object: KubernetesObject,
  options: WriteOptions,
): ObjectView {
  resource.applyDefaults(object)
  // Before the strategy: what it adds belongs to no manager.
  stampManager(context, resource, { object, fieldManager: options.fieldManager })
  prepareForCreate(context, resource, namespace, object)
  const name = object.metadata.name ?? ''
  if (resource.namespaced) checkNamespace(context, resource, namespace, name)
  const causes = resource.validate(object)
  if (causes.length > 0) throw invalid(groupKindOf(resource, object), name, causes)
  const form = resource.toStored(object)
  const key: StorageKey = {
    collection: resource.collection,
    namespace: object.metadata.namespace ?? '',
    name,
  }
  const existing = context.storage.get(key)
  if (existing)
    throw alreadyExists(
      resource,
      name,
      existing.object.metadata.deletionTimestamp ? 'object is being deleted: ' : '',
    )
  if (options.dryRun) return { object, json: JSON.stringify(object) }
  return resource.view(stored(() => context.storage.create(key, form)))
}

/** apiserver's SimpleNameGenerator. */
function generateName({ random }: Context, base: string): string {
  let name = base.slice(0, nameLength - suffixLength)
  for (let index = 0; index < suffixLength; index++) name += alphabet[Math.floor(random() * alphabet.length)]
  return name
}

/** The namespace has to be there and to stay (the NamespaceLifecycle admission). */
function checkNamespace(context: Context, resource: ServedResource, namespace: string, name: string): void {
  const found = context.storage.get({ collection: 'namespaces', namespace: '', name: namespace })
  if (!found) throw notFound({ group: '', resource: 'namespaces' }, namespace)
  if (!found.object.metadata.deletionTimestamp) return
  const message = `unable to create new content in namespace ${namespace} because it is being terminated`
  throw forbidden(resource, name, message, [
    {
      reason: 'NamespaceTerminating',
      message: `namespace ${namespace} is being terminated`,
      field: 'metadata.namespace',
    },
  ])
}
