import {
  formatApiVersion,
  formatGroupResource,
  type KubernetesObject,
  parseApiVersion,
  type StatusCause,
} from '../../object/index.ts'
import {
  applyDefaults,
  blocksRules,
  type CustomResourceDefinition,
  type CustomResourceDefinitionVersion,
  coerce,
  coerceObjectMeta,
  type FieldError,
  rulesNotChecked,
  type StructuralSchema,
  validate,
  validateStatus,
} from '../../schema/index.ts'
import { typeProblem, validateObjectMeta, validateObjectMetaUpdate } from '../builtin/index.ts'
import { badRequest, causesOf, invalidValue } from '../error/index.ts'
import { schemaFieldType } from '../managed-fields/index.ts'
import type { ServedResource } from '../resource/served-resource.ts'
import { selectableFields } from './selectable-fields.ts'
import { versionColumns } from './version-columns.ts'
import { VersionForms } from './version-forms.ts'

export interface CustomResourceOptions {
  /** The version of the definition itself: objects stored later already obey it. */
  readonly definedAt: number
  readonly retired: AbortSignal
}

/** One version of a CustomResourceDefinition as the routes serve it. */
export function customResource(
  definition: CustomResourceDefinition,
  version: CustomResourceDefinitionVersion,
  { definedAt, retired }: CustomResourceOptions,
): ServedResource {
  const { group, names } = definition
  const gvr = { group, version: version.name, resource: names.plural }
  const apiVersion = formatApiVersion(gvr)
  const forms = new VersionForms(definition, version, definedAt)
  const schema = () => forms.schema
  const { scale } = version.subresources
  /** What is wrong with its type; where nothing is, what `more` finds. */
  const validated = (object: KubernetesObject, more: () => StatusCause[]): StatusCause[] => {
    const wrong = validateType(object, apiVersion, names.kind)
    return wrong.length > 0 ? wrong : more()
  }

  return {
    ...gvr,
    kind: names.kind,
    namespaced: definition.scope === 'Namespaced',
    custom: true,
    listKind: names.listKind,
    singular: names.singular,
    shortNames: names.shortNames,
    categories: names.categories,
    verbs: ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'],
    collection: formatGroupResource(gvr),
    storageVersion: { group, version: forms.stored.name },
    hasStatus: version.subresources.status,
    hasGeneration: true,
    ...(scale && {
      scale: {
        specReplicas: scale.specReplicasPath.replace(/^\./, ''),
        statusReplicas: scale.statusReplicasPath.replace(/^\./, ''),
        selector: (scale.labelSelectorPath ?? '').replace(/^\./, ''),
      },
    }),
    allowCreateOnUpdate: false,
    allowUnconditionalUpdate: false,
    ...(version.deprecationWarning !== undefined && { deprecationWarning: version.deprecationWarning }),
    openAPIV3Schema: version.schema,
    selectablePaths: version.selectableFields,
    retired,
    columns: versionColumns(version),
    patchSchema: { field: () => undefined },
    selectableFields: selectableFields(version),
    fieldType: () => schemaFieldType(schema()),
    typeProblem: ({ metadata }) => typeProblem({ ...metadata }, 'meta.v1.ObjectMeta'),
    prune: (object) => pruneResource(schema(), object),
    applyDefaults: (object) => applyDefaults(schema(), object),
    prepareForCreate() {},
    prepareForUpdate() {},
    validate: (object) =>
      validated(object, () => [
        ...validateObjectMeta(object.metadata),
        ...schemaCauses(schema(), validate(schema(), object)),
      ]),
    validateUpdate: (object, old) =>
      validated(object, () => [
        ...validateObjectMetaUpdate(object.metadata, old.metadata),
        ...schemaCauses(schema(), validate(schema(), object, { old })),
      ]),
    validateStatus: (object, old) =>
      validated(object, () => [
        ...validateObjectMetaUpdate(object.metadata, old.metadata),
        ...schemaCauses(schema(), validateStatus(schema(), object, old)),
      ]),
    toStored: (object) => forms.toStored(object),
    view: (stored) => forms.view(stored),
  }
}

/** Brings an object into the form of its schema; throws a 400 when its metadata cannot be read. */
function pruneResource(schema: StructuralSchema, object: KubernetesObject): string[] {
  const { metadata, unknownFields, problem } = coerceObjectMeta(object.metadata)
  if (problem !== undefined) throw badRequest(problem)
  object.metadata = metadata
  const coercion = coerce(schema, object)
  if (coercion.error) {
    const { kind, apiVersion } = object
    const version = JSON.stringify(parseApiVersion(apiVersion ?? '').version)
    throw badRequest(`${kind} in version ${version} cannot be handled as a ${kind}: ${coercion.error}`)
  }
  const unknown = [...unknownFields.map((field) => `metadata.${field}`), ...coercion.unknownFields]
  return unknown.map((field) => `unknown field ${JSON.stringify(field)}`)
}

/** CEL rules are not evaluated; what kube-apiserver says when it could not is said all the same. */
function schemaCauses(schema: StructuralSchema, errors: readonly FieldError[]): StatusCause[] {
  return causesOf(blocksRules(errors) && hasRules(schema) ? [...errors, rulesNotChecked()] : errors)
}

function hasRules(schema: StructuralSchema): boolean {
  const below = [schema.items, schema.additionalProperties, ...schema.properties.values()]
  return schema.validations.length > 0 || below.some((child) => typeof child === 'object' && hasRules(child))
}

function validateType(
  { kind, apiVersion }: KubernetesObject,
  ownVersion: string,
  ownKind: string,
): StatusCause[] {
  return [
    ...(kind === ownKind ? [] : [invalidValue('kind', kind, `must be ${ownKind}`)]),
    ...(apiVersion === ownVersion ? [] : [invalidValue('apiVersion', apiVersion, `must be ${ownVersion}`)]),
  ]
}
