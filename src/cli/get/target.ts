import type { Client } from '../../client/index.ts'
import type { SchemaHints } from '../../health/index.ts'
import { readDefinition } from '../../monitor/index.ts'
import type { ApiResource } from '../../object/index.ts'
import { definitionResource } from '../../schema/index.ts'
import { isNameOfKind } from '../../view/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'

/** A kind to be listed, and what its definition says that helps to judge it. */
export interface Target {
  readonly resource: ApiResource
  readonly hints?: SchemaHints
}

/**
 * The kinds that `name` means: of the custom ones all that match, otherwise what discovery knows by that name
 * (Deployments, say); without a name every custom one. Throws a `CommandError` where there is none.
 */
export async function findTargets(client: Client, name: string | undefined): Promise<Target[]> {
  const custom = await customKinds(client, name)
  if (name === undefined || custom.length > 0) return custom
  const resource = (await client.discover()).find(name)
  if (resource) return [{ resource }]
  throw new CommandError(
    `the server has no kind '${name}'; give a plural, a kind or a short name, with '.GROUP' behind it where several ` +
      `groups have one ('kubectl api-resources' lists them)`,
    exitCode.no,
  )
}

async function customKinds(client: Client, name: string | undefined): Promise<Target[]> {
  const targets: Target[] = []
  for await (const { items } of client.pages(definitionResource)) {
    for (const item of items) {
      const { watch, aliases } = readDefinition(item)
      if (watch.name === 'unwatchable') continue
      const { resource, schemaHints } = watch.definition
      if (name === undefined || isNameOfKind(name, resource, aliases))
        targets.push({ resource, hints: schemaHints })
    }
  }
  return targets
}
