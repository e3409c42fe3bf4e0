import {
  isJsonObject,
  type JsonObject,
  type KubernetesObject,
  parseTime,
  statusOf,
} from '../../object/index.ts'
import { maskSecrets } from '../../view/index.ts'
import type { KindDefinition } from '../definition/kind-definition.ts'
import type { StatusPath } from '../definition/status-paths.ts'
import type { StatusValue } from './resource-record.ts'
import type { StringPool } from './string-pool.ts'

/** Most different values of one field in one kind; what comes later is `other`. */
export const mostStatusValues = 100

const longestValue = 64
const mostKnown = 256
const none: readonly StatusValue[] = []

interface KindInfo {
  readonly values: Map<string, Set<string>>
  /** By what they say: most resources of a kind say one of a few things. */
  readonly known: Map<string, readonly StatusValue[]>
}

/**
 * Reads versions, classes and the like from objects, as many fields of a kind as are asked for. Bounded: ids, hashes,
 * times, sentences and secrets are left out, whatever their field is called, and of each field of a kind the first hundred
 * values are told apart as long as its definition stays.
 */
export class StatusInfoReader {
  readonly #pool: StringPool
  readonly #fields: number
  readonly #kinds = new WeakMap<KindDefinition, KindInfo>()

  constructor(pool: StringPool, fields = 2) {
    this.#pool = pool
    this.#fields = fields
  }

  /** `info` are the paths of what to tell, the most telling first. */
  read(
    object: KubernetesObject,
    definition: KindDefinition,
    info: readonly StatusPath[],
  ): readonly StatusValue[] {
    if (this.#fields === 0) return none
    const status = statusOf(object)
    if (info.length === 0) return none
    const kind = this.#kindOf(definition)
    const found: StatusValue[] = []
    let key = ''
    for (const path of info) {
      if (found.length >= this.#fields) break
      const value = valueAt(status, path)
      if (typeof value !== 'string' || !isTelling(value) || maskSecrets(value) !== value) continue
      const field = path.join('.')
      if (found.some((known) => known.field === field)) continue
      const bounded = boundedValue(kind, field, value)
      found.push({ field, value: bounded })
      key += `${field}\n${bounded}\n`
    }
    if (found.length === 0) return none
    const known = kind.known.get(key)
    if (known) return known
    if (kind.known.size >= mostKnown) kind.known.clear()
    const pooled = found.map(({ field, value }) => ({
      field: this.#pool.intern(field),
      value: this.#pool.intern(value),
    }))
    kind.known.set(key, pooled)
    return pooled
  }

  #kindOf(definition: KindDefinition): KindInfo {
    const known = this.#kinds.get(definition)
    if (known) return known
    const info: KindInfo = { values: new Map(), known: new Map() }
    this.#kinds.set(definition, info)
    return info
  }
}

function boundedValue({ values }: KindInfo, field: string, value: string): string {
  const known = values.get(field) ?? new Set()
  values.set(field, known)
  if (known.has(value)) return value
  if (known.size >= mostStatusValues) return 'other'
  known.add(value)
  return value
}

/** Whether a text is a word or a version, not an identifier, a hash, a time or a sentence. */
function isTelling(value: string): boolean {
  if (value === '' || value.length > longestValue || /\s.*\s/.test(value)) return false
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(value) || /[0-9a-f]{16,}/i.test(value)) return false
  if (/\d{5,}/.test(value) && !/^v?\d+(\.\d+)/.test(value)) return false
  if (/^(?=.*[A-Za-z])(?=.*\d)[A-Za-z\d]{10,}$/.test(value)) return false
  return parseTime(value) === undefined && !/^\w+:\/\//.test(value)
}

function valueAt(status: Readonly<JsonObject>, [first = '', second]: StatusPath): unknown {
  const value = Object.hasOwn(status, first) ? status[first] : undefined
  if (second === undefined) return value
  return isJsonObject(value) && Object.hasOwn(value, second) ? value[second] : undefined
}
