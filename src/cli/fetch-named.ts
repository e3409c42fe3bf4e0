import { type Client, ClientError } from '../client/index.ts'
import { type ApiResource, formatGroupResource, type KubernetesObject } from '../object/index.ts'
import { CommandError, exitCode } from './exit-code.ts'

/**
 * One object by its name. Rejects with a `CommandError` when there is none, that says where it was looked for, and with a
 * `ClientError` when it cannot be told.
 *
 * @param namespace without effect on a cluster-scoped kind
 */
export async function fetchNamed(
  client: Pick<Client, 'get'>,
  resource: ApiResource,
  { name, namespace }: { readonly name: string; readonly namespace?: string | undefined },
): Promise<KubernetesObject> {
  const scope = resource.namespaced && namespace !== undefined ? { namespace } : {}
  try {
    return await client.get(resource, name, scope)
  } catch (error) {
    // A kind that is served no more gives 404, too, and names nobody.
    const isMissing =
      error instanceof ClientError && error.code === 404 && error.message.includes(`"${name}"`)
    if (!isMissing) throw error
    const where = scope.namespace === undefined ? '' : ` in namespace ${scope.namespace}; -n names another`
    throw new CommandError(`${formatGroupResource(resource)} "${name}" not found${where}`, exitCode.no, {
      cause: error,
    })
  }
}
