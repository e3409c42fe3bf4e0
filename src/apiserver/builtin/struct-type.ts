import type { GroupVersionKind } from '../../object/index.ts'
import { fieldTable } from './generated/field-table.ts'

/** Types whose form in JSON and in protobuf is not that of a struct. */
export type ScalarName =
  | 'string'
  | 'bytes'
  | 'bool'
  | 'int32'
  | 'int64'
  | 'float64'
  | 'Time'
  | 'MicroTime'
  | 'Quantity'
  | 'IntOrString'
  | 'FieldsV1'
  | 'RawExtension'
  | 'ExtraValue'
  | 'Any'

export type FieldType =
  | { readonly kind: 'scalar'; readonly scalar: ScalarName }
  /** `name` is the short name of a StructType. */
  | { readonly kind: 'struct'; readonly name: string }
  | { readonly kind: 'list'; readonly of: FieldType }
  | { readonly kind: 'map'; readonly of: FieldType }

/** A field of a Go struct of the API, by its tags. */
export interface StructField {
  /** As in JSON; `@` for a struct that is inlined there and a message of its own in protobuf. */
  readonly name: string
  /** In protobuf. */
  readonly number: number
  readonly type: FieldType
  /** An empty value was set on purpose: Go holds the field as a pointer. */
  readonly pointer: boolean
  /** Left out of JSON when empty. */
  readonly omitEmpty: boolean
  readonly required: boolean
  readonly patchStrategies: readonly ('merge' | 'retainKeys' | 'replace')[]
  readonly patchMergeKey?: string
  /** `atomic`, `set`, `map`, or `granular`, of lists, maps and structs. */
  readonly listType?: string
  readonly listMapKeys: readonly string[]
}

export interface StructType {
  /** Short: `core.v1.PodSpec`, `meta.v1.ObjectMeta`. */
  readonly name: string
  /** As they stand in protobuf. */
  readonly fields: readonly StructField[]
  /** As they stand in JSON, with inlined structs flattened. */
  readonly properties: ReadonlyMap<string, StructField>
}

const scalarNames: readonly string[] = [
  'string',
  'bytes',
  'bool',
  'int32',
  'int64',
  'float64',
  'Time',
  'MicroTime',
  'Quantity',
  'IntOrString',
  'FieldsV1',
  'RawExtension',
  'ExtraValue',
  'Any',
] satisfies ScalarName[]

function readType(text: string): FieldType {
  if (text.startsWith('[]')) return { kind: 'list', of: readType(text.slice(2)) }
  if (text.startsWith('{}')) return { kind: 'map', of: readType(text.slice(2)) }
  return scalarNames.includes(text)
    ? { kind: 'scalar', scalar: text as ScalarName }
    : { kind: 'struct', name: text }
}

function readField(line: string): StructField {
  const [name = '', number, type = '', ...words] = line.split(' ')
  const strategies = words
    .filter((word) => /^(merge|retainKeys|replace)\b/.test(word))
    .join()
    .split(',')
  const mergeKey = strategies.find((word) => word.startsWith('merge='))?.slice('merge='.length)
  const [listType, keys] = (words.find((word) => word.startsWith('list=')) ?? '')
    .slice('list='.length)
    .split(':')
  return {
    name,
    number: Number(number),
    type: readType(type.replace(/^\*/, '')),
    pointer: type.startsWith('*'),
    omitEmpty: words.includes('?'),
    required: words.includes('!'),
    patchStrategies: strategies
      .map((word) => word.split('=')[0])
      .filter((word) => word === 'merge' || word === 'retainKeys' || word === 'replace'),
    ...(mergeKey !== undefined && { patchMergeKey: mergeKey }),
    ...(listType && { listType }),
    listMapKeys: keys?.split(',') ?? [],
  }
}

class LazyStruct implements StructType {
  readonly name: string
  readonly #lines: readonly string[]
  readonly #structs: ReadonlyMap<string, StructType>
  #fields: readonly StructField[] | undefined
  #properties: ReadonlyMap<string, StructField> | undefined

  constructor(name: string, lines: readonly string[], structs: ReadonlyMap<string, StructType>) {
    this.name = name
    this.#lines = lines
    this.#structs = structs
  }

  get fields(): readonly StructField[] {
    this.#fields ??= this.#lines.map(readField)
    return this.#fields
  }

  get properties(): ReadonlyMap<string, StructField> {
    this.#properties ??= new Map(this.fields.flatMap((field) => this.#flatten(field)))
    return this.#properties
  }

  #flatten(field: StructField): [string, StructField][] {
    if (field.name !== '@' || field.type.kind !== 'struct') return [[field.name, field]]
    return [...(this.#structs.get(field.type.name)?.properties ?? [])]
  }
}

/**
 * Every struct that the built-in kinds reach, by its short name. Fields are read when first asked for, because
 * a server that starts needs next to none of them.
 */
export const structTypes: ReadonlyMap<string, StructType> = readStructs(fieldTable)

/** Reads the text form that the field table is written in. */
export function readStructs(text: string): ReadonlyMap<string, StructType> {
  const structs = new Map<string, StructType>()
  for (const block of text.trim().split(/\n(?! )/)) {
    const [name = '', ...lines] = block.split('\n')
    structs.set(
      name,
      new LazyStruct(
        name,
        lines.map((line) => line.slice(1)),
        structs,
      ),
    )
  }
  return structs
}

/** The short name of a kind's struct: the first label of the group, or `core`, then version and kind. */
export function structNameOf({ group, version, kind }: GroupVersionKind): string {
  return `${group.split('.')[0] || 'core'}.${version}.${kind}`
}
