import { type Client, ClientError, type Discovery } from '../../client/index.ts'
import type { KindDefinition } from '../../monitor/index.ts'
import {
  type ApiResource,
  formatGroupKind,
  type KubernetesObject,
  type OwnerReference,
  parseApiVersion,
} from '../../object/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { findTargets, type Target } from '../get/target.ts'
import type { TreeQuestion } from './tree-question.ts'

/** An object, and how it is read. */
export interface FoundObject {
  readonly object: KubernetesObject
  readonly resource: ApiResource
  /** Of a custom kind. */
  readonly definition: KindDefinition | undefined
}

/** Longer chains of owners are not followed. */
const mostSteps = 32

/**
 * The object that is asked about: of several kinds that the word may mean the first that has one of this name. Throws a
 * `CommandError` when there is none, and what the server says when it denies looking.
 */
export async function findAsked({ client, kind, name, namespace }: TreeQuestion): Promise<FoundObject> {
  const targets = await findTargets(client, [kind])
  let denial: ClientError | undefined
  for (const { resource, definition } of targets) {
    try {
      const object = await fetchObject(client, resource, name, namespace)
      if (object) return { object, resource, definition }
    } catch (error) {
      if (!isDenial(error)) throw error
      denial ??= error
    }
  }
  if (denial) throw denial
  const isNamespaced = targets.some(({ resource }) => resource.namespaced)
  const where = isNamespaced ? ` in namespace ${namespace}` : ''
  throw new CommandError(`there is no ${kind} '${name}'${where}`, exitCode.no)
}

/** Its owner, the owner's owner and so on, as far as they are there and may be read; of several the controller. */
export async function readOwners(
  client: Client,
  { object }: FoundObject,
  custom: readonly Target[],
): Promise<FoundObject[]> {
  const owners: FoundObject[] = []
  const seen = new Set([object.metadata.uid])
  let discovery: Discovery | undefined
  for (let at = object; owners.length < mostSteps; ) {
    const reference = controllerReference(at)
    if (!reference || seen.has(reference.uid)) break
    seen.add(reference.uid)
    const { group, version } = parseApiVersion(reference.apiVersion)
    const kind = formatGroupKind({ group, kind: reference.kind })
    let target = custom.find(({ resource }) => formatGroupKind(resource) === kind)
    if (!target) {
      discovery ??= await client.discover()
      const resource = discovery.kind({ group, kind: reference.kind }, version)
      if (resource) target = { resource }
    }
    if (!target) break
    const { resource, definition } = target
    const owner = await fetchOrMiss(client, resource, reference.name, object.metadata.namespace ?? '')
    if (owner?.metadata.uid !== reference.uid) break
    owners.push({ object: owner, resource, definition })
    at = owner
  }
  return owners
}

/** Undefined for what is not there, or may not be read. */
export async function fetchOrMiss(
  client: Client,
  resource: ApiResource,
  name: string,
  namespace: string,
): Promise<KubernetesObject | undefined> {
  try {
    return await fetchObject(client, resource, name, namespace)
  } catch (error) {
    if (isDenial(error)) return undefined
    throw error
  }
}

async function fetchObject(
  client: Client,
  resource: ApiResource,
  name: string,
  namespace: string,
): Promise<KubernetesObject | undefined> {
  if (resource.namespaced && namespace === '') return undefined
  try {
    return await client.get(resource, name, resource.namespaced ? { namespace } : {})
  } catch (error) {
    if (error instanceof ClientError && error.code === 404) return undefined
    throw error
  }
}

function isDenial(error: unknown): error is ClientError {
  return error instanceof ClientError && error.code === 403
}

function controllerReference({ metadata }: KubernetesObject): OwnerReference | undefined {
  const references = metadata.ownerReferences ?? []
  return references.find(({ controller }) => controller) ?? references[0]
}
