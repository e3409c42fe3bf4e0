import { isDeepStrictEqual } from 'node:util'
import { isJsonObject, type JsonObject } from '../../object/index.ts'
import { FieldSet } from './field-set.ts'
import { deduced, type FieldType } from './field-type.ts'

/** What differs between two objects (structured-merge-diff's typed.Comparison). */
export interface Comparison {
  /** Added or modified. */
  readonly changed: FieldSet
  readonly removed: FieldSet
}

/** Compares field by field. Both are plain JSON of the same kind. */
export function compare(type: FieldType, old: unknown, now: unknown): Comparison {
  const { changed, removed } = walk(type, old, now)
  return { changed: changed ?? new FieldSet(), removed: removed ?? new FieldSet() }
}

/** What a walk found: nothing allocates nothing, because most fields are leaves. */
interface Found {
  changed: FieldSet | undefined
  removed: FieldSet | undefined
}

const nothing: Found = { changed: undefined, removed: undefined }
const changedLeaf: Found = { changed: FieldSet.leaf, removed: undefined }
const removedLeaf: Found = { changed: undefined, removed: FieldSet.leaf }

/** `undefined` is absent; null is a value, of a list or map an empty one. */
function walk(type: FieldType, was: unknown, now: unknown): Found {
  if (was === now) return nothing
  const old = was === null && type.kind !== 'atomic' && now !== undefined ? emptyLike(now) : was
  const effective = type.kind === 'deduced' && isJsonObject(old ?? now) ? deducedMap : type
  switch (effective.kind) {
    case 'map':
      if (bothEmpty(old, now, isJsonObject) || !fits(old, isJsonObject) || !fits(now, isJsonObject)) break
      return container(old, now, walkMap(effective, old, now))
    case 'set':
    case 'list':
      if (bothEmpty(old, now, Array.isArray) || !fits(old, Array.isArray) || !fits(now, Array.isArray)) break
      return container(old, now, walkList(effective, old ?? [], now ?? []))
  }
  if (now === undefined) return removedLeaf
  return old === undefined || !isDeepStrictEqual(old, now) ? changedLeaf : nothing
}

function emptyLike(now: unknown): unknown {
  if (Array.isArray(now)) return []
  return isJsonObject(now) ? {} : null
}

const deducedMap: FieldType & { kind: 'map' } = { kind: 'map', child: () => deduced }

/** A container that came or went counts itself. */
function container(old: unknown, now: unknown, found: Found): Found {
  if (old === undefined) {
    found.changed ??= new FieldSet()
    found.changed.member = true
  } else if (now === undefined) {
    found.removed ??= new FieldSet()
    found.removed.member = true
  }
  return found
}

function walkMap(
  type: FieldType & { kind: 'map' },
  old: Readonly<JsonObject> | undefined,
  now: Readonly<JsonObject> | undefined,
): Found {
  const found: Found = { changed: undefined, removed: undefined }
  for (const name in now) {
    const child = type.child(name)
    put(found, `f:${name}`, walk(child, valueIn(old, name, child), now[name]))
  }
  for (const name in old) {
    if (now && Object.hasOwn(now, name)) continue
    const child = type.child(name)
    put(found, `f:${name}`, walk(child, old[name], valueIn(now, name, child)))
  }
  return found
}

/** A map that is there has the zero values of what is not in it. */
function valueIn(map: Readonly<JsonObject> | undefined, name: string, { zero }: FieldType): unknown {
  return map && (Object.hasOwn(map, name) ? map[name] : zero)
}

function walkList(
  type: FieldType & { kind: 'set' | 'list' },
  old: readonly unknown[],
  now: readonly unknown[],
): Found {
  const found: Found = { changed: undefined, removed: undefined }
  const before = byStep(type, old)
  const after = byStep(type, now)
  const items = type.kind === 'list' ? type.items : deduced
  for (const [step, value] of after) put(found, step, walk(items, before.get(step), value))
  for (const [step, value] of before) if (!after.has(step)) put(found, step, walk(items, value, undefined))
  return found
}

function put(found: Found, step: string, below: Found): void {
  if (below.changed) {
    found.changed ??= new FieldSet()
    found.changed.children.set(step, below.changed)
  }
  if (below.removed) {
    found.removed ??= new FieldSet()
    found.removed.children.set(step, below.removed)
  }
}

function byStep(type: FieldType & { kind: 'set' | 'list' }, list: readonly unknown[]): Map<string, unknown> {
  return new Map(list.map((item) => [stepOf(type, item), item]))
}

function stepOf(type: FieldType & { kind: 'set' | 'list' }, item: unknown): string {
  if (type.kind === 'set') return `v:${JSON.stringify(item)}`
  const fields = isJsonObject(item) ? item : {}
  const keys = type.keys.filter((key) => fields[key] !== undefined).sort()
  return `k:${JSON.stringify(Object.fromEntries(keys.map((key) => [key, fields[key]])))}`
}

function fits<T>(value: unknown, is: (value: unknown) => value is T): value is T | undefined {
  return value === undefined || is(value)
}

/** Two empty containers compare as a leaf, which keeps empty and absent apart. */
function bothEmpty(old: unknown, now: unknown, is: (value: unknown) => boolean): boolean {
  const empty = (value: unknown) =>
    value === undefined || (is(value) && Object.keys(value as object).length === 0)
  return empty(old) && empty(now)
}
