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
  compileSchema,
  type FieldError,
  parseColumnPath,
  printerColumns,
  rulesNotChecked,
  type StructuralSchema,
  validate,
  validateStatus,
} from '../../schema/index.ts'
import { typeProblem, validateObjectMeta, validateObjectMetaUpdate } from '../builtin/index.ts'
import { badRequest, causesOf } from '../error/index.ts'
import { schemaFieldType } from '../managed-fields/index.ts'
import type { ObjectView, ServedResource } from '../resource/served-resource.ts'
import type { StoredObject } from '../storage/index.ts'
import { nameColumn, type TableColumns } from '../table/index.ts'

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
  const stored = definition.versions.find(({ storage }) => storage) ?? version
  const storedApiVersion = formatApiVersion({ group, version: stored.name })
  const schema = compiled(version)
  const storedSchema = stored === version ? schema : compiled(stored)
  const views = new WeakMap<StoredObject, ObjectView>()
  const { scale } = version.subresources

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
    storageVersion: { group, version: stored.name },
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
    columns: columnsOf(version),
    patchSchema: { field: () => undefined },
    selectableFields: selectableFieldsOf(version),
    fieldType: () => schemaFieldType(schema()),
    typeProblem: ({ metadata }) => typeProblem({ ...metadata }, 'meta.v1.ObjectMeta'),
    prune: (object) => pruneResource(schema(), object),
    applyDefaults: (object) => applyDefaults(schema(), object),
    prepareForCreate() {},
    prepareForUpdate() {},
    validate(object) {
      const wrong = validateType(object, apiVersion, names.kind)
      if (wrong.length > 0) return wrong
      return [...validateObjectMeta(object.metadata), ...schemaCauses(schema(), validate(schema(), object))]
    },
    validateUpdate(object, old) {
      const wrong = validateType(object, apiVersion, names.kind)
      if (wrong.length > 0) return wrong
      return [
        ...validateObjectMetaUpdate(object.metadata, old.metadata),
        ...schemaCauses(schema(), validate(schema(), object, { old })),
      ]
    },
    validateStatus(object, old) {
      const wrong = validateType(object, apiVersion, names.kind)
      if (wrong.length > 0) return wrong
      return [
        ...validateObjectMetaUpdate(object.metadata, old.metadata),
        ...schemaCauses(schema(), validateStatus(schema(), object, old)),
      ]
    },
    toStored(object) {
      if (stored === version) return object
      const converted = structuredClone({ ...object, apiVersion: storedApiVersion })
      coerce(storedSchema(), converted)
      applyDefaults(storedSchema(), converted)
      return converted
    },
    view(stored) {
      if (stored.resourceVersion > definedAt && stored.object.apiVersion === apiVersion) return stored
      let view = views.get(stored)
      if (!view) {
        view = convert(stored)
        views.set(stored, view)
      }
      return view
    },
  }

  /** As kube-apiserver decodes from etcd: by the schema of storage with its defaults, then by this version's without. */
  function convert({ object }: StoredObject): ObjectView {
    const shown = structuredClone(object)
    shown.apiVersion = storedApiVersion
    coerce(storedSchema(), shown)
    applyDefaults(storedSchema(), shown)
    shown.apiVersion = apiVersion
    if (stored !== version) coerce(schema(), shown)
    return { object: shown, json: JSON.stringify(shown) }
  }
}

/** Compiled when first needed: a server with hundreds of definitions uses few of them. */
function compiled(version: CustomResourceDefinitionVersion): () => StructuralSchema {
  let schema: StructuralSchema | undefined
  return () => {
    schema ??= compileSchema(version.schema)
    return schema
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

function validateType(object: KubernetesObject, apiVersion: string, kind: string): StatusCause[] {
  const wrong = (field: string, value: unknown, wanted: string): StatusCause => ({
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${JSON.stringify(value)}: must be ${wanted}`,
    field,
  })
  return [
    ...(object.kind === kind ? [] : [wrong('kind', object.kind, kind)]),
    ...(object.apiVersion === apiVersion ? [] : [wrong('apiVersion', object.apiVersion, apiVersion)]),
  ]
}

function columnsOf(version: CustomResourceDefinitionVersion): TableColumns {
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

function selectableFieldsOf(
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
