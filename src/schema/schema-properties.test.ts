import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyDefaults } from './apply-defaults.ts'
import { coerce } from './coerce.ts'
import { validateCustomResourceDefinition } from './definition/validate-custom-resource-definition.ts'
import type { JsonSchemaProps } from './json-schema-props.ts'
import { prune } from './prune.ts'
import { compileSchema } from './structural-schema.ts'
import { validate } from './validate.ts'

const name = fc.constantFrom('a', 'b', 'c')
const leaf = fc.oneof(
  fc.record(
    {
      type: fc.constantFrom('string', 'integer', 'number', 'boolean'),
      nullable: fc.boolean(),
      default: fc.oneof(fc.constantFrom('x', 1, true, null)),
      pattern: fc.constantFrom('^a', '[0-9]+$'),
      maximum: fc.integer(),
    },
    { requiredKeys: ['type'] },
  ),
  fc.constant({ 'x-kubernetes-preserve-unknown-fields': true }),
  fc.constant({ 'x-kubernetes-int-or-string': true }),
)

const { schema } = fc.letrec<{ schema: JsonSchemaProps }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf as fc.Arbitrary<JsonSchemaProps>,
    fc.record(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(name, tie('schema')),
        default: fc.constant({}),
        nullable: fc.boolean(),
        required: fc.array(name),
        'x-kubernetes-embedded-resource': fc.boolean(),
        'x-kubernetes-preserve-unknown-fields': fc.boolean(),
      },
      { requiredKeys: ['type'] },
    ) as fc.Arbitrary<JsonSchemaProps>,
    fc.record({
      type: fc.constant('object'),
      additionalProperties: tie('schema'),
    }) as fc.Arbitrary<JsonSchemaProps>,
    fc.record(
      {
        type: fc.constant('array'),
        items: tie('schema'),
        'x-kubernetes-list-type': fc.constantFrom('set', 'map', 'atomic'),
        'x-kubernetes-list-map-keys': fc.array(name, { minLength: 1, maxLength: 2 }),
      },
      { requiredKeys: ['type', 'items'] },
    ) as fc.Arbitrary<JsonSchemaProps>,
  ),
}))

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', '', 7, 1.5, true, null),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'kind', 'metadata'), tie('value')),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}))

test('pruning twice is pruning once', () => {
  fc.assert(
    fc.property(schema, value, (props, given) => {
      const compiled = compileSchema(props)
      const once = structuredClone(given)
      prune(compiled, once)
      const twice = structuredClone(once)
      expect(prune(compiled, twice)).toEqual([])
      expect(twice).toEqual(once)
    }),
  )
})

test('coercing twice is coercing once', () => {
  fc.assert(
    fc.property(schema, value, (props, given) => {
      const compiled = compileSchema(props)
      const once = structuredClone(given)
      if (coerce(compiled, once).error !== undefined) return
      const twice = structuredClone(once)
      coerce(compiled, twice)
      expect(twice).toEqual(once)
    }),
  )
})

test('defaulting twice is defaulting once, and never takes anything away', () => {
  fc.assert(
    fc.property(schema, value, (props, given) => {
      const compiled = compileSchema(props)
      const once = structuredClone(given)
      applyDefaults(compiled, once)
      const twice = structuredClone(once)
      applyDefaults(compiled, twice)
      expect(twice).toEqual(once)
      expect(keeps(given, once)).toBe(true)
    }),
  )
})

/** Whether all that was there is there still; nulls are what a default may take the place of. */
function keeps(before: unknown, after: unknown): boolean {
  if (before === null) return true
  if (typeof before !== 'object') return before === after
  return Object.entries(before as object).every(
    ([key, member]) => key in (after as object) && keeps(member, (after as Record<string, unknown>)[key]),
  )
}

test('every JSON has a verdict under every JSON as schema, on create and on update', () => {
  fc.assert(
    fc.property(fc.oneof(schema, fc.jsonValue()), value, value, (props, given, old) => {
      const compiled = compileSchema(props as JsonSchemaProps)
      expect(validate(compiled, given)).toBeInstanceOf(Array)
      expect(validate(compiled, given, { old })).toBeInstanceOf(Array)
    }),
  )
})

// What is preserved without being specified, or has no key, has no old value; embedded resources are not ratcheted.
test('an update that changes nothing is valid, where all is specified', () => {
  fc.assert(
    fc.property(schema, value, (spec, given) => {
      const compiled = compileSchema({ type: 'object', properties: { spec } })
      if (/preserve-unknown|embedded|"map"/.test(JSON.stringify(spec))) return
      const object = { spec: structuredClone(given) }
      coerce(compiled, object)
      expect(validate(compiled, object, { old: structuredClone(object) }).map(String)).toEqual([])
    }),
  )
})

test('every JSON has a verdict as a CustomResourceDefinition', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.oneof(schema, fc.jsonValue()), (part, props) => {
      validateCustomResourceDefinition(part)
      const version = {
        name: 'v1',
        storage: true,
        schema: { openAPIV3Schema: props },
        selectableFields: part,
      }
      expect(validateCustomResourceDefinition({ spec: { versions: [version], names: part } })).not.toEqual([])
    }),
  )
})
