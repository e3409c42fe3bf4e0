import {
  isDns1123Subdomain,
  isLabelKey,
  isLabelValue,
  type ObjectMeta,
  type OwnerReference,
  parseApiVersion,
  type StatusCause,
} from '../../object/index.ts'
import { forbiddenField, immutableField, invalidValue, required, tooLong } from '../error/index.ts'
import { sameValue } from './field.ts'

/** What is wrong with a name, in apimachinery's words; nothing when it may be one. */
export type NameProblems = (name: string) => readonly string[]

/** apimachinery's TotalAnnotationSizeLimitB. */
const maxAnnotationBytes = 256 * 1024

/**
 * What is wrong with the metadata of a new object (apimachinery's ValidateObjectMeta, in its order). Whether
 * there has to be a namespace is decided by the path of the request before this.
 */
export function validateObjectMeta(
  meta: ObjectMeta,
  nameProblems: NameProblems = isDns1123Subdomain,
): StatusCause[] {
  const causes: StatusCause[] = []
  const { name = '', generateName = '' } = meta
  // A generated name ends in five characters that are valid everywhere, so a trailing dash may stand.
  for (const problem of generateName === '' ? [] : nameProblems(generateName.replace(/-$/, 'a')))
    causes.push(invalidValue('metadata.generateName', generateName, problem))
  if (name === '') causes.push(required('metadata.name', 'name or generateName is required'))
  else for (const problem of nameProblems(name)) causes.push(invalidValue('metadata.name', name, problem))
  return [...causes, ...validateCommon(meta), ...validateFinalizers(meta.finalizers ?? [])]
}

const standardFinalizers: readonly string[] = ['kubernetes', 'orphan', 'foregroundDeletion']

/** What core/validation adds for built-in kinds: a finalizer is of the standard ones or has a domain. */
export function validateKubeFinalizers({ finalizers = [] }: ObjectMeta): StatusCause[] {
  const detail = 'name is neither a standard finalizer name nor is it fully qualified'
  return finalizers.flatMap((name, at) =>
    name.includes('/') || standardFinalizers.includes(name)
      ? []
      : [invalidValue(`metadata.finalizers[${at}]`, name, detail)],
  )
}

/** What is wrong with the metadata of an update (ValidateObjectMetaUpdate). */
export function validateObjectMetaUpdate(meta: ObjectMeta, old: ObjectMeta): StatusCause[] {
  const causes: StatusCause[] = []
  if (old.deletionTimestamp !== undefined) {
    const added = (meta.finalizers ?? []).filter((finalizer) => !old.finalizers?.includes(finalizer))
    if (added.length > 0) {
      const names = added.map((finalizer) => JSON.stringify(finalizer)).join(', ')
      const detail = `no new finalizers can be added if the object is being deleted, found new finalizers []string{${names}}`
      causes.push(forbiddenField('metadata.finalizers', detail))
    }
  }
  const immutable = ['name', 'namespace', 'uid', 'creationTimestamp', 'deletionTimestamp'] as const
  for (const field of [...immutable, 'deletionGracePeriodSeconds' as const])
    if (!sameValue(meta[field], old[field]))
      causes.push(invalidValue(`metadata.${field}`, meta[field] ?? '', immutableField))
  return [...causes, ...validateCommon(meta)]
}

function validateCommon(meta: ObjectMeta): StatusCause[] {
  return [
    ...validateLabels(meta.labels ?? {}, 'metadata.labels'),
    ...validateAnnotations(meta.annotations ?? {}),
    ...validateOwnerReferences(meta.ownerReferences ?? []),
  ]
}

export function validateLabels(labels: Readonly<Record<string, unknown>>, field: string): StatusCause[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...isLabelKey(key).map((problem) => invalidValue(field, key, problem)),
    ...isLabelValue(String(value)).map((problem) => invalidValue(field, value, problem)),
  ])
}

function validateAnnotations(annotations: Readonly<Record<string, string>>): StatusCause[] {
  const field = 'metadata.annotations'
  let bytes = 0
  const causes: StatusCause[] = []
  for (const [key, value] of Object.entries(annotations)) {
    for (const problem of isLabelKey(key.toLowerCase())) causes.push(invalidValue(field, key, problem))
    bytes += Buffer.byteLength(key) + Buffer.byteLength(String(value))
  }
  if (bytes > maxAnnotationBytes) causes.push(tooLong(field, maxAnnotationBytes))
  return causes
}

function validateOwnerReferences(references: readonly OwnerReference[]): StatusCause[] {
  const field = 'metadata.ownerReferences'
  const causes: StatusCause[] = []
  let controller: string | undefined
  for (const reference of references) {
    const { version } = parseApiVersion(reference.apiVersion ?? '')
    if (version === '')
      causes.push(
        invalidValue(`${field}.apiVersion`, reference.apiVersion ?? '', 'version must not be empty'),
      )
    for (const key of ['kind', 'name', 'uid'] as const)
      if (!reference[key]) causes.push(invalidValue(`${field}.${key}`, '', 'must not be empty'))
    if (reference.apiVersion === 'v1' && reference.kind === 'Event')
      causes.push(invalidValue(field, reference, '/v1, Kind=Event is disallowed from being an owner'))
    if (reference.controller !== true) continue
    const name = `${reference.kind}/${reference.name}`
    const detail = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${name}`
    if (controller === undefined) controller = name
    else causes.push(invalidValue(field, references, detail))
  }
  return causes
}

function validateFinalizers(finalizers: readonly string[]): StatusCause[] {
  const field = 'metadata.finalizers'
  const causes = finalizers.flatMap((name) =>
    isLabelKey(name).map((problem) => invalidValue(field, name, problem)),
  )
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    const detail = 'finalizer orphan and foregroundDeletion cannot be both set'
    causes.push(invalidValue(field, finalizers, detail))
  }
  return causes
}
