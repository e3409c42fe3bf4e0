import { type ApiResource, formatGroupKind, type GroupVersion, type JsonObject } from '../../object/index.ts'
import { structNameOf } from '../builtin/index.ts'
import { addCustomResource } from './custom-resource-schema.ts'
import { resourcePaths } from './resource-paths.ts'
import { addKind, addStruct, typeMetaProperties } from './struct-schema.ts'

/** One resource as its OpenAPI document needs it. */
export interface DocumentedResource extends ApiResource {
  /** A CRD's, whose `openAPIV3Schema` describes it. */
  readonly custom: boolean
  readonly verbs: readonly string[]
  /** Such as `status` and `scale`. */
  readonly subresources: readonly string[]
  /** Of the version of a CRD; absent when it has none. */
  readonly openAPIV3Schema?: unknown
  /** JSONPaths that field selectors may name, of a CRD. */
  readonly selectablePaths?: readonly string[]
  /** Default: the kind with `List`. */
  readonly listKind?: string
}

/** An OpenAPI 3.0 document, ready for JSON. */
export interface OpenApiDocument {
  readonly openapi: '3.0.0'
  readonly info: { readonly title: string; readonly version: string }
  readonly paths: Readonly<Record<string, unknown>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}

/**
 * The document of one group and version, served at `/openapi/v3/apis/<group>/<version>` or `/openapi/v3/api/v1`.
 * It has what clients read: `kubectl explain` the schemas, `kubectl apply` the merge keys, and all writes the
 * fieldValidation parameter.
 */
export function groupVersionDocument(
  groupVersion: GroupVersion,
  resources: readonly DocumentedResource[],
): OpenApiDocument {
  const schemas: JsonObject = {}
  const paths: JsonObject = {}
  addKind(schemas, 'meta.v1.DeleteOptions', [{ ...groupVersion, kind: 'DeleteOptions' }])
  addKind(schemas, 'meta.v1.Status', [{ group: '', version: 'v1', kind: 'Status' }])
  schemas['io.k8s.apimachinery.pkg.apis.meta.v1.Patch'] = {
    type: 'object',
    description: 'A patch, in the form that its media type says.',
  }
  for (const resource of resources) {
    const { group, version, kind } = resource
    const schema = resource.custom
      ? addCustomResource(schemas, resource, resource.openAPIV3Schema)
      : addKind(schemas, structNameOf(resource), [{ group, version, kind }])
    addList(schemas, schema, resource)
    const fields = resource.selectablePaths?.map((path) => ({ fieldPath: path.replace(/^\./, '') })) ?? []
    if (fields.length > 0)
      for (const name of [schema, `${schema}List`])
        Object.assign(schemas[name] as JsonObject, { 'x-kubernetes-selectable-fields': fields })
    if (resource.subresources.includes('scale'))
      addKind(schemas, 'autoscaling.v1.Scale', [{ group: 'autoscaling', version: 'v1', kind: 'Scale' }])
    Object.assign(paths, resourcePaths(resource, schema))
  }
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'unversioned' },
    paths,
    components: { schemas },
  }
}

function addList(schemas: JsonObject, schema: string, resource: DocumentedResource): void {
  const { group, version, kind, listKind = `${kind}List` } = resource
  const item = { $ref: `#/components/schemas/${schema}` }
  schemas[`${schema}List`] = {
    description: `A list of ${formatGroupKind({ group, kind })} objects.`,
    type: 'object',
    required: ['items'],
    properties: {
      ...typeMetaProperties(),
      items: {
        description: 'The objects.',
        type: 'array',
        items: resource.custom ? item : { allOf: [item], default: {} },
      },
      metadata: {
        allOf: [{ $ref: `#/components/schemas/${addStruct(schemas, 'meta.v1.ListMeta')}` }],
        description: 'The version of the list, and where its next page begins.',
        ...(!resource.custom && { default: {} }),
      },
    },
    'x-kubernetes-group-version-kind': [{ group, version, kind: listKind }],
  }
}
