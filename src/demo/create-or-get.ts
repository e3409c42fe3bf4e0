import { type Client, ClientError } from '../client/index.ts'
import type { ApiResource, KubernetesObject } from '../object/index.ts'

/** What is there already, as after a restart on a server that kept its data, is taken as it stands. */
export async function createOrGet(
  client: Client,
  resource: ApiResource,
  object: KubernetesObject,
  fieldManager: string,
): Promise<KubernetesObject> {
  try {
    return await client.create(resource, object, { fieldManager })
  } catch (error) {
    if (!(error instanceof ClientError && error.status?.reason === 'AlreadyExists')) throw error
    const { name = '', namespace } = object.metadata
    return client.get(resource, name, namespace === undefined ? {} : { namespace })
  }
}
