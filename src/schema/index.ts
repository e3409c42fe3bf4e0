export { applyDefaults } from './apply-defaults.ts'
export { type Coercion, coerce } from './coerce.ts'
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
export {
  validateCustomResourceDefinition,
  validateCustomResourceDefinitionUpdate,
} from './definition/validate-custom-resource-definition.ts'
export { FieldError, type FieldErrorType, PrintedValue } from './field-error.ts'
export {
  JsonPath,
  type JsonPathOptions,
  parseColumnPath,
  parseJsonPath,
} from './json-path/json-path.ts'
export { JsonPathError } from './json-path/json-path-error.ts'
export type { JsonSchemaProps, ValidationRule } from './json-schema-props.ts'
export { coerceObjectMeta, type ObjectMetaCoercion } from './object-meta-coercion.ts'
export { type Cell, PrinterColumn, printerColumns } from './printer-column.ts'
export { prune } from './prune.ts'
export { readCustomResourceDefinition } from './read-custom-resource-definition.ts'
export { compileSchema, type StructuralSchema } from './structural-schema.ts'
export { schemaAt, schemaOf, textEnum, type UncheckedSchema } from './unchecked-schema.ts'
export { blocksRules, rulesNotChecked, type ValidateOptions, validate, validateStatus } from './validate.ts'
