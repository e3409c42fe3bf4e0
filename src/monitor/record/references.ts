import { type JsonObject, type KubernetesObject, specOf } from '../../object/index.ts'

/** The name of another object, as a field gives it. */
export interface Reference {
  /** Absent when the field does not tell; it is then any group that has the kind. */
  readonly group?: string
  readonly kind: string
  /** Absent for the namespace of the object that refers. */
  readonly namespace?: string
  readonly name: string
  /** Path of the field: `spec.issuerRef`, `spec.tls[0].secretName`. */
  readonly via: string
}

const mostReferences = 16
const mostFields = 2000
const deepest = 10

/** The kinds of the core group that fields are named after; they end a name, in any letter case. */
const nouns: ReadonlyMap<string, string> = new Map([
  ['secret', 'Secret'],
  ['configmap', 'ConfigMap'],
  ['serviceaccount', 'ServiceAccount'],
  ['service', 'Service'],
  ['persistentvolumeclaim', 'PersistentVolumeClaim'],
  ['pvc', 'PersistentVolumeClaim'],
])
const nounPattern = new RegExp(`(?:^|(?<=[a-z0-9])(?=[A-Z]))(${[...nouns.keys()].join('|')})$`, 'i')

/** References that may leave out their kind, with what their APIs say it is then. */
const defaults: ReadonlyMap<string, { readonly group: string; readonly kind: string }> = new Map([
  // gateway.networking.k8s.io ParentReference and BackendRef
  ['parentRefs', { group: 'gateway.networking.k8s.io', kind: 'Gateway' }],
  ['backendRefs', { group: '', kind: 'Service' }],
  // cert-manager.io ObjectReference
  ['issuerRef', { group: 'cert-manager.io', kind: 'Issuer' }],
  // external-secrets.io SecretStoreRef
  ['secretStoreRef', { group: 'external-secrets.io', kind: 'SecretStore' }],
])

/**
 * The objects that the spec of an object names, each once, in the order of its fields, at most 16. Taken are
 * - `…Ref`, `…Reference` and lists of them, with `name` and `kind` (and `group`, `apiGroup` or `apiVersion`,
 *   `namespace`), and those without `kind` whose name ends in a kind of the core group (`secretKeyRef`, `configMapRef`);
 * - `secretName`, `configMapRef`, `serviceAccountName`, `claimName` and the like that hold a text, also with words before;
 * - `secret`, `configMap` and so on that hold a `name`, and `imagePullSecrets`.
 *
 * Pure and total. Only names are taken, never a value that stands beside them.
 */
export function readReferences(object: KubernetesObject): readonly Reference[] {
  const walk: Walk = { path: ['spec'], left: mostFields, found: undefined }
  visit(specOf(object), walk)
  return walk.found ?? none
}

interface Walk {
  readonly path: (string | number)[]
  left: number
  found: Reference[] | undefined
}

const none: readonly Reference[] = []

function visit(value: object, walk: Walk): void {
  if (walk.path.length > deepest) return
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) enter(index, value[index], walk)
    return
  }
  const fields = value as JsonObject
  for (const name in fields) enter(name, fields[name], walk)
}

function enter(name: string | number, value: unknown, walk: Walk): void {
  if (walk.left-- <= 0) return
  if (typeof value === 'string') {
    const kind = typeof name === 'string' ? kindOfText(name) : undefined
    if (kind !== undefined) take({ group: '', kind, name: value }, walk, String(name))
    return
  }
  if (typeof value !== 'object' || value === null) return
  walk.path.push(name)
  if (!Array.isArray(value)) takeObject(value as JsonObject, walk)
  visit(value, walk)
  walk.path.pop()
}

/** The kind that a field with nothing but a name in it names. */
function kindOfText(field: string): string | undefined {
  if (field === 'claimName') return 'PersistentVolumeClaim'
  if (field === 'existingSecret') return 'Secret'
  const noun = field.replace(/(?:Name|Ref)$/, '')
  const kind = noun === field ? undefined : kindOfNoun(noun)
  // A serviceName is as often what something calls itself, in traces say, as the name of a Service.
  return kind === 'Service' ? undefined : kind
}

/** The object stands at the end of the path, or in the list there. */
function takeObject(value: JsonObject, walk: Walk): void {
  if (typeof value.name !== 'string') return
  const last = walk.path.at(-1)
  const field = typeof last === 'number' ? walk.path.at(-2) : last
  if (typeof field !== 'string') return
  const noun = field.replace(/(?:Key)?(?:Ref|Reference)s?$/, '')
  const isReference = noun !== field || /^ref$/i.test(field)
  const namespace =
    typeof value.namespace === 'string' && value.namespace !== '' ? value.namespace : undefined
  const base = { name: value.name, ...(namespace !== undefined && { namespace }) }
  if (isReference && typeof value.kind === 'string' && value.kind !== '') {
    const group = groupOf(value) ?? defaultOf(field)?.group
    take({ ...base, kind: value.kind, ...(group !== undefined && { group }) }, walk)
    return
  }
  const known = isReference ? defaultOf(field) : undefined
  const kind = known?.kind ?? kindOfNoun(isReference ? noun : field === 'imagePullSecrets' ? 'secret' : field)
  if (kind !== undefined && (isReference || typeof last === 'string' || field === 'imagePullSecrets'))
    take({ ...base, kind, group: known?.group ?? '' }, walk)
}

/** A list of references is that of one. */
function defaultOf(field: string): ReturnType<typeof defaults.get> {
  return defaults.get(field) ?? defaults.get(field.replace(/s$/, ''))
}

function groupOf({ group, apiGroup, apiVersion }: JsonObject): string | undefined {
  if (typeof group === 'string') return group
  if (typeof apiGroup === 'string') return apiGroup
  if (typeof apiVersion !== 'string' || apiVersion === '') return undefined
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? '' : apiVersion.slice(0, slash)
}

/** Kinds whose names end in that of a kind of the core group, and what is written as if it were one. */
const otherKinds = /(external|sealed|push|cluster)secret$/i

function kindOfNoun(text: string): string | undefined {
  if (otherKinds.test(text)) return undefined
  const match = nounPattern.exec(text)
  return match?.[1] === undefined ? undefined : nouns.get(match[1].toLowerCase())
}

function take(reference: Omit<Reference, 'via'>, walk: Walk, field?: string): void {
  walk.found ??= []
  const { found } = walk
  if (found.length >= mostReferences || !isName(reference.name)) return
  const isKnown = found.some(
    ({ group, kind, namespace, name }) =>
      name === reference.name &&
      kind === reference.kind &&
      group === reference.group &&
      namespace === reference.namespace,
  )
  if (!isKnown) found.push({ ...reference, via: pathOf(walk.path, field) })
}

/** A name of an object is a DNS subdomain; what else stands in such a field is none. */
function isName(text: string): boolean {
  return text.length <= 253 && /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/.test(text)
}

function pathOf(path: readonly (string | number)[], field: string | undefined): string {
  let text = ''
  for (const part of path) text += typeof part === 'number' ? `[${part}]` : text === '' ? part : `.${part}`
  return field === undefined ? text : `${text}.${field}`
}
