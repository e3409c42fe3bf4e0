import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { isJsonObject, type JsonObject } from '../../src/object/index.ts'
import { compileCel } from '../../src/schema/cel/index.ts'
import {
  applyDefaults,
  coerce,
  compileSchema,
  readCustomResourceDefinition,
  type StructuralSchema,
  type ValidationRule,
  validate,
} from '../../src/schema/index.ts'
import { parseKubernetesYaml } from './kubernetes-yaml.ts'
import { describeData, sharedData } from './shared-data.ts'

/*
 * The rules of real definitions, compiled, and evaluated on the objects of openshift/api's suites that are created
 * there. Rules about a change (oldSelf) are compiled only, and a case that expects what such a rule says of a new
 * object (optionalOldSelf) is left out.
 */

const variables = ['self', 'oldSelf']

interface Case {
  readonly name: string
  readonly initial: string
  readonly expectedError?: string
}

const readYaml = (file: string) => parseKubernetesYaml(readFileSync(file, 'utf8'))

function filesIn(part: string, ending: string): string[] {
  const folder = sharedData(part)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => path.join(folder, file))
}

/** Every `x-kubernetes-validations` below. */
function rulesIn(node: unknown): ValidationRule[] {
  if (Array.isArray(node)) return node.flatMap(rulesIn)
  if (!isJsonObject(node)) return []
  const { 'x-kubernetes-validations': own, ...rest } = node
  return [...(Array.isArray(own) ? (own as ValidationRule[]) : []), ...Object.values(rest).flatMap(rulesIn)]
}

/** The messages of the rules that an object breaks, and what went wrong where one could not be evaluated. */
function brokenRules(schema: StructuralSchema, given: unknown): string[] {
  if (given === undefined || given === null) return []
  const value = withBytes(schema, given)
  const own = schema.validations
    .filter(({ rule }) => !rule.includes('oldSelf'))
    .flatMap((rule) => check(rule, value))
  if (Array.isArray(value)) {
    const { items } = schema
    return items === undefined ? own : [...own, ...value.flatMap((item) => brokenRules(items, item))]
  }
  if (!isJsonObject(value)) return own
  if (value instanceof Uint8Array) return own
  const below = Object.entries(value).flatMap(([key, member]) => {
    const child = childOf(schema, key)
    return child === undefined ? [] : brokenRules(child, member)
  })
  return [...own, ...below]
}

/** A string of the format byte is bytes to a rule, whatever holds it. */
function withBytes(schema: StructuralSchema, value: unknown): unknown {
  if (typeof value === 'string' && schema.format === 'byte') return Buffer.from(value, 'base64')
  const { items } = schema
  if (Array.isArray(value)) return items === undefined ? value : value.map((item) => withBytes(items, item))
  if (!isJsonObject(value) || value instanceof Uint8Array) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const child = childOf(schema, key)
      return [key, child === undefined ? member : withBytes(child, member)]
    }),
  )
}

function childOf(
  { properties, additionalProperties }: StructuralSchema,
  key: string,
): StructuralSchema | undefined {
  return properties.get(key) ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined)
}

function check({ rule, message, messageExpression }: ValidationRule, self: unknown): string[] {
  const result = compileCel(rule, { variables, resultType: 'bool' }).evaluate({ self })
  if (result.error !== undefined) return [`${result.error} evaluating rule: ${message ?? rule}`]
  if (result.value === true) return []
  const text =
    messageExpression === undefined
      ? undefined
      : compileCel(messageExpression, { variables, resultType: 'string' }).evaluate({ self }).value
  return [typeof text === 'string' ? text : (message ?? `failed rule: ${rule}`)]
}

/** The object as it would be stored, and the schema of its version. */
function created(crd: unknown, initial: JsonObject): { schema: StructuralSchema; value: JsonObject } {
  const definition = readCustomResourceDefinition(crd)
  const version = definition.versions.find(({ name }) => `${definition.group}/${name}` === initial.apiVersion)
  const schema = compileSchema(version?.schema)
  const value: JsonObject = { ...initial, metadata: initial.metadata ?? { name: 'test' } }
  if (version?.subresources.status) delete value.status
  coerce(schema, value)
  applyDefaults(schema, value)
  return { schema, value }
}

describeData('the rules of real definitions', ['openshift-api', 'crds/manifests'], () => {
  test('compile', () => {
    const files = [...filesIn('openshift-api', '.crd.yaml'), ...filesIn('crds/manifests', '.yaml')]
    const expressions = new Set(
      files
        .filter((file) => readFileSync(file, 'utf8').includes('x-kubernetes-validations'))
        .flatMap((file) => rulesIn(readYaml(file)))
        .flatMap(({ rule, messageExpression }) => [rule, ...(messageExpression ? [messageExpression] : [])]),
    )
    for (const expression of expressions) expect(() => compileCel(expression, { variables })).not.toThrow()
    expect(expressions.size).toBeGreaterThan(200)
  })

  test('say of new objects what the suites expect', () => {
    const failures: string[] = []
    let silent = 0
    let broken = 0
    for (const file of filesIn('openshift-api', '.tests.yaml')) {
      const crd = readYaml(file.replace('.tests.yaml', '.crd.yaml'))
      for (const { name, initial, expectedError } of (readYaml(file).tests.onCreate ?? []) as Case[]) {
        const { schema, value } = created(crd, (parseKubernetesYaml(initial) ?? {}) as JsonObject)
        if (validate(schema, value).length > 0) continue
        const messages = brokenRules(schema, value)
        if (messages.length === 0 && isAboutChange(crd, expectedError)) continue
        if (messages.length === 0) silent++
        else broken++
        const fits = expectedError
          ? messages.some(
              (message) => expectedError.includes(message.trim()) || message.includes(core(expectedError)),
            )
          : messages.length === 0
        if (!fits)
          failures.push(`${file}: ${name}\n  expected: ${expectedError}\n  broken: ${messages.join('\n')}`)
      }
    }
    console.log(`openshift/api: rules agree with ${silent} objects they let pass and ${broken} they refuse`)
    expect(failures).toEqual([])
    expect([silent, broken].every((count) => count > 100)).toBe(true)
  })
})

function isAboutChange(crd: unknown, expected = ''): boolean {
  return rulesIn(crd).some(({ rule, message }) => rule.includes('oldSelf') && message === expected)
}

/** What a rule said, without the path and the value that a server puts before it. */
function core(expected: string): string {
  return expected
    .replace(/^[\s\S]*Invalid value: "?\w+"?: /, '')
    .replace(/[\]\s]+$/, '')
    .trim()
}
