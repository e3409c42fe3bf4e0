import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Exposition } from './exposition.ts'
import type { Chunk } from './family.ts'

interface MutableChunk extends Chunk {
  version: number
  text: string
}

const sampleText = fc
  .tuple(fc.constantFrom('', 'a 1\n', 'a{b="é☃"} 2\n'), fc.constantFrom(0, 1, 3, 40))
  .map(([line, times]) => line.repeat(times))
const step = fc.oneof(
  fc.record({ do: fc.constant('change'), at: fc.nat(), text: sampleText }),
  fc.record({ do: fc.constant('add'), at: fc.nat(), text: sampleText }),
  fc.record({ do: fc.constant('remove'), at: fc.nat(), text: sampleText }),
  fc.record({ do: fc.constant('prepare'), at: fc.nat(), text: sampleText }),
  fc.record({ do: fc.constant('scrape'), at: fc.nat(), text: sampleText }),
)

test('whatever came before, a scrape says what the chunks say now, packed or not', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.constantFrom(1, 20, 1000), (steps, segmentSize) => {
      const families: MutableChunk[][] = [[], [], []]
      const exposition = new Exposition({
        segmentSize,
        families: () =>
          families.map((chunks, index) => ({
            metadata: { name: `f${index}`, type: 'gauge', help: '', unit: '' },
            chunks: () => chunks,
          })),
      })
      for (const { do: what, at, text } of [...steps, { do: 'scrape', at: 0, text: '' }]) {
        const chunks = families[at % families.length] ?? []
        const chunk = chunks[at % Math.max(1, chunks.length)]
        if (what === 'add') chunks.push(mutableChunk(text))
        else if (what === 'remove') chunks.splice(at % Math.max(1, chunks.length), 1)
        else if (what === 'prepare') Array.from(exposition.prepare())
        else if (what === 'change' && chunk) {
          chunk.text = text
          chunk.version++
        } else if (what === 'scrape') {
          for (const openmetrics of [true, false]) {
            const accept = openmetrics ? 'application/openmetrics-text' : 'text/plain'
            const expected = naive(families, openmetrics)
            const plain = exposition.scrape({ accept })
            const packed = exposition.scrape({ accept, acceptEncoding: 'gzip' })
            expect(bytesOf(plain.body).toString()).toBe(expected)
            expect(gunzipSync(bytesOf(packed.body)).toString()).toBe(expected)
            expect(plain.contentLength).toBe(Buffer.byteLength(expected))
          }
        }
      }
    }),
    { numRuns: 60 },
  )
})

function bytesOf(body: Iterable<Uint8Array>): Buffer {
  return Buffer.concat(Array.from(body, (part) => Buffer.from(part)))
}

function mutableChunk(text: string): MutableChunk {
  return {
    version: 0,
    text,
    render() {
      return this.text
    },
  }
}

/** What the body has to be, put together anew. */
function naive(families: readonly (readonly MutableChunk[])[], openmetrics: boolean): string {
  const bodies = families.map((chunks, index) => {
    const text = chunks.map((chunk) => chunk.text).join('')
    return text === '' ? '' : `# TYPE f${index} gauge\n${text}`
  })
  return bodies.join('') + (openmetrics ? '# EOF\n' : '')
}
