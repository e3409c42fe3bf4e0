import { isJsonObject, type JsonObject } from '../../object/index.ts'
import {
  readCustomResourceDefinition,
  validateCustomResourceDefinition,
  validateCustomResourceDefinitionUpdate,
} from '../../schema/index.ts'
import { type BuiltinKind, validateObjectMetaUpdate } from '../builtin/index.ts'
import { causesOf } from '../error/index.ts'

/** The kind CustomResourceDefinition with the strategy of apiextensions-apiserver. */
export function withDefinitionStrategy(kind: BuiltinKind): BuiltinKind {
  return {
    ...kind,
    applyDefaults: ({ spec }) => applyDefaults(spec),
    prepareForCreate(object) {
      const storedVersions = storageVersions(object)
      object.status = { conditions: null, acceptedNames: { plural: '', kind: '' }, storedVersions }
    },
    prepareForUpdate(object, old) {
      const before = readCustomResourceDefinition(old).storedVersions
      const storedVersions = [...new Set([...before, ...storageVersions(object)])]
      object.status = { ...(old.status as JsonObject | undefined), storedVersions }
    },
    validate: (object) => causesOf(validateCustomResourceDefinition(object)),
    validateUpdate: (object, old) => [
      ...validateObjectMetaUpdate(object.metadata, old.metadata),
      ...causesOf(validateCustomResourceDefinitionUpdate(object, old)),
    ],
  }
}

/** SetDefaults_CustomResourceDefinitionSpec. */
function applyDefaults(spec: unknown): void {
  if (!isJsonObject(spec)) return
  const { names } = spec
  if (isJsonObject(names) && typeof names.kind === 'string' && names.kind !== '') {
    names.singular ||= names.kind.toLowerCase()
    names.listKind ||= `${names.kind}List`
  }
  spec.conversion ??= { strategy: 'None' }
}

function storageVersions(object: unknown): string[] {
  const { versions } = readCustomResourceDefinition(object)
  // Two are an error, which the validation tells by the first being kept alone.
  const [first] = versions.filter(({ storage }) => storage)
  return first ? [first.name] : []
}
