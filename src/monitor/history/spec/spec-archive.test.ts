import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KeptSpec, SpecArchive } from './spec-archive.ts'

const kind = { group: 'example.com', kind: 'Database' }
const textOf = (index: number, size = 800) =>
  JSON.stringify({ spec: { image: `registry.example.com/app:${index}`, args: 'x'.repeat(size) } })

function put(archive: SpecArchive, text: string): KeptSpec {
  const spec = new KeptSpec()
  archive.put(kind, text, spec)
  archive.adopt(spec)
  return spec
}

test('texts come back, packed or waiting, and take a tenth of their length', () => {
  const archive = new SpecArchive(1e6)
  const specs = Array.from({ length: 300 }, (_, index) => put(archive, textOf(index)))
  for (const [index, spec] of specs.entries()) expect(archive.text(spec)).toBe(textOf(index))
  expect(archive.bytes).toBeGreaterThan(0)
  expect(archive.bytes).toBeLessThan((300 * textOf(0).length) / 10)
})

test('past the budget specs are given up, and room that is free is used again', () => {
  const text = (index: number) =>
    JSON.stringify(createHash('sha512').update(`${index}`).digest('hex').repeat(2))
  const archive = new SpecArchive(30_000)
  const specs = Array.from({ length: 640 }, (_, index) => put(archive, text(index)))
  const kept = specs.filter(({ isKept }) => isKept)
  expect(kept.length).toBeGreaterThan(64)
  expect(kept.length).toBeLessThan(640)
  for (const spec of kept) archive.release(spec)
  expect(archive.bytes).toBe(0)
  expect(put(archive, textOf(1)).isKept).toBe(true)
})

test('what is not adopted is not counted', () => {
  const archive = new SpecArchive(1e6)
  for (let index = 0; index < 200; index++) archive.put(kind, textOf(index), new KeptSpec())
  expect(archive.bytes).toBe(0)
})

test('a text that is too long is not kept', () => {
  const archive = new SpecArchive(1e6)
  expect(put(archive, textOf(0, 70_000)).isKept).toBe(false)
})

test('whatever is put in and taken out, what is left comes back whole and nothing leaks', () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ put: fc.integer({ min: 0, max: 1e6 }) }) },
    { weight: 2, arbitrary: fc.record({ release: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ again: fc.nat() }) },
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
      const archive = new SpecArchive(1e6)
      const live = new Map<KeptSpec, string>()
      for (const one of steps) {
        const specs = [...live.keys()]
        if ('put' in one) live.set(put(archive, textOf(one.put)), textOf(one.put))
        else if ('release' in one) {
          const spec = specs[one.release % specs.length]
          if (spec) archive.release(spec)
          if (spec) live.delete(spec)
        } else for (const spec of specs) expect(archive.text(spec)).toBe(live.get(spec))
      }
      for (const [spec, text] of live) expect(archive.text(spec)).toBe(text)
      for (const spec of live.keys()) archive.release(spec)
      expect(archive.bytes).toBe(0)
    }),
    { numRuns: 15 },
  )
})

test('with no budget nothing is taken in, until there is one again', () => {
  const archive = new SpecArchive(1e6)
  archive.resize(0, [])
  expect(put(archive, textOf(1)).isKept).toBe(false)
  archive.resize(1e6, [])
  expect(put(archive, textOf(1)).isKept).toBe(true)
})

test('with a smaller budget whole blocks go at once, no more than have to, and the rest comes back whole', () => {
  const archive = new SpecArchive(1e6)
  const specs = Array.from({ length: 640 }, (_, index) => put(archive, textOf(index)))
  const half = Math.floor(archive.bytes / 2)
  archive.resize(half, specs)
  expect(archive.bytes).toBeLessThanOrEqual(half)
  expect(archive.bytes).toBeGreaterThan(half * 0.7)
  expect(specs[0]?.isKept).toBe(false)
  for (const [index, spec] of specs.entries()) if (spec.isKept) expect(archive.text(spec)).toBe(textOf(index))
  for (const spec of specs) archive.release(spec)
  expect(archive.bytes).toBe(0)
})

test('with no budget all go, those among them that wait and those that are not counted yet', () => {
  const archive = new SpecArchive(1e6)
  const specs = Array.from({ length: 100 }, (_, index) => put(archive, textOf(index)))
  const coming = new KeptSpec()
  archive.put(kind, textOf(100), coming)
  archive.resize(0, specs)
  archive.adopt(coming)
  expect([...specs, coming].some(({ isKept }) => isKept)).toBe(false)
  expect(archive.bytes).toBe(0)
})
