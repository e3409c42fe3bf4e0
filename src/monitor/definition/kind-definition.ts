import type { SchemaHints } from '../../health/index.ts'
import type { ApiResource } from '../../object/index.ts'
import {
  type CustomResourceDefinition,
  type CustomResourceDefinitionVersion,
  type JsonPath,
  type PrinterColumn,
  parseColumnPath,
  printerColumns,
  schemaAt,
  schemaOf,
  textEnum,
  type UncheckedSchema,
} from '../../schema/index.ts'
import { findPairs, type Pair } from '../pairing/index.ts'

import { readStatusPaths, type StatusPaths } from './status-paths.ts'

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
  /** Where the status tells times that move and versions; undefined when the schema does not say what is in it. */
  readonly statusPaths: StatusPaths | undefined
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
    statusPaths: readStatusPaths(schema),
    keepsUnknownFields: keepsUnknownFields(schema),
    schemaHints: {
      hasStatus: mayHaveStatus(version, schema),
      enums: readStatusEnums(schema),
      columns: readStatusColumns(columns),
    },
  }
}

const creationPath = '.metadata.creationTimestamp'

/** Whether it is the column that is called Age nearly everywhere. */
export function showsCreation({ definition }: PrinterColumn): boolean {
  return definition.type === 'date' && definition.jsonPath === creationPath
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
  // The same as binnacle_cr_created_timestamp_seconds.
  if (jsonPath === creationPath) return 'none'
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

/** A schema that keeps fields that it does not declare may have a status too. */
function mayHaveStatus(
  { subresources }: CustomResourceDefinitionVersion,
  schema: UncheckedSchema | undefined,
): boolean {
  return (
    subresources.status ||
    schemaAt(schema, ['status']) !== undefined ||
    schema === undefined ||
    schema['x-kubernetes-preserve-unknown-fields'] === true
  )
}

/** How deep in a status, and how many, enums are looked for: a state stands near the top. */
const deepestEnum = 4
const mostEnums = 64

/** Values of the enums in the status, nested ones too, by path; `[]` stands for the entries of a list. */
function readStatusEnums(schema: UncheckedSchema | undefined): Record<string, readonly string[]> {
  const enums: Record<string, readonly string[]> = {}
  let count = 0
  const visit = (at: UncheckedSchema | undefined, path: string, depth: number): void => {
    if (at === undefined || depth > deepestEnum || count >= mostEnums) return
    const values = textEnum(at)
    if (values.length > 0) {
      enums[path] = values
      count++
    }
    for (const [field, property] of Object.entries(schemaOf(at.properties) ?? {})) {
      if (field !== 'conditions') visit(schemaOf(property), `${path}.${field}`, depth + 1)
    }
    visit(schemaOf(at.items), `${path}[]`, depth)
  }
  visit(schemaAt(schema, ['status']), 'status', 0)
  return enums
}

const columnOfField = /^\.status((?:\.[\w-]+)+)$/
const columnOfCondition =
  /^\.status((?:\.[\w-]+)*\.[cC]onditions)\[\?\(@\.type\s*==\s*["']([^"']+)["']\)\]\.status$/

/** The fields of the status that columns show, by the path that health gives them, with the column's name. */
function readStatusColumns(columns: readonly ColumnDefinition[]): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const { column, name } of columns) {
    const path = column.definition.jsonPath
    const condition = columnOfCondition.exec(path)
    const field = columnOfField.exec(path)
    if (condition) shown[`status${condition[1]}[type=${condition[2]}]`] ??= name
    else if (field) shown[`status${field[1]}`] ??= name
  }
  return shown
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
