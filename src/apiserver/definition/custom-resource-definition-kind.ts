import { isDeepStrictEqual } from 'node:util'
import type { KubernetesObject, StatusCause } from '../../object/index.ts'
import { readCustomResourceDefinition } from '../../schema/index.ts'
import { defineKind } from '../builtin/define-kind.ts'
import type { BuiltinKind } from '../builtin/index.ts'

/** CustomResourceDefinition itself, of apiextensions.k8s.io/v1. */
export const customResourceDefinitionKind: BuiltinKind = defineKind({
  group: 'apiextensions.k8s.io',
  version: 'v1',
  kind: 'CustomResourceDefinition',
  resource: 'customresourcedefinitions',
  namespaced: false,
  shortNames: ['crd', 'crds'],
  categories: ['api-extensions'],
  hasStatus: true,
  hasGeneration: true,
  allowUnconditionalUpdate: false,
  applyDefaults(object) {
    const spec = asRecord(object.spec)
    if (!spec) return
    const names = asRecord(spec.names)
    if (names && typeof names.kind === 'string') {
      names.singular ||= names.kind.toLowerCase()
      names.listKind ||= `${names.kind}List`
    }
    spec.conversion ??= { strategy: 'None' }
  },
  prepareForCreate(object) {
    const { versions } = readCustomResourceDefinition(object)
    const stored = versions.filter(({ storage }) => storage).map(({ name }) => name)
    object.status = { conditions: null, acceptedNames: { plural: '', kind: '' }, storedVersions: stored }
  },
  prepareForUpdate(object, old) {
    const { versions } = readCustomResourceDefinition(object)
    const status = asRecord(old.status)
    const before = Array.isArray(status?.storedVersions) ? (status.storedVersions as string[]) : []
    const stored = versions.filter(({ storage }) => storage).map(({ name }) => name)
    const added = stored.filter((name) => !before.includes(name))
    object.status = added.length === 0 ? old.status : { ...status, storedVersions: [...before, ...added] }
  },
  validate: validateName,
  validateUpdate: (object, old) => [...validateName(object), ...unchangeable(object, old)],
})

function validateName({ metadata, spec }: KubernetesObject): StatusCause[] {
  const { names, group } = readCustomResourceDefinition({ spec })
  const expected = `${names.plural}.${group}`
  if (metadata.name === expected) return []
  return [
    {
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${JSON.stringify(metadata.name ?? '')}: must be spec.names.plural+"."+spec.group`,
      field: 'metadata.name',
    },
  ]
}

/** Once a definition is established its group, scope, plural and kind stay. */
function unchangeable(object: KubernetesObject, old: KubernetesObject): StatusCause[] {
  const now = readCustomResourceDefinition(object)
  const was = readCustomResourceDefinition(old)
  const pairs: [string, unknown, unknown][] = [
    ['spec.scope', now.scope, was.scope],
    ['spec.names.kind', now.names.kind, was.names.kind],
    ['spec.names.plural', now.names.plural, was.names.plural],
    ['spec.group', now.group, was.group],
  ]
  return pairs
    .filter(([, value, before]) => !isDeepStrictEqual(value, before))
    .map(([field, value]) => ({
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${JSON.stringify(value)}: field is immutable`,
      field,
    }))
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}
