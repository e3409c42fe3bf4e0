import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SegmentCodec } from './segment-codec.ts'

const copyOf = (texts: Iterable<Uint8Array>) => Array.from(texts, (text) => Buffer.from(text).toString())

describe('SegmentCodec', () => {
  test('gives back any texts, large and small, compressible or not', () => {
    const text = fc.string({ unit: 'binary', maxLength: 50 }).map((value) => value.toWellFormed())
    const longText = fc
      .tuple(text, fc.constantFrom(1, 100, 5000))
      .map(([value, times]) => value.repeat(times))
    fc.assert(
      fc.property(fc.array(longText, { maxLength: 6 }), (texts) => {
        const codec = new SegmentCodec()
        const segments = texts.map((value) => codec.compress(value))
        expect(copyOf(codec.decompress(segments))).toEqual(texts)
        expect(segments.map(({ length }) => length)).toEqual(texts.map((value) => Buffer.byteLength(value)))
      }),
      { numRuns: 30 },
    )
  })

  test('a segment is its own: what is compressed after it, and what is read at once, leave it alone', () => {
    const codec = new SegmentCodec()
    // Compressed larger than one result buffer.
    let state = 1
    const noise = Array.from({ length: 400_000 }, () => {
      state = (state * 48271) % 2147483647
      return String.fromCharCode(32 + (state % 90))
    }).join('')
    const segments = [codec.compress(noise), codec.compress('a 1\n'), codec.compress('b{é="☃"} 2\n')]
    expect(segments[0]?.deflated.length).toBeGreaterThan(131_073)
    const [one, other] = [codec.decompress(segments), codec.decompress(segments)]
    expect(Buffer.from(one.next().value ?? []).toString()).toBe(noise)
    expect(copyOf(other)).toEqual([noise, 'a 1\n', 'b{é="☃"} 2\n'])
    expect(copyOf(one)).toEqual(['a 1\n', 'b{é="☃"} 2\n'])
    for (const { deflated } of segments) expect(deflated.buffer.byteLength).toBe(deflated.length)
    expect(inflateRawSync(segments[1]?.deflated ?? '', { finishFlush: 2 }).toString()).toBe('a 1\n')
  })
})
