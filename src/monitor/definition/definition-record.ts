import { explain, type Verdict } from '../../health/index.ts'
import type { Condition, KubernetesObject } from '../../object/index.ts'
import { readCustomResourceDefinition } from '../../schema/index.ts'
import type { KindAliases } from '../../view/index.ts'
import { type KindDefinition, readKindDefinition } from './kind-definition.ts'
import { watchedVersion } from './watched-version.ts'

/** What the monitor keeps of a CustomResourceDefinition. Immutable. */
export interface DefinitionRecord {
  readonly name: string
  readonly uid: string
  readonly resourceVersion: string
  readonly group: string
  readonly kind: string
  readonly plural: string
  readonly aliases: KindAliases
  readonly scope: 'Namespaced' | 'Cluster'
  readonly conditions: readonly Condition[]
  /** Of the definition itself, as of any other resource. */
  readonly verdict: Verdict
  readonly versions: readonly DefinitionVersion[]
  /** Versions in which resources may be stored in etcd. */
  readonly storedVersions: readonly string[]
  /** Empty when no version is. */
  readonly storageVersion: string
  /** How its resources are watched, or why they cannot be. */
  readonly watch: DefinitionWatch
}

export type DefinitionWatch =
  | { readonly name: 'watchable'; readonly definition: KindDefinition; readonly fingerprint: string }
  | { readonly name: 'unwatchable'; readonly reason: string }

export interface DefinitionVersion {
  readonly name: string
  readonly served: boolean
  readonly storage: boolean
  readonly deprecated: boolean
}

/** Reads a CustomResourceDefinition of apiextensions.k8s.io/v1. Total: what is missing or odd is told, never thrown. */
export function readDefinition(object: KubernetesObject): DefinitionRecord {
  const definition = readCustomResourceDefinition(object)
  const { plural, kind, singular, shortNames, categories } = definition.names
  const metadata: KubernetesObject['metadata'] = object.metadata ?? {}
  return {
    name: definition.name,
    uid: typeof metadata.uid === 'string' ? metadata.uid : '',
    resourceVersion: typeof metadata.resourceVersion === 'string' ? metadata.resourceVersion : '',
    group: definition.group,
    kind,
    plural,
    aliases: { singular, shortNames, categories },
    scope: definition.scope,
    conditions: distinct(definition.conditions),
    verdict: explain(object, {}).verdict,
    versions: definition.versions
      .filter(({ name }, index, all) => all.findIndex((version) => version.name === name) === index)
      .map(({ name, served, storage, deprecated }) => ({ name, served, storage, deprecated })),
    storedVersions: [...new Set(definition.storedVersions)],
    storageVersion: definition.versions.find((version) => version.storage)?.name ?? '',
    watch: watchOf(definition),
  }
}

function watchOf(definition: ReturnType<typeof readCustomResourceDefinition>): DefinitionWatch {
  const { group, names, conditions } = definition
  if (group === '' || names.plural === '' || names.kind === '') {
    const problems = definition.problems.map(({ field, message }) => `${field} ${message}`)
    return { name: 'unwatchable', reason: `the definition cannot be read: ${problems.join('; ')}` }
  }
  const established = conditions.find(({ type }) => type === 'Established')
  if (established?.status !== 'True') {
    const refused = conditions.find(({ type, status }) => type === 'NamesAccepted' && status === 'False')
    const why = refused?.message ?? established?.message
    return { name: 'unwatchable', reason: `the definition is not established${why ? `: ${why}` : ''}` }
  }
  const version = watchedVersion(definition)
  if (!version) return { name: 'unwatchable', reason: 'the definition serves no version' }
  const kind = readKindDefinition(definition, version)
  return { name: 'watchable', definition: kind, fingerprint: fingerprintOf(kind) }
}

/** Equal for definitions by which every resource is read alike. */
function fingerprintOf({ resource, columns, phases, scale, schemaHints, ...rest }: KindDefinition): string {
  return JSON.stringify([
    resource,
    columns.map(({ column: { definition }, meaning }) => [
      definition.name,
      definition.type,
      definition.jsonPath,
      meaning,
    ]),
    [...phases],
    scale && [scale.spec.text, scale.status.text],
    schemaHints,
    rest.pairs,
    rest.keepsUnknownFields,
    rest.statusPaths,
  ])
}

function distinct(conditions: readonly Condition[]): Condition[] {
  return [...new Map(conditions.map((condition) => [condition.type, condition])).values()]
}
