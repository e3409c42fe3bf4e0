import type { SchemaHints } from '../../health/index.ts'
import type { ApiResource } from '../../object/index.ts'
import {
  type CustomResourceDefinition,
  type CustomResourceDefinitionVersion,
  type JsonPath,
  type PrinterColumn,
  parseColumnPath,
  printerColumns,
} from '../../schema/index.ts'
import { findPairs, type Pair } from '../pairing/index.ts'
import { schemaAt, schemaOf, textEnum, type UncheckedSchema } from './schema-lookup.ts'

/** What a CustomResourceDefinition tells about reading its resources in one version. Immutable. */
export interface KindDefinition {
  readonly resource: ApiResource
  readonly columns: readonly ColumnDefinition[]
  /** Whether any column has a meaning as a number. */
  readonly hasNumericColumns: boolean
  /** Values that the schema lists for the fields of `status` that can hold a phase, by field. */
  readonly phases: ReadonlyMap<string, readonly string[]>
  /** Where the scale subresource finds its counts, if the kind has one. */
  readonly scale: { readonly spec: JsonPath; readonly status: JsonPath } | undefined
  readonly schemaHints: SchemaHints
  /** The fields of spec and status that mean the same, as far as the schema shows them. */
  readonly pairs: readonly Pair[]
  /** Whether objects may have fields at the top of spec or status that the schema does not know. */
  readonly keepsUnknownFields: boolean
}

export interface ColumnDefinition {
  readonly column: PrinterColumn
  readonly name: string
  /** What its values are as a metric; `none` for text, and for a repeated name. */
  readonly meaning: 'number' | 'date' | 'quantity' | 'none'
}

/** Fields of `status` that hold a phase, in the order in which they are looked at. */
export const phaseFields = ['phase', 'state', 'status'] as const

/** Longer lists are no phases: with them only the current value is written. */
const mostPhases = 32

export function readKindDefinition(
  definition: CustomResourceDefinition,
  version: CustomResourceDefinitionVersion,
): KindDefinition {
  const schema = schemaOf(version.schema)
  const columns = readColumns(version)
  return {
    resource: {
      group: definition.group,
      version: version.name,
      resource: definition.names.plural,
      kind: definition.names.kind,
      namespaced: definition.scope === 'Namespaced',
    },
    columns,
    hasNumericColumns: columns.some(({ meaning }) => meaning !== 'none'),
    phases: readPhases(version),
    scale: readScale(version),
    pairs: findPairs(schema),
    keepsUnknownFields: keepsUnknownFields(schema),
    schemaHints: {
      hasStatus: version.subresources.status || schemaAt(schema, ['status']) !== undefined,
      enums: readStatusEnums(version),
    },
  }
}

function keepsUnknownFields(schema: UncheckedSchema | undefined): boolean {
  return [schema, schemaAt(schema, ['spec']), schemaAt(schema, ['status'])].some(
    (part) => part?.properties === undefined || part['x-kubernetes-preserve-unknown-fields'] === true,
  )
}

function readColumns(version: CustomResourceDefinitionVersion): ColumnDefinition[] {
  const seen = new Set<string>()
  return printerColumns(version).map((column) => {
    const { name } = column.definition
    const meaning = seen.has(name) ? 'none' : meaningOf(column, version)
    seen.add(name)
    return { column, name, meaning }
  })
}

/**
 * A text column is a quantity when the schema says so: `x-kubernetes-int-or-string`, as controller-gen writes
 * for resource.Quantity, or a pattern with the suffixes of quantities.
 */
function meaningOf(
  { definition }: PrinterColumn,
  version: CustomResourceDefinitionVersion,
): ColumnDefinition['meaning'] {
  const { type, jsonPath } = definition
  // The Age column: the same as binnacle_cr_created_timestamp_seconds.
  if (jsonPath === '.metadata.creationTimestamp') return 'none'
  if (type === 'integer' || type === 'number') return 'number'
  if (type === 'date') return 'date'
  if (type !== 'string' || !/^(\.[\w-]+)+$/.test(jsonPath)) return 'none'
  const field = schemaAt(schemaOf(version.schema), jsonPath.slice(1).split('.'))
  const pattern = field?.pattern
  const isQuantity = typeof pattern === 'string' && /KMGTPE|numkMG/.test(pattern)
  return field?.['x-kubernetes-int-or-string'] === true || isQuantity ? 'quantity' : 'none'
}

function readPhases(version: CustomResourceDefinitionVersion): Map<string, readonly string[]> {
  const phases = new Map<string, readonly string[]>()
  for (const field of phaseFields) {
    const values = textEnum(schemaAt(schemaOf(version.schema), ['status', field]))
    if (values.length > 0 && values.length <= mostPhases) phases.set(field, values)
  }
  return phases
}

function readStatusEnums(version: CustomResourceDefinitionVersion): Record<string, readonly string[]> {
  const properties = schemaOf(schemaAt(schemaOf(version.schema), ['status'])?.properties)
  const enums: Record<string, readonly string[]> = {}
  for (const [field, schema] of Object.entries(properties ?? {})) {
    const values = textEnum(schemaOf(schema))
    if (values.length > 0) enums[`status.${field}`] = values
  }
  return enums
}

function readScale({ subresources: { scale } }: CustomResourceDefinitionVersion): KindDefinition['scale'] {
  if (!scale) return undefined
  try {
    return {
      spec: parseColumnPath(scale.specReplicasPath),
      status: parseColumnPath(scale.statusReplicasPath),
    }
  } catch {
    // A path that cannot be read is a fault of the definition; the usual fields are read instead.
    return undefined
  }
}
