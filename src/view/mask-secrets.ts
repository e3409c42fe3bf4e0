import { isJsonObject, type JsonObject, type KubernetesObject } from '../object/index.ts'
import { isSecretManifest, isSecretObject, maskValues } from './secret-manifest.ts'
import { isSecretName } from './secret-name.ts'
import { isSecretValue, maskWithin, reference } from './secret-value.ts'

/** What is shown in place of a secret. */
export const masked = '••••••'

/** What stands for a secret; the default tells nothing of it. */
export type Mask = (secret: string) => string

const hide: Mask = () => masked

/**
 * The object as it may be shown: what `maskSecrets` masks, also in annotations that hold JSON. A copy; the parts without
 * secrets are shared with the object.
 */
export function maskObject<T extends KubernetesObject>(object: T, mask: Mask = hide): T {
  const annotations = object.metadata?.annotations
  const safe = isJsonObject(annotations)
    ? { ...object, metadata: { ...object.metadata, annotations: maskManifests(annotations, mask) } }
    : object
  return maskSecrets(safe, mask) as T
}

/** Annotations as `maskObject` shows them. */
export function maskAnnotations(annotations: JsonObject): JsonObject {
  return maskSecrets(maskManifests(annotations, hide)) as JsonObject
}

/**
 * A value of JSON with secrets masked, wherever in it they are:
 * - the values of a Secret, also of one that stands within another object or as a text in it;
 * - a field that is named like a secret (`isSecretName`): its text and numbers, and those below it, but for what
 *   only refers to a secret (`name`, `key`, `…Ref`, `…Name`) or is true, false or null;
 * - `value` beside a `name` or `key` that is named like a secret, as in a container's `env`;
 * - in a list of arguments what stands behind `--password` or the like, or after its `=`;
 * - PEM blocks, tokens of known forms and what looks like base64, under any name;
 * - within a text: the password of a URL, what follows `--password=` and the like.
 *
 * Fails safe: a reference with an odd name is masked rather than a secret shown. Pure and total; what has no secret
 * in it is given back itself, not a copy.
 *
 * @param name of the field that holds the value, if any
 * @param isNameOfSecret `isSecretName`, or what answers the same in less time
 */
export function maskSecrets(
  value: unknown,
  mask: Mask = hide,
  name = '',
  isNameOfSecret: (name: string) => boolean = isSecretName,
): unknown {
  return walk(value, { mask, isNameOfSecret }, isNameOfSecret(name), 0)
}

interface Manner {
  readonly mask: Mask
  readonly isNameOfSecret: (name: string) => boolean
}

/** Deeper than any object that an API server takes; what is deeper is not shown. */
const deepest = 200

function walk(value: unknown, manner: Manner, isHidden: boolean, depth: number): unknown {
  const { mask, isNameOfSecret } = manner
  if (depth > deepest) return masked
  if (typeof value === 'string') {
    if (value === '') return value
    if (!isHidden && isSecretManifest(value)) return walkManifest(value, manner, depth)
    return isHidden || isSecretValue(value) ? mask(value) : maskWithin(value, mask)
  }
  if (typeof value === 'number') return isHidden ? mask(String(value)) : value
  if (Array.isArray(value))
    return walkList(value, (item, before) =>
      typeof item === 'string' && !isHidden
        ? walkArgument(item, before, manner, depth + 1)
        : walk(item, manner, isHidden, depth + 1),
    )
  if (!isJsonObject(value)) return value
  const isNamed = namesSecret(value)
  const isSecret = isSecretObject(value)
  return walkFields(value, (item, field) => {
    if (field === 'stringData' || (isSecret && field === 'data')) return maskValues(item, mask)
    const isNext =
      isNamed && field === 'value' ? true : isHidden ? !isReference(field) : isNameOfSecret(field)
    return walk(item, manner, isNext, depth + 1)
  })
}

/** JSON keeps its form, so that who it is of and what it has can be seen. */
function walkManifest(text: string, manner: Manner, depth: number): string {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return manner.mask(text)
  }
  return JSON.stringify(walk(parsed, manner, false, depth + 1))
}

/** `--token=…`, `--token` */
const flag = /^--?([\w.-]{1,64})(?:=(.*))?$/s

function walkArgument(text: string, before: unknown, manner: Manner, depth: number): unknown {
  const own = flag.exec(text)
  if (own) {
    const [, name = '', secret = ''] = own
    if (secret === '' || reference.test(secret) || !manner.isNameOfSecret(name))
      return walk(text, manner, false, depth)
    return `${text.slice(0, -secret.length)}${manner.mask(secret)}`
  }
  const [, name, given] = (typeof before === 'string' && flag.exec(before)) || []
  const isSecret = name !== undefined && given === undefined && manner.isNameOfSecret(name)
  return walk(text, manner, isSecret && !reference.test(text), depth)
}

function walkList(list: readonly unknown[], each: (item: unknown, before: unknown) => unknown): unknown {
  const walked = list.map((item, index) => each(item, list[index - 1]))
  return walked.every((item, index) => Object.is(item, list[index])) ? list : walked
}

function walkFields(object: JsonObject, each: (item: unknown, field: string) => unknown): JsonObject {
  let copy: JsonObject | undefined
  for (const [field, item] of Object.entries(object)) {
    const walked = each(item, field)
    if (Object.is(walked, item)) continue
    copy ??= { ...object }
    Object.defineProperty(copy, field, {
      value: walked,
      enumerable: true,
      writable: true,
      configurable: true,
    })
  }
  return copy ?? object
}

function namesSecret({ name, key, value }: JsonObject): boolean {
  if (value === undefined) return false
  return [name, key].some((text) => typeof text === 'string' && isSecretName(text))
}

/** Fields below one that is named like a secret, which say where the secret is. */
const references: ReadonlySet<string> = new Set([
  'name',
  'namespace',
  'key',
  'keys',
  'kind',
  'group',
  'apiGroup',
  'apiVersion',
  'optional',
  'type',
  'property',
  'version',
  'path',
  'mountPath',
  'fieldPath',
  'defaultMode',
  'mode',
  'storeRef',
])

function isReference(field: string): boolean {
  return references.has(field) || /(Ref|Refs|Name|Names|Selector|Path)$/.test(field)
}

/** Annotations hold whole objects: kubectl's last-applied-configuration has every value that was applied. */
function maskManifests(annotations: JsonObject, mask: Mask): JsonObject {
  return walkFields(annotations, (value) => {
    if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
    let parsed: unknown
    try {
      parsed = JSON.parse(value)
    } catch {
      // No JSON: what the annotation's own text gives away is masked with the rest of the object.
      return value
    }
    const safe = isJsonObject(parsed) ? maskObject(parsed as never, mask) : maskSecrets(parsed, mask)
    return Object.is(safe, parsed) ? value : JSON.stringify(safe)
  })
}
