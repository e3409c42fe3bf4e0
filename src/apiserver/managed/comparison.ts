import { isDeepStrictEqual } from 'node:util'
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
  const comparison = { changed: new FieldSet(), removed: new FieldSet() }
  walk(type, old, now, comparison)
  return comparison
}

/** `undefined` is absent; null is a value. */
function walk(type: FieldType, old: unknown, now: unknown, at: Comparison): void {
  if (old === undefined && now === undefined) return
  const effective = type.kind === 'deduced' && isMap(old ?? now) ? deducedMap : type
  switch (effective.kind) {
    case 'map':
      if (!bothEmpty(old, now, isMap) && fits(old, isMap) && fits(now, isMap)) {
        walkMap(effective, old ?? {}, now ?? {}, at)
        if (!effective.always) markContainer(old, now, at)
        return
      }
      break
    case 'set':
    case 'list':
      if (!bothEmpty(old, now, Array.isArray) && fits(old, Array.isArray) && fits(now, Array.isArray)) {
        walkList(effective, old ?? [], now ?? [], at)
        if (!effective.always) markContainer(old, now, at)
        return
      }
  }
  if (now === undefined) at.removed.member = true
  else if (old === undefined || !isDeepStrictEqual(old, now)) at.changed.member = true
}

const deducedMap: FieldType & { kind: 'map' } = { kind: 'map', child: () => deduced }

function markContainer(old: unknown, now: unknown, at: Comparison): void {
  if (old === undefined) at.changed.member = true
  else if (now === undefined) at.removed.member = true
}

function walkMap(
  type: FieldType & { kind: 'map' },
  old: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
  at: Comparison,
): void {
  for (const name of Object.keys(now)) step(`f:${name}`, type.child(name), own(old, name), now[name], at)
  for (const name of Object.keys(old))
    if (!Object.hasOwn(now, name)) step(`f:${name}`, type.child(name), old[name], undefined, at)
}

function walkList(
  type: FieldType & { kind: 'set' | 'list' },
  old: readonly unknown[],
  now: readonly unknown[],
  at: Comparison,
): void {
  const before = byStep(type, old)
  const after = byStep(type, now)
  const items = type.kind === 'list' ? type.items : deduced
  for (const [key, value] of after) step(key, items, before.get(key), value, at)
  for (const [key, value] of before) if (!after.has(key)) step(key, items, value, undefined, at)
}

function byStep(type: FieldType & { kind: 'set' | 'list' }, list: readonly unknown[]): Map<string, unknown> {
  return new Map(list.map((item) => [stepOf(type, item), item]))
}

function stepOf(type: FieldType & { kind: 'set' | 'list' }, item: unknown): string {
  if (type.kind === 'set') return `v:${JSON.stringify(item)}`
  const fields = isMap(item) ? item : {}
  const keys = type.keys.filter((key) => fields[key] !== undefined).sort()
  return `k:${JSON.stringify(Object.fromEntries(keys.map((key) => [key, fields[key]])))}`
}

function step(name: string, type: FieldType, old: unknown, now: unknown, at: Comparison): void {
  if (old === now) return
  const below = { changed: new FieldSet(), removed: new FieldSet() }
  walk(type, old, now, below)
  if (!below.changed.isEmpty) at.changed.children.set(name, below.changed)
  if (!below.removed.isEmpty) at.removed.children.set(name, below.removed)
}

const own = (fields: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
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
