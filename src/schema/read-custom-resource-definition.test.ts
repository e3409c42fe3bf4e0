import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCustomResourceDefinition } from './read-custom-resource-definition.ts'

const complete = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'questdbs.db.example.com' },
  spec: {
    group: 'db.example.com',
    scope: 'Namespaced',
    names: { plural: 'questdbs', kind: 'QuestDB', shortNames: ['qdb'], categories: ['all'] },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object' } },
        subresources: { status: {}, scale: { specReplicasPath: '.spec.n', statusReplicasPath: '.status.n' } },
        additionalPrinterColumns: [{ name: 'Size', type: 'integer', jsonPath: '.spec.size', priority: 1 }],
        selectableFields: [{ jsonPath: '.spec.size' }],
      },
      { name: 'v1beta1', served: true, deprecated: true, schema: { openAPIV3Schema: { type: 'object' } } },
    ],
  },
  status: {
    conditions: [{ type: 'Established', status: 'True', reason: 'InitialNamesAccepted' }],
    storedVersions: ['v1'],
  },
}

describe('reading a CustomResourceDefinition', () => {
  test('gives every field its type and the server its defaults', () => {
    expect(readCustomResourceDefinition(complete)).toEqual({
      name: 'questdbs.db.example.com',
      group: 'db.example.com',
      scope: 'Namespaced',
      names: {
        plural: 'questdbs',
        singular: 'questdb',
        kind: 'QuestDB',
        listKind: 'QuestDBList',
        shortNames: ['qdb'],
        categories: ['all'],
      },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          deprecated: false,
          schema: { type: 'object' },
          subresources: {
            status: true,
            scale: { specReplicasPath: '.spec.n', statusReplicasPath: '.status.n' },
          },
          additionalPrinterColumns: [{ name: 'Size', type: 'integer', jsonPath: '.spec.size', priority: 1 }],
          selectableFields: ['.spec.size'],
        },
        {
          name: 'v1beta1',
          served: true,
          storage: false,
          deprecated: true,
          deprecationWarning: 'db.example.com/v1beta1 QuestDB is deprecated; use db.example.com/v1 QuestDB',
          schema: { type: 'object' },
          subresources: { status: false },
          additionalPrinterColumns: [],
          selectableFields: [],
        },
      ],
      conversion: { strategy: 'None' },
      preserveUnknownFields: false,
      conditions: [{ type: 'Established', status: 'True', reason: 'InitialNamesAccepted' }],
      storedVersions: ['v1'],
      problems: [],
    })
  })

  test('says of each odd field what it is and goes on', () => {
    const read = readCustomResourceDefinition({
      spec: {
        group: 'x.io',
        names: { plural: 'things', kind: 7 },
        scope: 'Galaxy',
        versions: [
          {
            name: 'v1',
            served: 'yes',
            additionalPrinterColumns: [{ name: 'A', type: 'text', jsonPath: '.a' }],
          },
          3,
        ],
        conversion: { strategy: 'Magic' },
      },
      status: { storedVersions: ['v1', null] },
    })
    expect(read.problems.map(({ field, message }) => `${field} ${message}`)).toEqual([
      'spec.names.kind is a number, not a string',
      'spec.versions[1] is a number, not an object',
      'spec.versions[0].schema.openAPIV3Schema is not there, so nothing is known of the fields',
      'spec.versions[0].served is a string, not a boolean',
      'spec.versions[0].additionalPrinterColumns[0].type is "text", taken as "string"',
      'spec.versions[1].name is not there',
      'spec.versions[1].schema.openAPIV3Schema is not there, so nothing is known of the fields',
      'spec.scope is "Galaxy", taken as "Namespaced"',
      'spec.conversion.strategy is "Magic", taken as "None"',
      'status.storedVersions[1] is null, not a string',
    ])
    expect(read).toMatchObject({ name: 'things.x.io', scope: 'Namespaced', storedVersions: ['v1'] })
  })

  test('never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void readCustomResourceDefinition(value)))
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('names', 'versions', 'scope', 'conversion'),
        (value, field) => {
          readCustomResourceDefinition({ ...complete, spec: { ...complete.spec, [field]: value } })
          readCustomResourceDefinition({
            ...complete,
            spec: { ...complete.spec, versions: [value] },
            status: value,
          })
        },
      ),
    )
  })
})
