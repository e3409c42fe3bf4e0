import { readGeneration } from './generation.ts'
import { isJsonObject } from './json-object.ts'
import { type KubernetesObject, statusOf } from './kubernetes-object.ts'
import { parseTime } from './time.ts'

/**
 * One entry of `status.conditions` (metav1.Condition and its older forms). Everything is optional but the
 * type, because operators leave things out; `readConditions` turns what they write into this.
 */
export interface Condition {
  type: string
  status: 'True' | 'False' | 'Unknown'
  reason?: string
  message?: string
  /** RFC 3339. */
  lastTransitionTime?: string
  observedGeneration?: number
}

/**
 * Reads a field of conditions, whatever it holds; never throws on what came out of JSON.
 *
 * Taken are a list of conditions, an object of them under their types (`{Ready: {status: 'True'}}`, also with
 * the bare status as value), and one condition by itself. A status may be a boolean, 0 or 1, or in other
 * letter case; any other status is `Unknown`, and its text becomes the reason (one word) or the message, if
 * the condition has none. Numbers count as text where text is due, numeric text as a generation. Entries
 * without a type are left out, fields of another shape too, and times that are not RFC 3339. Order and
 * repeated types stay as they are.
 */
export function readConditions(value: unknown): Condition[] {
  if (Array.isArray(value)) return value.flatMap((entry) => readCondition(entry) ?? [])
  if (!isJsonObject(value)) return []
  if (typeof value.type === 'string') {
    const single = readCondition(value)
    return single ? [single] : []
  }
  return Object.entries(value).flatMap(([type, entry]) => readKeyed(type, entry) ?? [])
}

/** `status.conditions`, each type once: of repeated types the first counts. */
export function conditionsOf(object: KubernetesObject): Condition[] {
  const seen = new Set<string>()
  return readConditions(statusOf(object).conditions).filter(({ type }) => !seen.has(type) && seen.add(type))
}

function readKeyed(type: string, entry: unknown): Condition | undefined {
  if (isJsonObject(entry)) return readCondition({ type, ...entry })
  if (readStatus(entry) === undefined && typeof entry !== 'string') return undefined
  return readCondition({ type, status: entry })
}

function readCondition(entry: unknown): Condition | undefined {
  if (!isJsonObject(entry)) return undefined
  const type = readText(entry.type)
  if (type === undefined) return undefined
  const status = readStatus(entry.status)
  const condition: Condition = { type, status: status ?? 'Unknown' }
  const said = status === undefined ? readText(entry.status) : undefined
  const word = said !== undefined && /^\w+$/.test(said)
  const reason = readText(entry.reason) ?? (word ? said : undefined)
  const message = readText(entry.message) ?? (word ? undefined : said)
  if (reason !== undefined) condition.reason = reason
  if (message !== undefined) condition.message = message
  if (typeof entry.lastTransitionTime === 'string' && parseTime(entry.lastTransitionTime) !== undefined)
    condition.lastTransitionTime = entry.lastTransitionTime
  const generation = readGeneration(entry.observedGeneration)
  if (generation !== undefined) condition.observedGeneration = generation
  return condition
}

function readStatus(value: unknown): Condition['status'] | undefined {
  if (value === true || value === 1) return 'True'
  if (value === false || value === 0) return 'False'
  if (typeof value !== 'string') return undefined
  // Spelled as the conventions want it nearly always: no new string for those.
  if (value === 'True' || value === 'False' || value === 'Unknown') return value
  switch (value.toLowerCase()) {
    case 'true':
      return 'True'
    case 'false':
      return 'False'
    case 'unknown':
      return 'Unknown'
    default:
      return undefined
  }
}

/** Text that says something; numbers are turned into it. */
function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  return typeof value === 'number' ? String(value) : undefined
}
