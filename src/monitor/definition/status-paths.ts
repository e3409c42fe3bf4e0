import { schemaAt, schemaOf, type UncheckedSchema } from '../../schema/index.ts'
import { isSecretName } from '../../view/index.ts'
import { infoRank, isHeartbeatName } from './status-field.ts'

/** A path below `status`, of one name or two. */
export type StatusPath = readonly string[]

/** Where a status tells times that move and versions that stay, as its schema declares it. */
export interface StatusPaths {
  readonly heartbeats: readonly StatusPath[]
  /** The most telling first. */
  readonly info: readonly StatusPath[]
}

/** More of either is more than anybody looks at. */
const mostPaths = 8

/** Undefined when the schema does not say what is in the status: then each object has to be looked at. */
export function readStatusPaths(schema: UncheckedSchema | undefined): StatusPaths | undefined {
  const properties = schemaOf(schemaAt(schema, ['status'])?.properties)
  if (!properties) return undefined
  const names = (level: UncheckedSchema, isText: (field: UncheckedSchema) => boolean) =>
    Object.keys(level).filter((name) => isText(schemaOf(level[name]) ?? {}))
  const paths = (isText: (field: UncheckedSchema) => boolean): StatusPath[] => [
    ...names(properties, isText).map((name) => [name]),
    ...Object.keys(properties).flatMap((parent) =>
      names(schemaOf(schemaOf(properties[parent])?.properties) ?? {}, isText).map((name) => [parent, name]),
    ),
  ]
  const texts = paths((field) => field.type === 'string' && field.format !== 'date-time')
  return {
    heartbeats: heartbeatPaths(paths((field) => field.type === 'string')),
    info: infoPaths(texts),
  }
}

/** Those of the paths that are heartbeats, in their order. */
export function heartbeatPaths(paths: readonly StatusPath[]): readonly StatusPath[] {
  return paths.filter((path) => isHeartbeatName(path.at(-1) ?? '')).slice(0, mostPaths)
}

/** Those of the paths that tell a version or a class, the most telling first, those higher up before those below. */
export function infoPaths(paths: readonly StatusPath[]): readonly StatusPath[] {
  const ranked = paths.flatMap((path) => {
    const rank = path.some(isSecretName) ? undefined : infoRank(path.at(-1) ?? '')
    return rank === undefined ? [] : [{ path, rank }]
  })
  return ranked
    .toSorted((a, b) => a.rank - b.rank || a.path.length - b.path.length)
    .slice(0, mostPaths)
    .map(({ path }) => path)
}
