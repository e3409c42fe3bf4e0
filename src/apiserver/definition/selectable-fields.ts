import type { KubernetesObject } from '../../object/index.ts'
import { type CustomResourceDefinitionVersion, parseColumnPath } from '../../schema/index.ts'

/** What a field selector may ask for beside the metadata, and how it is read: '' where there is nothing. */
export function selectableFields(
  version: CustomResourceDefinitionVersion,
): Record<string, (object: KubernetesObject) => string> {
  return Object.fromEntries(
    version.selectableFields.map((field) => {
      const path = parseColumnPath(field)
      return [
        field.replace(/^\./, ''),
        (object: KubernetesObject) => {
          const value = path.first(object)
          return value === undefined || value === null ? '' : String(value)
        },
      ]
    }),
  )
}
