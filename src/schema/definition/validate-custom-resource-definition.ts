import { isDns1035Label, isDns1123Subdomain, isJsonObject, type JsonObject } from '../../object/index.ts'
import { FieldError } from '../field-error.ts'
import { compileSchema } from '../structural-schema.ts'
import { deepEqual } from '../validation/deep-equal.ts'
import { checkObjectMeta } from '../validation/object-meta-check.ts'
import { checkConversion } from './conversion-check.ts'
import { objectOf, objectsOf, stringOf, stringsOf } from './schema-fields.ts'
import { checkDeprecation, checkSettings } from './version-check.ts'
import { VersionSettings } from './version-settings.ts'

/**
 * Validates a CustomResourceDefinition of apiextensions.k8s.io/v1 that is to be created, in the order and with
 * the texts of apiextensions-apiserver 1.36 (apis/apiextensions/validation/validation.go), CEL expressions apart.
 * The server's defaults count as given. Fields of the wrong type count as absent: refuse those when decoding.
 * Where upstream shows the whole of `spec.versions` in Go's form, the value reads otherwise here.
 */
export function validateCustomResourceDefinition(object: unknown): FieldError[] {
  const definition = objectOf(object) ?? {}
  const metadata = objectOf(definition.metadata) ?? {}
  const spec = objectOf(definition.spec) ?? {}
  return [
    ...checkName(metadata, spec),
    ...checkSpec(spec),
    ...checkStoredVersions(definition, spec),
    ...checkApiApproval(metadata, stringOf(spec.group)),
    ...checkPreserveUnknownFields(spec),
  ]
}

/**
 * Validates a new version of a stored CustomResourceDefinition: as a new one, and what may not change.
 *
 * Upstream also forgives what the stored one had wrong already; definitions stored by this server had nothing.
 */
export function validateCustomResourceDefinitionUpdate(object: unknown, old: unknown): FieldError[] {
  const [spec, oldSpec] = [object, old].map((definition) => objectOf(objectOf(definition)?.spec) ?? {}) as [
    JsonObject,
    JsonObject,
  ]
  const names = objectOf(spec.names) ?? {}
  const oldNames = objectOf(oldSpec.names) ?? {}
  // The name cannot have changed, so it fits the names as long as they do not.
  const errors = validateCustomResourceDefinition(object).filter(({ field }) => field !== 'metadata.name')
  if (isEstablished(old)) {
    errors.push(...checkImmutable('spec.scope', spec.scope, oldSpec.scope))
    errors.push(...checkImmutable('spec.names.kind', names.kind, oldNames.kind))
  }
  errors.push(...checkImmutable('spec.group', spec.group, oldSpec.group))
  errors.push(...checkImmutable('spec.names.plural', names.plural, oldNames.plural))
  return errors
}

function isEstablished(definition: unknown): boolean {
  const conditions = objectsOf(objectOf(objectOf(definition)?.status)?.conditions)
  return conditions.some(({ type, status }) => type === 'Established' && status === 'True')
}

function checkImmutable(path: string, value: unknown, old: unknown): FieldError[] {
  return deepEqual(value, old) ? [] : [FieldError.invalid(path, value, 'field is immutable')]
}

function checkName(metadata: JsonObject, spec: JsonObject): FieldError[] {
  const requiredName = `${stringOf(objectOf(spec.names)?.plural)}.${stringOf(spec.group)}`
  const errors: FieldError[] = []
  if (stringOf(metadata.name) === '') {
    errors.push(FieldError.required('metadata.name', 'name or generateName is required'))
  }
  const nameProblems = (name: string) => [
    ...isDns1123Subdomain(name),
    ...(name === requiredName ? [] : ['must be spec.names.plural+"."+spec.group']),
  ]
  return [...errors, ...checkObjectMeta(metadata, 'metadata', nameProblems)]
}

function checkSpec(spec: JsonObject): FieldError[] {
  const versions = objectsOf(spec.versions)
  const settings = new VersionSettings(versions)
  const errors = [...checkGroup(stringOf(spec.group)), ...checkScope(stringOf(spec.scope))]
  if (!hasSchema(settings.lifted('schema')?.value)) {
    versions.forEach((_, index) => {
      if (hasSchema(settings.ofVersion('schema', index)?.value)) return
      errors.push(FieldError.required(`spec.versions[${index}].schema.openAPIV3Schema`))
    })
  }
  if (spec.preserveUnknownFields === true && versions.some((version) => hasDefaults(version.schema))) {
    const detail = 'must be false in order to use defaults in the schema'
    errors.push(FieldError.invalid('spec.preserveUnknownFields', true, detail))
  }
  versions.forEach((version, index) => {
    const path = `spec.versions[${index}]`
    errors.push(...checkVersionName(version.name, `${path}.name`))
    errors.push(...checkDeprecation(version, path))
    errors.push(
      ...checkSettings(
        (setting) => settings.ofVersion(setting, index),
        hasStatus(version),
        () => objectOf(version.schema)?.openAPIV3Schema,
      ),
    )
  })
  errors.push(...checkVersions(versions))
  errors.push(...checkNames(spec))
  errors.push(
    ...checkSettings(
      (setting) => settings.lifted(setting),
      versions.some(hasStatus),
      () => objectOf(versions[0]?.schema)?.openAPIV3Schema,
    ),
  )
  const conversion = objectOf(spec.conversion) ?? { strategy: 'None' }
  if (conversion.strategy !== 'None' && spec.preserveUnknownFields === true) {
    const detail = 'must be None if spec.preserveUnknownFields is true'
    errors.push(FieldError.invalid('spec.conversion.strategy', stringOf(conversion.strategy), detail))
  }
  return [...errors, ...checkConversion(conversion, 'spec.conversion')]
}

function checkGroup(group: string): FieldError[] {
  if (group === '') return [FieldError.required('spec.group')]
  const problems = isDns1123Subdomain(group)
  if (problems.length > 0) return [FieldError.invalid('spec.group', group, problems.join(','))]
  if (group.includes('.')) return []
  return [FieldError.invalid('spec.group', group, 'should be a domain with at least one dot')]
}

function checkScope(scope: string): FieldError[] {
  if (scope === '') return [FieldError.required('spec.scope')]
  if (scope === 'Cluster' || scope === 'Namespaced') return []
  return [FieldError.notSupported('spec.scope', scope, ['Cluster', 'Namespaced'])]
}

function hasSchema(validation: unknown): boolean {
  return isJsonObject(validation) && isJsonObject(validation.openAPIV3Schema)
}

function hasDefaults(validation: unknown): boolean {
  return compileSchema(objectOf(objectOf(validation)?.openAPIV3Schema)).hasDefaults
}

function hasStatus(version: JsonObject): boolean {
  return isJsonObject(objectOf(version.subresources)?.status)
}

function checkVersionName(name: unknown, path: string): FieldError[] {
  const text = stringOf(name)
  const problems = isDns1035Label(text)
  return problems.length === 0 ? [] : [FieldError.invalid(path, text, problems.join(','))]
}

function checkVersions(versions: readonly JsonObject[]): FieldError[] {
  const errors: FieldError[] = []
  const names = versions.map((version) => stringOf(version.name))
  if (new Set(names).size < names.length) {
    errors.push(FieldError.invalid('spec.versions', versions, 'must contain unique version names'))
  }
  if (versions.filter((version) => version.storage === true).length !== 1) {
    const detail = 'must have exactly one version marked as storage version'
    errors.push(FieldError.invalid('spec.versions', versions.length > 0 ? versions : null, detail))
  }
  // The first name is kept twice inside the server, and is checked twice.
  const [first] = names
  if (first) errors.push(...checkVersionName(first, 'spec.version'))
  return errors
}

function checkNames(spec: JsonObject): FieldError[] {
  const names = objectOf(spec.names) ?? {}
  const kind = stringOf(names.kind)
  const defaulted: JsonObject = {
    ...names,
    singular: stringOf(names.singular) || kind.toLowerCase(),
    listKind: stringOf(names.listKind) || (kind === '' ? '' : `${kind}List`),
  }
  const path = 'spec.names'
  const errors: FieldError[] = []
  for (const field of ['plural', 'singular', 'kind', 'listKind']) {
    if (stringOf(defaulted[field]) === '') errors.push(FieldError.required(`${path}.${field}`))
  }
  for (const field of ['plural', 'singular', 'kind', 'listKind']) {
    const name = stringOf(defaulted[field])
    const isKind = field === 'kind' || field === 'listKind'
    const problems = name === '' ? [] : isDns1035Label(isKind ? name.toLowerCase() : name)
    if (problems.length === 0) continue
    const prefix = isKind ? 'may have mixed case, but should otherwise match: ' : ''
    errors.push(FieldError.invalid(`${path}.${field}`, name, `${prefix}${problems.join(',')}`))
  }
  errors.push(...checkNameList(names.shortNames, `${path}.shortNames`))
  if (kind !== '' && kind === defaulted.listKind) {
    errors.push(FieldError.invalid(`${path}.listKind`, kind, 'kind and listKind may not be the same'))
  }
  errors.push(...checkNameList(names.categories, `${path}.categories`))
  return errors
}

function checkNameList(value: unknown, path: string): FieldError[] {
  return stringsOf(value).flatMap((name, index) => checkVersionName(name, `${path}[${index}]`))
}

/** Versions that objects may be stored in have to stay. */
function checkStoredVersions(definition: JsonObject, spec: JsonObject): FieldError[] {
  const path = 'status.storedVersions'
  const versions = objectsOf(spec.versions)
  const storage = versions.find((version) => version.storage === true)
  const given = stringsOf(objectOf(definition.status)?.storedVersions)
  const stored = given.length > 0 || storage === undefined ? given : [stringOf(storage.name)]
  if (stored.length === 0) return [FieldError.invalid(path, null, 'must have at least one stored version')]
  const errors: FieldError[] = []
  for (const version of versions) {
    const name = stringOf(version.name)
    if (version.storage !== true || stored.includes(name)) continue
    errors.push(FieldError.invalid(path, stored, `must have the storage version ${name}`))
  }
  const names = versions.map((version) => stringOf(version.name))
  stored.forEach((name, index) => {
    if (names.includes(name)) return
    const detail = `missing from spec.versions; ${name} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in ${name} and removes ${name} from status.storedVersions`
    errors.push(FieldError.invalid(`${path}[${index}]`, name, detail))
  })
  return errors
}

const approvalAnnotation = 'api-approved.kubernetes.io'
const approvalPath = `metadata.annotations[${approvalAnnotation}]`
const approvalRule = 'see https://github.com/kubernetes/enhancements/pull/1111'

/** Groups of the Kubernetes project itself need somebody's approval, or the word that there is none. */
function checkApiApproval(metadata: JsonObject, group: string): FieldError[] {
  if (!/(?:^|\.)(?:k8s|kubernetes)\.io$/.test(group)) return []
  const approval = stringOf(objectOf(metadata.annotations)?.[approvalAnnotation])
  const needed = `protected groups must have approval annotation "${approvalAnnotation}"`
  if (approval === '') return [FieldError.required(approvalPath, `${needed}, ${approvalRule}`)]
  if (approval.startsWith('unapproved') || /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#\s]+/.test(approval)) return []
  const detail = `${needed} with either a URL or a reason starting with "unapproved", ${approvalRule}`
  return [FieldError.invalid(approvalPath, approval, detail)]
}

function checkPreserveUnknownFields(spec: JsonObject): FieldError[] {
  if (spec.preserveUnknownFields !== true) return []
  const detail =
    'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead'
  return [FieldError.invalid('spec.preserveUnknownFields', true, detail)]
}
