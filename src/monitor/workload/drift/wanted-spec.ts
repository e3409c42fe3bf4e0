import {
  asJsonObject,
  isJsonObject,
  type JsonObject,
  type KubernetesObject,
  specOf,
  valueAt,
} from '../../../object/index.ts'

/** What a custom resource's spec asks for, where the words leave no doubt what of an owned object is meant. */
export interface WantedSpec {
  readonly whole: WantedFields
  /** Of parts of the spec by their field: `web` for `spec.web.replicas`. */
  readonly parts: Readonly<Record<string, WantedFields>>
}

export interface WantedFields {
  readonly replicas?: number
  readonly image?: string
  readonly version?: string
  /** A quantity. */
  readonly storage?: string
  readonly storageClass?: string
  readonly schedule?: string
}

/** Where operators put them; the first that holds a fitting value counts. */
const replicaFields = ['replicas', 'instances', 'numberOfInstances', 'replicaCount', 'size'] as const
const storageFields = [
  ['storage', 'size'],
  ['storage'],
  ['storageSize'],
  ['volume', 'size'],
  ['volumeSize'],
  ['persistence', 'size'],
  ['storage', 'resources', 'requests', 'storage'],
  ['volumeClaimTemplate', 'spec', 'resources', 'requests', 'storage'],
] as const
const storageClassFields = [
  ['storage', 'storageClassName'],
  ['storage', 'storageClass'],
  ['storage', 'class'],
  ['storageClassName'],
  ['storageClass'],
  ['volume', 'storageClass'],
  ['persistence', 'storageClass'],
  ['volumeClaimTemplate', 'spec', 'storageClassName'],
] as const

const mostParts = 16

/** Pure and total. */
export function readWantedSpec(object: KubernetesObject): WantedSpec {
  const spec = specOf(object)
  const parts: Record<string, WantedFields> = {}
  for (const [field, value] of Object.entries(spec).slice(0, 200)) {
    if (!isJsonObject(value) || Object.keys(parts).length >= mostParts) continue
    const fields = readFields(value)
    if (Object.keys(fields).length > 0) parts[field] = fields
  }
  return { whole: readFields(spec), parts }
}

function readFields(spec: JsonObject): WantedFields {
  const replicas = replicaFields.map((field) => spec[field]).find((value) => Number.isInteger(value))
  const storage = textAt(spec, storageFields, (text) => /^\d/.test(text))
  const storageClass = textAt(spec, storageClassFields)
  const image = imageOf(spec.image)
  return {
    ...(typeof replicas === 'number' && { replicas }),
    ...(image !== undefined && { image }),
    ...(typeof spec.version === 'string' && /^v?\d/.test(spec.version) && { version: spec.version }),
    ...(storage !== undefined && { storage }),
    ...(storageClass !== undefined && { storageClass }),
    ...(typeof spec.schedule === 'string' && { schedule: spec.schedule }),
  }
}

/** `nginx:1.27`, also given as `{repository, tag}`; undefined for a tag or a repository alone. */
function imageOf(value: unknown): string | undefined {
  if (typeof value === 'string') return /[:@]/.test(value) ? value : undefined
  const { repository, tag } = asJsonObject(value)
  return typeof repository === 'string' && typeof tag === 'string' && repository !== '' && tag !== ''
    ? `${repository}:${tag}`
    : undefined
}

function textAt(
  spec: JsonObject,
  paths: readonly (readonly string[])[],
  fits: (text: string) => boolean = (text) => text !== '',
): string | undefined {
  for (const path of paths) {
    const value = valueAt(spec, path)
    if (typeof value === 'string' && fits(value)) return value
  }
  return undefined
}
