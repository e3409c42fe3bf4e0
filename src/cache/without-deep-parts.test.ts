import { expect, test } from 'vitest'
import { object } from './fixture/scripted-lister-watcher.ts'
import type { Sink } from './sink.ts'
import { withoutDeepParts } from './without-deep-parts.ts'

/** `[[[…` or `{"a":{"a":…`, with a 1 in the middle. */
const nested = (levels: number, opening: string, closing: string): unknown =>
  JSON.parse(`${opening.repeat(levels)}1${closing.repeat(levels)}`)

/** Levels of a value on the way that its last fields and items lead. */
function depthOf(value: unknown): number {
  let depth = 0
  for (let part = value; typeof part === 'object' && part !== null; part = Object.values(part).at(-1)) depth++
  return depth
}

test.each([
  ['objects', '{"a":', '}'],
  ['lists', '[', ']'],
  ['objects in lists', '[{"a":', '}]'],
])('%s as deep as an API server takes them do not reach a sink', (_, opening, closing) => {
  const seen: unknown[] = []
  const keep = (one: unknown) => seen.push(one)
  const sink: Sink = { begin() {}, commit() {}, abandon() {}, add: keep, upsert: keep, remove: keep }
  const cutting = withoutDeepParts(sink)
  for (const call of ['add', 'upsert', 'remove'] as const)
    cutting[call]({ ...object('a@1'), spec: nested(4_950, opening, closing) })
  expect(seen.map(depthOf)).toEqual([256, 256, 256])
})

test('an object like any other reaches it as it is', () => {
  const seen: unknown[] = []
  const keep = (one: unknown) => seen.push(one)
  const sink: Sink = { begin() {}, commit() {}, abandon() {}, add: keep, upsert: keep, remove: keep }
  const given = { ...object('a@1'), spec: { deep: nested(200, '[', ']'), none: null, list: [1, 'x', {}] } }
  const before = structuredClone(given)
  withoutDeepParts(sink).add(given)
  expect(seen[0]).toBe(given)
  expect(given).toEqual(before)
})
