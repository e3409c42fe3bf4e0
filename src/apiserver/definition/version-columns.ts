import { type CustomResourceDefinitionVersion, printerColumns } from '../../schema/index.ts'
import { nameColumn, type TableColumns } from '../table/index.ts'

/** The columns of a version's tables: the name, and those that it prints. */
export function versionColumns(version: CustomResourceDefinitionVersion): TableColumns {
  const columns = printerColumns(version)
  return {
    definitions: [
      nameColumn,
      ...columns.map(({ definition }) => ({
        name: definition.name,
        type: definition.type,
        format: definition.format ?? '',
        description:
          definition.description ||
          `Custom resource definition column (in JSONPath format): ${definition.jsonPath}`,
        priority: definition.priority,
      })),
    ],
    cells: (object, now) => [
      object.metadata.name ?? '',
      ...columns.map((column) => column.cell(object, now)),
    ],
  }
}
