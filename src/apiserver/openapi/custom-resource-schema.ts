import { type GroupVersionKind, isJsonObject, type JsonObject } from '../../object/index.ts'
import { componentOfCustomResource } from './component-name.ts'
import { addStruct, typeMetaProperties } from './struct-schema.ts'

/**
 * Adds the schema of a version of a CRD to `components`: its own, with the metadata that every object has. A
 * missing schema allows anything. Answers its name.
 */
export function addCustomResource(
  components: JsonObject,
  kind: GroupVersionKind,
  openAPIV3Schema: unknown,
): string {
  const name = componentOfCustomResource(kind)
  const own = asObject(openAPIV3Schema) ?? { 'x-kubernetes-preserve-unknown-fields': true }
  const { apiVersion, kind: ownKind, metadata, ...properties } = asObject(own.properties) ?? {}
  const { group, version } = kind
  components[name] = {
    ...own,
    type: 'object',
    properties: {
      ...typeMetaProperties(),
      metadata: objectMeta(components),
      ...shownEach(components, properties),
    },
    'x-kubernetes-group-version-kind': [{ group, version, kind: kind.kind }],
  }
  return name
}

/** As kube-apiserver publishes a structural schema: what its extensions imply is written out. */
function shown(components: JsonObject, schema: unknown): unknown {
  const own = asObject(schema)
  if (!own) return schema
  const properties = asObject(own.properties)
  const isEmbedded = own['x-kubernetes-embedded-resource'] === true
  return {
    ...own,
    ...(own['x-kubernetes-int-or-string'] === true && !own.anyOf && { anyOf: intOrString }),
    ...((properties || isEmbedded) && {
      properties: {
        ...(isEmbedded && { ...typeMetaProperties(), metadata: objectMeta(components) }),
        ...shownEach(components, properties ?? {}),
      },
    }),
    ...(isEmbedded && { required: ['kind', 'apiVersion'] }),
    ...(own.items !== undefined && { items: shown(components, own.items) }),
    ...(asObject(own.additionalProperties) && {
      additionalProperties: shown(components, own.additionalProperties),
    }),
  }
}

const intOrString = [{ type: 'integer' }, { type: 'string' }]

const shownEach = (components: JsonObject, properties: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, shown(components, schema)]))

function objectMeta(components: JsonObject): JsonObject {
  return {
    allOf: [{ $ref: `#/components/schemas/${addStruct(components, 'meta.v1.ObjectMeta')}` }],
    description: 'What every object has: name, namespace, labels and more.',
  }
}

const asObject = (value: unknown): JsonObject | undefined => (isJsonObject(value) ? value : undefined)
