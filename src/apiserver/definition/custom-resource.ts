import { formatApiVersion, type KubernetesObject, type StatusCause } from '../../object/index.ts'
import {
  type CustomResourceDefinition,
  type CustomResourceDefinitionVersion,
  parseColumnPath,
  printerColumns,
} from '../../schema/index.ts'
import { validateObjectMeta, validateObjectMetaUpdate } from '../builtin/object-meta-validation.ts'
import { collectionOf, type ObjectView, type ServedResource } from '../resource/served-resource.ts'
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
    collection: collectionOf(gvr),
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
    retired,
    columns: columnsOf(version),
    patchSchema: { field: () => undefined },
    selectableFields: selectableFieldsOf(version),
    prune: () => [],
    applyDefaults() {},
    prepareForCreate() {},
    prepareForUpdate() {},
    validate: (object) => [
      ...validateType(object, apiVersion, names.kind),
      ...validateObjectMeta(object.metadata),
    ],
    validateUpdate: (object, old) => [
      ...validateType(object, apiVersion, names.kind),
      ...validateObjectMetaUpdate(object.metadata, old.metadata),
    ],
    toStored: (object) => ({ ...object, apiVersion: storedApiVersion }),
    view(object) {
      if (object.resourceVersion > definedAt && object.object.apiVersion === apiVersion) return object
      let view = views.get(object)
      if (!view) {
        const shown = { ...object.object, apiVersion }
        view = { object: shown, json: JSON.stringify(shown) }
        views.set(object, view)
      }
      return view
    },
  }
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
        description: definition.description ?? '',
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
