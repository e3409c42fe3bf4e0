import {
  type ApiResource,
  formatGroupResource,
  isPathSegmentName,
  type KubernetesObject,
} from '../object/index.ts'
import { ClientError } from './client-error.ts'
import type {
  CreateOptions,
  DeleteOptions,
  GetOptions,
  ListOptions,
  PatchOptions,
  PatchType,
  SelectOptions,
  WatchOptions,
  WriteOptions,
} from './request-options.ts'
import type { WireRequest } from './transport.ts'

/*
 * Requests as pure functions: what the API conventions say of paths, parameters and media types, with no
 * input or output. Each throws a `ClientError` of kind `config` for a call that no path can be made of.
 */

const json = 'application/json'
/** The transforms of the API server, as client-go's metadata client asks for them. */
const metadata = `${json};as=PartialObjectMetadata;g=meta.k8s.io;v=v1,${json}`
const metadataList = `${json};as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,${json}`

const patchTypes: Readonly<Record<PatchType, string>> = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  apply: 'application/apply-patch+yaml',
}

type Parameters = Readonly<Record<string, string | number | boolean | undefined>>

export function getRequest(resource: ApiResource, name: string, options: GetOptions = {}): WireRequest {
  const path = objectPath(resource, name, options.namespace, options.subresource)
  const { resourceVersion, metadataOnly } = options
  return read(path, { resourceVersion }, metadataOnly ? metadata : json)
}

export function listRequest(resource: ApiResource, options: ListOptions = {}): WireRequest {
  const { limit, continue: token, metadataOnly } = options
  const parameters = { ...selection(options), limit, continue: token }
  return read(collectionPath(resource, options.namespace), parameters, metadataOnly ? metadataList : json)
}

export function watchRequest(resource: ApiResource, options: WatchOptions = {}): WireRequest {
  const { allowWatchBookmarks, sendInitialEvents, metadataOnly } = options
  const parameters = { watch: true, ...selection(options), allowWatchBookmarks, sendInitialEvents }
  return read(collectionPath(resource, options.namespace), parameters, metadataOnly ? metadata : json)
}

/** `object.metadata.namespace` counts where the options name none. */
export function createRequest(
  resource: ApiResource,
  object: KubernetesObject,
  options: CreateOptions = {},
): WireRequest {
  const namespace = options.namespace ?? object.metadata.namespace
  requireNamespace(resource, namespace)
  const path =
    options.name === undefined
      ? collectionPath(resource, namespace)
      : objectPath(resource, options.name, namespace, options.subresource)
  return write('POST', path, writing(options), json, object)
}

/** Replaces the object that `metadata` names. */
export function updateRequest(
  resource: ApiResource,
  object: KubernetesObject,
  options: WriteOptions = {},
): WireRequest {
  const namespace = options.namespace ?? object.metadata.namespace
  const path = objectPath(resource, object.metadata.name ?? '', namespace, options.subresource)
  return write('PUT', path, writing(options), json, object)
}

export function patchRequest(
  resource: ApiResource,
  name: string,
  type: PatchType,
  patch: unknown,
  options: PatchOptions = {},
): WireRequest {
  if (type === 'apply' && !options.fieldManager)
    throw new ClientError('config', 'an apply patch needs a field manager: give fieldManager')
  const path = objectPath(resource, name, options.namespace, options.subresource)
  return write('PATCH', path, { ...writing(options), force: options.force }, patchTypes[type], patch)
}

export function deleteRequest(resource: ApiResource, name: string, options: DeleteOptions = {}): WireRequest {
  return write('DELETE', objectPath(resource, name, options.namespace), {}, json, deleteBody(options))
}

export function deleteCollectionRequest(
  resource: ApiResource,
  options: SelectOptions & DeleteOptions = {},
): WireRequest {
  requireNamespace(resource, options.namespace)
  const path = collectionPath(resource, options.namespace)
  return write('DELETE', path, selection(options), json, deleteBody(options))
}

/** Where a resource's collection lives: in one namespace, or over all of them. */
export function collectionPath(resource: ApiResource, namespace?: string): string {
  const { group, version } = resource
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`
  if (namespace === undefined || namespace === '') return `${root}/${resource.resource}`
  if (!resource.namespaced)
    throw new ClientError(
      'config',
      `${formatGroupResource(resource)} is not namespaced: leave the namespace ${JSON.stringify(namespace)} out`,
    )
  return `${root}/namespaces/${segment('namespace', namespace)}/${resource.resource}`
}

export function objectPath(
  resource: ApiResource,
  name: string,
  namespace?: string,
  subresource?: string,
): string {
  requireNamespace(resource, namespace)
  const path = `${collectionPath(resource, namespace)}/${segment('name', name)}`
  return subresource === undefined ? path : `${path}/${subresource}`
}

function requireNamespace(resource: ApiResource, namespace: string | undefined): void {
  if (resource.namespaced && !namespace)
    throw new ClientError('config', `${formatGroupResource(resource)} is namespaced: give a namespace`)
}

/** client-go refuses such names too: `..` in a path would be another request. */
function segment(what: string, name: string): string {
  const errors = name === '' ? ['may not be empty'] : isPathSegmentName(name)
  if (errors.length > 0)
    throw new ClientError('config', `invalid ${what} ${JSON.stringify(name)}: ${errors.join(', ')}`)
  return encodeURIComponent(name)
}

function selection(options: SelectOptions): Parameters {
  const { labelSelector, fieldSelector, resourceVersion, resourceVersionMatch, timeoutSeconds } = options
  return {
    labelSelector: labelSelector || undefined,
    fieldSelector: fieldSelector || undefined,
    resourceVersion,
    resourceVersionMatch,
    timeoutSeconds,
  }
}

function writing(options: WriteOptions): Parameters {
  const { fieldManager, fieldValidation, dryRun } = options
  return { fieldManager, fieldValidation, dryRun: dryRun ? 'All' : undefined }
}

function deleteBody(options: DeleteOptions): object {
  const { gracePeriodSeconds, propagationPolicy, preconditions, dryRun } = options
  return {
    kind: 'DeleteOptions',
    apiVersion: 'v1',
    gracePeriodSeconds,
    propagationPolicy,
    preconditions,
    dryRun: dryRun ? ['All'] : undefined,
  }
}

function read(path: string, parameters: Parameters, accept = json): WireRequest {
  return { method: 'GET', path: path + query(parameters), headers: { accept } }
}

function write(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  parameters: Parameters,
  contentType: string,
  body: unknown,
): WireRequest {
  return {
    method,
    path: path + query(parameters),
    headers: { accept: json, 'content-type': contentType },
    body: JSON.stringify(body),
  }
}

function query(parameters: Parameters): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
  if (given.length === 0) return ''
  return `?${given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`
}
