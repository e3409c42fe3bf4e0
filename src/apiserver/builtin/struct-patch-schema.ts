import type { PatchField, PatchSchema } from '../patch/index.ts'
import { type FieldType, type StructField, structTypes } from './struct-type.ts'

/** How objects of a struct merge: apimachinery's PatchMetaFromStruct over the field table. */
export function structPatchSchema(name: string): PatchSchema {
  return {
    field: (key) => {
      const field = structTypes.get(name)?.properties.get(key)
      return field && patchField(field)
    },
  }
}

function patchField({ type, patchStrategies, patchMergeKey }: StructField): PatchField {
  const schema = schemaOf(type)
  return {
    strategies: patchStrategies,
    ...(patchMergeKey !== undefined && { mergeKey: patchMergeKey }),
    ...(schema !== undefined && { schema }),
  }
}

/** The schema of a struct, of the items of a list of structs, and of a map, whose every key has one type. */
function schemaOf(type: FieldType): PatchSchema | undefined {
  if (type.kind === 'struct') return structPatchSchema(type.name)
  if (type.kind === 'list') return type.of.kind === 'struct' ? structPatchSchema(type.of.name) : undefined
  if (type.kind === 'map') {
    const schema = schemaOf(type.of)
    return { field: () => ({ strategies: [], ...(schema !== undefined && { schema }) }) }
  }
  return undefined
}
