export type {
  ColumnType,
  CustomResourceColumnDefinition,
  CustomResourceConversion,
  CustomResourceDefinition,
  CustomResourceDefinitionNames,
  CustomResourceDefinitionProblem,
  CustomResourceDefinitionVersion,
  CustomResourceSubresourceScale,
  CustomResourceSubresources,
} from './custom-resource-definition.ts'
export { goFormat } from './json-path/go-format.ts'
export {
  JsonPath,
  type JsonPathOptions,
  parseColumnPath,
  parseJsonPath,
  relaxJsonPath,
} from './json-path/json-path.ts'
export { JsonPathError } from './json-path/json-path-error.ts'
export type { JsonSchemaProps, ValidationRule } from './json-schema-props.ts'
export { type Cell, PrinterColumn, printerColumns } from './printer-column.ts'
export { readCustomResourceDefinition } from './read-custom-resource-definition.ts'
