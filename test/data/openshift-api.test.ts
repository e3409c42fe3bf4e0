import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/object/index.ts'
import {
  applyDefaults,
  blocksRules,
  coerce,
  compileSchema,
  type FieldError,
  type JsonSchemaProps,
  readCustomResourceDefinition,
  rulesNotChecked,
  type StructuralSchema,
  type ValidationRule,
  validate,
  validateCustomResourceDefinition,
  validateStatus,
} from '../../src/schema/index.ts'
import { parseKubernetesYaml } from './kubernetes-yaml.ts'
import { describeData, sharedData } from './shared-data.ts'

/*
 * The suites of openshift/api, as far as they need no CEL: coerce, default and validate have to give the object
 * or the error that a case expects. Left out are cases that expect the error of a CEL rule: those whose expected
 * text, without path and shown value, contains the message of a rule of the CRD or is contained in one. The
 * criterion looks at the case and its CRD only, never at what is computed here.
 */

const data = sharedData('openshift-api')

interface Case {
  name: string
  initial: string
  updated?: string
  expected?: string
  expectedError?: string
  expectedStatusError?: string
  initialCRDPatches?: Patch[]
}

interface Patch {
  op: string
  path: string
  value?: unknown
}

interface Suite {
  file: string
  crd: JsonObject
  onCreate: Case[]
  onUpdate: Case[]
  /** The served version, compiled once. */
  resourceOf(apiVersion: unknown): Resource
}

const readYaml = (file: string) => parseKubernetesYaml(readFileSync(file, 'utf8'))
const object = (text: string) => (parseKubernetesYaml(text) ?? {}) as JsonObject

function readSuites(): Suite[] {
  return readdirSync(data, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tests.yaml'))
    .sort()
    .map((file) => {
      const { tests } = readYaml(path.join(data, file))
      const crd = withoutBrokenAnnotations(
        readYaml(path.join(data, file.replace('.tests.yaml', '.crd.yaml'))),
      )
      const resources = new Map<unknown, Resource>()
      const resourceOf = (apiVersion: unknown) => {
        const known = resources.get(apiVersion) ?? new Resource(crd, apiVersion)
        resources.set(apiVersion, known)
        return known
      }
      return { file, crd, onCreate: tests.onCreate ?? [], onUpdate: tests.onUpdate ?? [], resourceOf }
    })
}

/** Keys of annotations that end in a slash are none, and are dropped before a CRD is applied. */
function withoutBrokenAnnotations(crd: JsonObject): JsonObject {
  const metadata = crd.metadata as JsonObject
  const annotations = Object.entries(metadata.annotations ?? {}).filter(([key]) => !key.endsWith('/'))
  return { ...crd, metadata: { ...metadata, annotations: Object.fromEntries(annotations) } }
}

/** The served version of a case, compiled. */
class Resource {
  readonly schema: StructuralSchema
  readonly hasStatus: boolean
  readonly rules: ValidationRule[]
  readonly #kind: string

  constructor(crd: unknown, apiVersion: unknown) {
    const definition = readCustomResourceDefinition(crd)
    const version = definition.versions.find(({ name }) => `${definition.group}/${name}` === apiVersion)
    this.schema = compileSchema(version?.schema)
    this.hasStatus = version?.subresources.status ?? false
    this.rules = rulesOf(version?.schema ?? {})
    this.#kind = `${definition.names.kind}.${definition.group}`
  }

  /** The object as it would be stored. */
  store(given: JsonObject): JsonObject {
    const value: JsonObject = { ...structuredClone(given), metadata: given.metadata ?? { name: 'test' } }
    coerce(this.schema, value)
    applyDefaults(this.schema, value)
    return value
  }

  /** The message of the Status that a server answers with. */
  message(errors: readonly FieldError[], value: JsonObject): string {
    const all = this.rules.length > 0 && blocksRules(errors) ? [...errors, rulesNotChecked()] : errors
    const texts = [...new Set(all.map(String))]
    const text = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`
    const name = (value.metadata as JsonObject | undefined)?.name ?? ''
    return `${this.#kind} "${name}" is invalid: ${text}`
  }
}

function rulesOf(schema: JsonSchemaProps): ValidationRule[] {
  const children = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items ? [schema.items] : []),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
  ]
  return [...(schema['x-kubernetes-validations'] ?? []), ...children.flatMap(rulesOf)]
}

/** What 1.36 prints where the suites still quote 1.32. */
const modern = (text: string) =>
  text
    .replaceAll('<nil>: Invalid value: "null":', '<nil>: Invalid value: null:')
    .replaceAll('Duplicate value: map[string]interface {}{', 'Duplicate value: {')

/** A fraction in an int32 is told with the format, where 1.32 told the type. */
const withFormat = (text: string) =>
  text.replace(/ in body must be of type integer$/, ' in body must be of type int32')

function expectsRule(expected: string, rules: readonly ValidationRule[]): boolean {
  const core = expected
    .replace(/^[\s\S]*Invalid value: "(?:object|array|string|integer|number|boolean)": /, '')
    .replace(/[\]\s]+$/, '')
    .trim()
  if (/ in body |must validate /.test(core)) return false
  return rules.some(({ rule, message, messageExpression }) => {
    const text = message?.trim() ?? `failed rule: ${rule.trim()}`
    if (messageExpression !== undefined && literalsOf(messageExpression).some((part) => core.includes(part)))
      return true
    return core !== '' && (text.includes(core) || core.includes(text))
  })
}

const literalsOf = (expression: string) =>
  [...expression.matchAll(/'([^']{8,})'|"([^"]{8,})"/g)].map(([, single, double]) => single ?? double ?? '')

function withoutMetadata({ metadata: _, ...rest }: JsonObject): JsonObject {
  return rest
}

/** Applies the patches of the suites: they only add, replace and remove at plain paths. */
function patched(crd: JsonObject, patches: Patch[]): JsonObject {
  const copy = structuredClone(crd)
  for (const { op, path: pointer, value } of patches) {
    const steps = pointer
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    const last = steps.pop() ?? ''
    const parent = steps.reduce<JsonObject>((node, step) => node[step] as JsonObject, copy)
    if (op === 'remove') Array.isArray(parent) ? parent.splice(Number(last), 1) : delete parent[last]
    else parent[last] = value
  }
  return copy
}

type Verdict = { kind: 'pass' } | { kind: 'rule' } | { kind: 'fail'; why: string }

function judge(
  expected: string | undefined,
  message: string,
  rules: readonly ValidationRule[],
): Verdict | undefined {
  if (!expected) return message === '' ? undefined : { kind: 'fail', why: `unexpected: ${message}` }
  if (expectsRule(expected, rules)) return { kind: 'rule' }
  if ([modern(expected), withFormat(expected)].some((text) => message.includes(text))) return { kind: 'pass' }
  return { kind: 'fail', why: `expected: ${expected}\n     got: ${message}` }
}

function compare(value: JsonObject, expected: string | undefined): Verdict {
  if (expected === undefined) return { kind: 'pass' }
  try {
    expect(withoutMetadata(value)).toEqual(withoutMetadata(object(expected)))
    return { kind: 'pass' }
  } catch {
    return { kind: 'fail', why: `expected: ${expected}\n     got: ${JSON.stringify(value)}` }
  }
}

function runCreate({ resourceOf }: Suite, given: Case): Verdict {
  const initial = object(given.initial)
  const resource = resourceOf(initial.apiVersion)
  if (resource.hasStatus) delete initial.status
  const value = resource.store(initial)
  const errors = validate(resource.schema, value)
  const message = errors.length > 0 ? resource.message(errors, value) : ''
  return judge(given.expectedError, message, resource.rules) ?? compare(value, given.expected)
}

function runUpdate({ crd, resourceOf }: Suite, given: Case): Verdict {
  const initial = object(given.initial)
  const updated = object(given.updated ?? '')
  const patches = given.initialCRDPatches
  const before = patches
    ? new Resource(patched(crd, patches), initial.apiVersion)
    : resourceOf(initial.apiVersion)
  const after = resourceOf(updated.apiVersion ?? initial.apiVersion)
  const old = after.store(before.store(initial))
  const main = structuredClone(updated)
  if (after.hasStatus) {
    delete main.status
    if (old.status !== undefined) main.status = structuredClone(old.status)
  }
  const value = after.store(main)
  const errors = validate(after.schema, value, { old })
  const message = errors.length > 0 ? after.message(errors, value) : ''
  const verdict = judge(given.expectedError, message, after.rules)
  if (verdict !== undefined) return verdict
  if (!after.hasStatus || updated.status === undefined) {
    return given.expectedStatusError ? { kind: 'rule' } : compare(value, given.expected)
  }
  const withStatus = after.store({ ...value, status: updated.status })
  const statusErrors = validateStatus(after.schema, withStatus, value)
  const statusMessage = statusErrors.length > 0 ? after.message(statusErrors, withStatus) : ''
  return judge(given.expectedStatusError, statusMessage, after.rules) ?? compare(withStatus, given.expected)
}

describeData('openshift/api', ['openshift-api'], () => {
  const suites = readSuites()

  test('all its CRDs are accepted', () => {
    for (const { file, crd } of suites) {
      expect(validateCustomResourceDefinition(crd).map(String), file).toEqual([])
    }
  })

  test('its cases that need no CEL pass', () => {
    const failures: string[] = []
    let passed = 0
    let rules = 0
    const count = (name: string, verdict: Verdict) => {
      if (verdict.kind === 'pass') passed++
      else if (verdict.kind === 'rule') rules++
      else failures.push(`${name}\n${verdict.why}`)
    }
    for (const suite of suites) {
      for (const given of suite.onCreate) count(`${suite.file}: ${given.name}`, runCreate(suite, given))
      for (const given of suite.onUpdate) count(`${suite.file}: ${given.name}`, runUpdate(suite, given))
    }
    console.log(
      `openshift/api: ${passed} of ${passed + failures.length} cases without CEL; ${rules} need CEL`,
    )
    expect(failures).toEqual([])
    expect(passed).toBeGreaterThan(400)
  })
})
