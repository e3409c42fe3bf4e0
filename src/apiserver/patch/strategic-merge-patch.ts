import { isJsonObject, type JsonObject } from '../../object/index.ts'
import {
  deleteFromPrimitiveListPrefix,
  goText,
  listOf,
  patchDirective,
  retainKeysDirective,
  StrategicMergeError,
  setElementOrderPrefix,
  withoutDirectives,
} from './directive.ts'
import { checkAgainstElementOrder, mergeList, orderList } from './merge-list.ts'
import type { PatchOutcome } from './patch-outcome.ts'
import type { PatchField, PatchSchema } from './patch-schema.ts'

/**
 * Applies a strategic merge patch: what apimachinery's `strategicpatch.StrategicMergeMapPatch` does, with its
 * messages. What `schema` does not know merges when both sides are objects and is replaced otherwise.
 */
export function strategicMergePatch(original: unknown, patch: unknown, schema: PatchSchema): PatchOutcome {
  if (!isJsonObject(original) || !isJsonObject(patch)) {
    return { ok: false, failure: { kind: 'malformed', message: 'a strategic merge patch is a JSON object' } }
  }
  try {
    return { ok: true, value: mergeObject(original, patch, schema) }
  } catch (error) {
    if (!(error instanceof StrategicMergeError)) throw error
    return { ok: false, failure: { kind: error.kind, message: error.message } }
  }
}

/** One level of the merge, in the order of apimachinery: directive, kept keys, element orders, fields. */
export function mergeObject(original: JsonObject, patch: JsonObject, schema?: PatchSchema): JsonObject {
  if (patchDirective in patch) return applyDirective(patch)
  const merged = new Map(Object.entries(original))
  retainKeys(merged, patch)
  const ordered = mergeOrderedLists(merged, patch, schema)
  for (const [key, value] of Object.entries(patch)) {
    if (ordered.has(key) || key === retainKeysDirective || key.startsWith(setElementOrderPrefix)) continue
    mergeField(merged, key, value, schema)
  }
  return Object.fromEntries(merged)
}

function applyDirective(patch: JsonObject): JsonObject {
  const { [patchDirective]: directive, ...rest } = patch
  if (directive === 'replace') return withoutDirectives(rest) as JsonObject
  if (directive === 'delete') return {}
  throw new StrategicMergeError(
    'internal',
    `unknown patch type: ${goText(directive)} in map: ${goText(patch)}`,
  )
}

/** `$retainKeys`: of the original only these keys stay, and the patch may set no others. */
function retainKeys(merged: Map<string, unknown>, patch: JsonObject) {
  if (!(retainKeysDirective in patch)) return
  const kept = patch[retainKeysDirective]
  const stray = (key: string) =>
    patch[key] !== null &&
    key !== retainKeysDirective &&
    !key.startsWith(deleteFromPrimitiveListPrefix) &&
    !key.startsWith(setElementOrderPrefix)
  if (!Array.isArray(kept) || Object.keys(patch).some((key) => stray(key) && !kept.includes(key))) {
    throw new StrategicMergeError('malformed', 'invalid patch format of retainKeys')
  }
  for (const key of [...merged.keys()]) if (!kept.includes(key)) merged.delete(key)
}

/** `$setElementOrder/<list>`: merges the list and gives it that order. Returns the lists that are done with. */
function mergeOrderedLists(
  merged: Map<string, unknown>,
  patch: JsonObject,
  schema?: PatchSchema,
): Set<string> {
  const done = new Set<string>()
  for (const [directive, value] of Object.entries(patch)) {
    if (!directive.startsWith(setElementOrderPrefix)) continue
    const key = directive.slice(setElementOrderPrefix.length)
    const field = schema?.field(key)
    const order = listOf(value)
    const original = merged.has(key) ? listOf(merged.get(key)) : undefined
    const patched = key in patch ? listOf(patch[key]) : undefined
    checkAgainstElementOrder(patched ?? [], order, field?.mergeKey)
    const list =
      original && patched
        ? mergeListField(original, patched, field)
        : (original ?? withoutDirectives(patched))
    if (!Array.isArray(list)) continue
    merged.set(key, orderList(list, order, original ?? [], field?.mergeKey))
    done.add(key)
  }
  return done
}

function mergeField(merged: Map<string, unknown>, key: string, value: unknown, schema?: PatchSchema) {
  if (key.startsWith(deleteFromPrimitiveListPrefix)) {
    const name = key.slice(deleteFromPrimitiveListPrefix.length)
    const list = merged.get(name)
    if (!Array.isArray(list) || !Array.isArray(value)) return
    merged.set(
      name,
      list.filter((item) => !value.includes(item)),
    )
    return
  }
  const next = value === null ? undefined : mergeValue(merged.get(key), value, schema?.field(key))
  if (next === undefined) merged.delete(key)
  else merged.set(key, next)
}

function mergeValue(original: unknown, patch: unknown, field?: PatchField): unknown {
  if (isJsonObject(original) && isJsonObject(patch)) {
    return field?.strategies.includes('replace')
      ? withoutDirectives(patch)
      : mergeObject(original, patch, field?.schema)
  }
  if (Array.isArray(original) && Array.isArray(patch)) return mergeListField(original, patch, field)
  return withoutDirectives(patch)
}

function mergeListField(original: readonly unknown[], patch: readonly unknown[], field?: PatchField) {
  if (!field?.strategies.includes('merge')) return withoutDirectives(patch)
  return mergeList(original, patch, field.mergeKey, (item, change) => mergeObject(item, change, field.schema))
}
