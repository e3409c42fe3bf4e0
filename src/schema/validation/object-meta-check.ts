import { isLabelKey, isLabelValue, type JsonObject } from '../../object/index.ts'
import { FieldError } from '../field-error.ts'

/** All annotations of an object together, keys and values, may not be larger. */
const totalAnnotationSizeLimit = 256 * 1024

/**
 * The rules of names, labels, annotations and finalizers that hold for every object
 * (apimachinery, pkg/api/validation/objectmeta.go). Fields of another type than ObjectMeta has are passed by.
 *
 * @param nameProblems what is wrong with a name, in the words of apimachinery's validators
 */
export function checkObjectMeta(
  metadata: Readonly<JsonObject>,
  path: string,
  nameProblems: (name: string) => string[],
): FieldError[] {
  const errors: FieldError[] = []
  for (const field of ['generateName', 'name']) {
    const name = metadata[field]
    if (typeof name !== 'string' || name === '') continue
    for (const problem of nameProblems(name))
      errors.push(FieldError.invalid(`${path}.${field}`, name, problem))
  }
  errors.push(...checkLabels(metadata.labels, `${path}.labels`))
  errors.push(...checkAnnotations(metadata.annotations, `${path}.annotations`))
  return errors
}

/** metav1validation.ValidateLabels. */
function checkLabels(labels: unknown, path: string): FieldError[] {
  return stringEntries(labels).flatMap(([key, value]) => [
    ...isLabelKey(key).map((problem) => FieldError.invalid(path, key, problem)),
    ...isLabelValue(value).map((problem) => FieldError.invalid(path, value, problem)),
  ])
}

/** ValidateAnnotations: keys are compared in lower case, values may be anything. */
function checkAnnotations(annotations: unknown, path: string): FieldError[] {
  const entries = stringEntries(annotations)
  const errors = entries.flatMap(([key]) =>
    isLabelKey(key.toLowerCase()).map((problem) => FieldError.invalid(path, key, problem)),
  )
  const encoder = new TextEncoder()
  const size = entries.reduce((total, entry) => total + encoder.encode(entry.join('')).length, 0)
  if (size > totalAnnotationSizeLimit) errors.push(FieldError.tooLong(path, totalAnnotationSizeLimit))
  return errors
}

function stringEntries(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
}
