import { isJsonObject } from '../../object/index.ts'
import type { PatchFailure } from './patch-outcome.ts'

/** The keys of a strategic merge patch that tell how to merge instead of what. */
export const patchDirective = '$patch'
export const retainKeysDirective = '$retainKeys'
export const setElementOrderPrefix = '$setElementOrder/'
export const deleteFromPrimitiveListPrefix = '$deleteFromPrimitiveList/'

/** Leaves a merge in the middle; `strategicMergePatch` turns it into an outcome. */
export class StrategicMergeError extends Error {
  readonly kind: PatchFailure['kind']

  constructor(kind: PatchFailure['kind'], message: string) {
    super(message)
    this.name = 'StrategicMergeError'
    this.kind = kind
  }
}

function isDirective(key: string): boolean {
  return (
    key === patchDirective ||
    key === retainKeysDirective ||
    key.startsWith(setElementOrderPrefix) ||
    key.startsWith(deleteFromPrimitiveListPrefix)
  )
}

/**
 * What a patched value is when there is nothing to merge it with: nulls and directives gone, and with a
 * `$patch` the whole object. undefined when nothing stays.
 */
export function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDirectives).filter((item) => item !== undefined)
  if (!isJsonObject(value)) return value
  if (patchDirective in value) return undefined
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, field]) => field !== null && !isDirective(key))
      .map(([key, field]) => [key, withoutDirectives(field)])
      .filter(([, field]) => field !== undefined),
  )
}

/** The patch's list under a directive, or the error that apimachinery gives for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new StrategicMergeError('internal', `expected a []interface {}, but received a ${goType(value)}`)
}

function goType(value: unknown): string {
  if (value === null || value === undefined) return '%!s(<nil>)'
  if (Array.isArray(value)) return '[]interface {}'
  if (typeof value === 'object') return 'map[string]interface {}'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  return 'string'
}

/** A value as Go's `%v` prints it, for the messages that quote the patch. */
export function goText(value: unknown): string {
  if (value === null || value === undefined) return '<nil>'
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`
  if (typeof value !== 'object') return String(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `map[${fields.map(([key, field]) => `${key}:${goText(field)}`).join(' ')}]`
}
