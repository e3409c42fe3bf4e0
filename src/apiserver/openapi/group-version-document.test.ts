import { describe, expect, test } from 'vitest'
import { builtinKinds } from '../builtin/index.ts'
import { type DocumentedResource, groupVersionDocument } from './group-version-document.ts'
import { openApiIndex } from './open-api-index.ts'

type JsonObject = Record<string, unknown>

const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch']
const database: DocumentedResource = {
  group: 'example.com',
  version: 'v1beta1',
  kind: 'Database',
  resource: 'databases',
  namespaced: true,
  custom: true,
  verbs,
  subresources: ['status', 'scale'],
  openAPIV3Schema: {
    type: 'object',
    description: 'A database.',
    properties: {
      spec: { type: 'object', properties: { size: { type: 'integer' } } },
      metadata: { type: 'object' },
    },
  },
}
const documented = builtinKinds.map(
  (kind): DocumentedResource => ({
    ...kind,
    custom: false,
    subresources: [...(kind.hasStatus ? ['status'] : []), ...(kind.scale ? ['scale'] : [])],
  }),
)
const documents = new Map(
  [...new Set(documented.map(({ group, version }) => `${group}/${version}`)), 'example.com/v1beta1'].map(
    (key) => {
      const [group = '', version = ''] = key.split('/')
      const resources = [...documented, database].filter(
        (one) => one.group === group && one.version === version,
      )
      return [key, groupVersionDocument({ group, version }, resources)]
    },
  ),
)

/** Every value of a key, however deep. */
function valuesOf(value: unknown, key: string): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) =>
    name === key && typeof item === 'string' ? [item] : valuesOf(item, key),
  )
}

describe.each([...documents])('the document of %s', (_, document) => {
  test('refers only to components that it has', () => {
    const known = new Set(
      Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`),
    )
    expect(valuesOf(document, '$ref').filter((ref) => !known.has(String(ref)))).toEqual([])
  })

  test('gives every operation an id of its own', () => {
    const ids = valuesOf(document.paths, 'operationId')
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  test('lets every write say how fields are validated, without which kubectl does not write', () => {
    const writes = Object.values(document.paths)
      .flatMap((item) => Object.entries(item as JsonObject))
      .filter(([method]) => ['post', 'put', 'patch'].includes(method))
    const names = (operation: unknown) =>
      ((operation as { parameters?: { name: string }[] }).parameters ?? []).map(({ name }) => name)
    expect(writes.length).toBeGreaterThan(0)
    expect(writes.filter(([, operation]) => !names(operation).includes('fieldValidation'))).toEqual([])
  })

  test('finds by its group, version and kind the schema of every kind', () => {
    const kinds = Object.values(document.components.schemas).flatMap(
      (schema) => ((schema as JsonObject)['x-kubernetes-group-version-kind'] ?? []) as { kind: string }[],
    )
    for (const item of Object.values(document.paths))
      for (const operation of Object.values(item as JsonObject)) {
        const kind = (operation as JsonObject)['x-kubernetes-group-version-kind']
        if (kind !== undefined) expect(kinds).toContainEqual(kind)
      }
  })
})

describe('the schemas of built-in kinds', () => {
  const schema = (key: string, name: string) =>
    documents.get(key)?.components.schemas[name] as { properties: Record<string, JsonObject> }

  test('carry the merge keys that kubectl apply reads', () => {
    expect(schema('apps/v1', 'io.k8s.api.core.v1.PodSpec').properties.containers).toMatchObject({
      type: 'array',
      items: { allOf: [{ $ref: '#/components/schemas/io.k8s.api.core.v1.Container' }] },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['name'],
      'x-kubernetes-patch-merge-key': 'name',
      'x-kubernetes-patch-strategy': 'merge',
    })
  })

  test('say what their fields are for', () => {
    expect(schema('/v1', 'io.k8s.api.core.v1.ConfigMap')).toMatchObject({
      description: expect.stringContaining('Configuration'),
      properties: {
        data: {
          type: 'object',
          additionalProperties: { type: 'string' },
          description: expect.stringContaining('UTF-8'),
        },
        metadata: {
          allOf: [{ $ref: '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' }],
        },
      },
    })
  })
})

describe('the document of a CRD', () => {
  const document = documents.get('example.com/v1beta1')

  test('has its schema under the reversed group, with the metadata of all objects', () => {
    expect(document?.components.schemas['com.example.v1beta1.Database']).toEqual({
      type: 'object',
      description: 'A database.',
      properties: {
        apiVersion: expect.anything(),
        kind: expect.anything(),
        metadata: {
          allOf: [{ $ref: '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' }],
          description: expect.any(String),
        },
        spec: { type: 'object', properties: { size: { type: 'integer' } } },
      },
      'x-kubernetes-group-version-kind': [{ group: 'example.com', version: 'v1beta1', kind: 'Database' }],
    })
  })

  test('has its paths, and no strategic merge', () => {
    expect(Object.keys(document?.paths ?? {})).toEqual([
      '/apis/example.com/v1beta1/namespaces/{namespace}/databases',
      '/apis/example.com/v1beta1/namespaces/{namespace}/databases/{name}',
      '/apis/example.com/v1beta1/namespaces/{namespace}/databases/{name}/status',
      '/apis/example.com/v1beta1/namespaces/{namespace}/databases/{name}/scale',
      '/apis/example.com/v1beta1/databases',
    ])
    expect(JSON.stringify(document)).not.toContain('strategic-merge-patch')
    expect(valuesOf(document?.paths, 'operationId')).toContain('readExampleComV1beta1NamespacedDatabase')
  })
})

test('the index changes the address of a document only when its text changes', () => {
  const index = (text: string) => openApiIndex(new Map([['api/v1', text]])).paths['api/v1']?.serverRelativeURL
  expect(index('one')).toMatch(/^\/openapi\/v3\/api\/v1\?hash=[0-9A-F]{128}$/)
  expect(index('one')).toBe(index('one'))
  expect(index('one')).not.toBe(index('two'))
})
