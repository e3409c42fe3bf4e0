import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../object/index.ts'
import type { JsonSchemaProps } from '../json-schema-props.ts'
import {
  validateCustomResourceDefinition,
  validateCustomResourceDefinitionUpdate,
} from './validate-custom-resource-definition.ts'

function definition(spec: JsonObject = {}, version: JsonObject = {}, name = 'things.x.io'): JsonObject {
  const schema = { openAPIV3Schema: { type: 'object' } }
  return {
    metadata: { name },
    spec: {
      group: 'x.io',
      scope: 'Namespaced',
      names: { plural: 'things', kind: 'Thing' },
      versions: [{ name: 'v1', served: true, storage: true, schema, ...version }],
      ...spec,
    },
  }
}

const withSchema = (spec: JsonSchemaProps | JsonObject) =>
  definition({}, { schema: { openAPIV3Schema: { type: 'object', properties: { spec } } } })

const errorsOf = (object: unknown) => validateCustomResourceDefinition(object).map(String)
const at = 'spec.validation.openAPIV3Schema.properties[spec]'

// The texts are those of the packages of kube-apiserver 1.36.3 for the same definitions.
describe('a CustomResourceDefinition', () => {
  test('that is right has no errors', () => {
    expect(errorsOf(definition())).toEqual([])
  })

  test.each<[string, JsonObject, string[]]>([
    [
      'with another name',
      definition({}, {}, 'thing.x.io'),
      ['metadata.name: Invalid value: "thing.x.io": must be spec.names.plural+"."+spec.group'],
    ],
    ['without a scope', definition({ scope: '' }), ['spec.scope: Required value']],
    [
      'of an odd scope',
      definition({ scope: 'Galaxy' }),
      ['spec.scope: Unsupported value: "Galaxy": supported values: "Cluster", "Namespaced"'],
    ],
    [
      'without a schema',
      definition({}, { schema: undefined }),
      ['spec.versions[0].schema.openAPIV3Schema: Required value'],
    ],
    [
      'with an unknown strategy',
      definition({ conversion: { strategy: 'Magic' } }),
      ['spec.conversion.strategy: Unsupported value: "Magic": supported values: "None", "Webhook"'],
    ],
    [
      'with a column of an odd type',
      definition({}, { additionalPrinterColumns: [{ name: 'A', type: 'text', jsonPath: 'a' }] }),
      [
        'spec.additionalPrinterColumns[0].type: Invalid value: "text": must be one of boolean,date,integer,number,string',
        'spec.additionalPrinterColumns[0].JSONPath: Invalid value: "a": must be a simple json path starting with .',
      ],
    ],
    [
      'with a scale path outside of spec',
      definition(
        {},
        { subresources: { scale: { specReplicasPath: '.a', statusReplicasPath: '.status.b' } } },
      ),
      ['spec.subresources.scale.specReplicasPath: Invalid value: ".a": should be a json path under .spec'],
    ],
    [
      'in a group of Kubernetes without approval',
      definition({ group: 'x.k8s.io' }, {}, 'things.x.k8s.io'),
      [
        'metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111',
      ],
    ],
    [
      'with a field without a type',
      withSchema({}),
      [`${at}.type: Required value: must not be empty for specified object fields`],
    ],
    [
      'with an array without items',
      withSchema({ type: 'array' }),
      [`${at}.items: Required value: must be specified`],
    ],
    [
      'with a type in a branch',
      withSchema({ type: 'object', anyOf: [{ type: 'object' }] }),
      [`${at}.anyOf[0].type: Forbidden: must be empty to be structural`],
    ],
    [
      'with a default that is not valid',
      withSchema({ type: 'object', properties: { n: { type: 'integer', default: 'x' } } }),
      [`${at}.properties[n].default: Invalid value: "string":  in body must be of type integer: "string"`],
    ],
    [
      'with a default that would be pruned',
      withSchema({ type: 'object', default: { a: 1 } }),
      [`${at}.default: Invalid value: {"a":1}: must not have unknown fields`],
    ],
    [
      'with a list map whose key may be absent',
      withSchema({
        type: 'array',
        items: { type: 'object', properties: { name: { type: 'string' } } },
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['name'],
      }),
      [
        `${at}.items.properties[name].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property`,
      ],
    ],
    [
      'with a pattern that is none',
      withSchema({ type: 'string', pattern: '(' }),
      [
        `${at}.pattern: Invalid value: "(": must be a valid regular expression, but isn't: error parsing regexp: missing closing ): \`(\``,
      ],
    ],
    [
      'with unique items',
      withSchema({ type: 'array', items: { type: 'string' }, uniqueItems: true }),
      [
        `${at}.uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic`,
      ],
    ],
  ])('%s is told so', (_, object, expected) => {
    expect(errorsOf(object)).toEqual(expected)
  })

  test('with a branch at the root about a field that is not specified is told so; further in it is accepted', () => {
    const oneOf = [{ properties: { a: { minimum: 1 } } }]
    const root = definition({}, { schema: { openAPIV3Schema: { type: 'object', oneOf } } })
    const path = 'spec.validation.openAPIV3Schema'
    expect(errorsOf(root)).toEqual([
      `${path}.properties[a]: Required value: because it is defined in ${path}.oneOf[0].properties[a]`,
    ])
    expect(errorsOf(withSchema({ type: 'object', oneOf }))).toEqual([])
  })

  test('with versions that differ, is told so at the version', () => {
    const versions = [
      { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } },
      { name: 'v2', served: true, storage: false, schema: { openAPIV3Schema: { type: 'string' } } },
    ]
    expect(errorsOf(definition({ versions }))).toEqual([
      'spec.versions[1].schema.openAPIV3Schema.type: Invalid value: "string": must be object at the root',
    ])
  })

  test('keeps its group, its plural and, once established, its scope and kind', () => {
    const old = { ...definition(), status: { conditions: [{ type: 'Established', status: 'True' }] } }
    const changed = definition({ scope: 'Cluster', names: { plural: 'things', kind: 'Other' } })
    expect(validateCustomResourceDefinitionUpdate(changed, old).map(String)).toEqual([
      'spec.scope: Invalid value: "Cluster": field is immutable',
      'spec.names.kind: Invalid value: "Other": field is immutable',
    ])
  })
})
