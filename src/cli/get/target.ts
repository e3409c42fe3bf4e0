import { type Client, ClientError } from '../../client/index.ts'
import type { Override, SchemaHints } from '../../health/index.ts'
import { type KindDefinition, readDefinition } from '../../monitor/index.ts'
import { type ApiResource, definitionResource } from '../../object/index.ts'
import { isNameOfKind, type KindAliases } from '../../view/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { kindSuggestion } from '../kind-suggestion.ts'

/** A kind to be listed, and what its definition says that helps to judge it. */
export interface Target {
  readonly resource: ApiResource
  readonly hints?: SchemaHints
  /** Rules for single kinds; default those that come with the engine. */
  readonly overrides?: ReadonlyMap<string, Override>
  /** Absent for a built-in kind. */
  readonly definition?: KindDefinition
}

/** A custom kind, and what it is called. */
interface CustomKind extends Target {
  readonly aliases: KindAliases
}

/**
 * The kinds that the names mean: of the custom ones all that match, otherwise what discovery knows by that name
 * (Deployments, say); without names every custom one. Who may not read definitions can still name kinds, because
 * discovery is open to everybody. Throws a `CommandError` where a name means nothing. `overrides` go with each.
 */
export async function findTargets(
  client: Client,
  names: readonly string[],
  overrides?: Target['overrides'],
): Promise<Target[]> {
  const targets = await targetsOf(client, names)
  return overrides ? targets.map((target) => ({ ...target, overrides })) : targets
}

async function targetsOf(client: Client, names: readonly string[]): Promise<Target[]> {
  const custom = await customKinds(client, names)
  if (names.length === 0) return custom
  const targets = new Map<string, Target>()
  const add = (target: Target) => targets.set(`${target.resource.resource}.${target.resource.group}`, target)
  for (const name of names) {
    const matching = custom.filter(({ resource, aliases }) => isNameOfKind(name, resource, aliases))
    if (matching.length > 0) matching.forEach(add)
    else add({ resource: await discovered(client, name, custom) })
  }
  return [...targets.values()]
}

async function customKinds(client: Client, names: readonly string[]): Promise<CustomKind[]> {
  const kinds: CustomKind[] = []
  try {
    for await (const { items } of client.pages(definitionResource)) {
      for (const item of items) {
        const { watch, aliases } = readDefinition(item)
        if (watch.name === 'unwatchable') continue
        const { resource, schemaHints } = watch.definition
        kinds.push({ resource, aliases, hints: schemaHints, definition: watch.definition })
      }
    }
  } catch (error) {
    if (!(error instanceof ClientError) || error.code !== 403) throw error
    if (names.length > 0) return []
    throw new CommandError(
      `${error.message}; without that right, name the kinds to look at: binnacle get KIND[,KIND…]`,
      exitCode.no,
      { cause: error },
    )
  }
  return kinds
}

async function discovered(client: Client, name: string, custom: readonly Target[]): Promise<ApiResource> {
  const discovery = await client.discover()
  const resource = discovery.find(name)
  if (resource) return resource
  const known = [...custom.map((target) => target.resource), ...discovery.preferred()]
  const advice =
    "give a plural, a kind or a short name, with '.GROUP' behind it where several groups have one ('kubectl api-resources' lists them)"
  throw new CommandError(
    `the server has no kind '${name}'${kindSuggestion(name, known, advice)}`,
    exitCode.no,
  )
}
