import { systemClock } from '../../base/index.ts'
import type { Client } from '../../client/index.ts'
import { builtInDefinition, describeObject } from '../../monitor/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { findTargets, type Target } from '../get/target.ts'
import type { Subject } from './describe-views.ts'
import type { Description } from './description.ts'

/** Reads one resource from the API server and judges it, as `get` does. Throws a `ClientError` when it cannot. */
export async function describeDirectly(client: Client, subject: Subject): Promise<Description> {
  const targets = await findTargets(client, [subject.kind])
  const [target, second] = targets
  if (!target) throw new CommandError(`the server has no kind '${subject.kind}'`, exitCode.no)
  if (second) {
    const names = targets.map(({ resource }) => `${resource.resource}.${resource.group}`)
    throw new CommandError(`'${subject.kind}' means several kinds: ${names.join(', ')}`, exitCode.usage)
  }
  const object = await fetchObject(client, target, subject)
  const definition = target.definition ?? builtInDefinition(target.resource)
  return { detail: describeObject(object, definition, systemClock), problems: [] }
}

function fetchObject(
  client: Client,
  { resource }: Target,
  { name, namespace }: Subject,
): Promise<KubernetesObject> {
  return client.get(resource, name, resource.namespaced ? { namespace } : {})
}
