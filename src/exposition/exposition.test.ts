import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Exposition } from './exposition.ts'
import type { Chunk, Family, FamilyMetadata } from './family.ts'
import { Registry } from './registry.ts'

class TextChunk implements Chunk {
  version = 0
  renders = 0
  #text: string

  constructor(text: string) {
    this.#text = text
  }

  replace(text: string): void {
    this.#text = text
    this.version++
  }

  render(): string {
    this.renders++
    return this.#text
  }
}

function family(metadata: Partial<FamilyMetadata>, chunks: readonly Chunk[]): Family {
  return {
    metadata: { name: 'a', type: 'gauge', help: 'Help.', unit: '', ...metadata },
    chunks: () => chunks,
  }
}

const big = (name: string, from: number) =>
  Array.from({ length: 1000 }, (_, index) => `${name}{n="${from + index}",é="☃"} 1\n`).join('')
const bytesOf = (body: Iterable<Uint8Array>) => Buffer.concat(Array.from(body, (part) => Buffer.from(part)))
const textOf = (body: Iterable<Uint8Array>) => bytesOf(body).toString()
const openmetrics = 'application/openmetrics-text;version=1.0.0'

describe('Exposition', () => {
  test('writes text 0.0.4 when nothing is asked for', () => {
    const registry = new Registry()
    const requests = registry.counter({
      name: 'http_requests_total',
      help: 'All "requests"\nwith a \\.',
      labels: ['code'],
    })
    requests.labels({ code: '2\n"\\' }).inc(3)
    registry.gauge({ name: 'up', help: 'Up.' }).set(1)
    const scrape = new Exposition({ families: () => registry.families() }).scrape()
    expect(scrape.contentType).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(textOf(scrape.body)).toBe(
      [
        '# HELP http_requests_total All "requests"\\nwith a \\\\.',
        '# TYPE http_requests_total counter',
        'http_requests_total{code="2\\n\\"\\\\"} 3',
        '# HELP up Up.',
        '# TYPE up gauge',
        'up 1',
        '',
      ].join('\n'),
    )
  })

  test('writes OpenMetrics with the same sample lines, units, no _total in the header, and an end', () => {
    const registry = new Registry()
    registry.counter({ name: 'busy_seconds_total', help: 'Said "so".', unit: 'seconds' }).inc(1.5)
    const wait = registry.histogram({ name: 'wait_seconds', help: 'Wait.', unit: 'seconds' }, [0.5, 1])
    wait.observe(0.5)
    wait.observe(7)
    const scrape = new Exposition({ families: () => registry.families() }).scrape({ accept: openmetrics })
    expect(textOf(scrape.body)).toBe(
      [
        '# TYPE busy_seconds counter',
        '# UNIT busy_seconds seconds',
        '# HELP busy_seconds Said \\"so\\".',
        'busy_seconds_total 1.5',
        '# TYPE wait_seconds histogram',
        '# UNIT wait_seconds seconds',
        '# HELP wait_seconds Wait.',
        'wait_seconds_bucket{le="0.5"} 1',
        'wait_seconds_bucket{le="1.0"} 1',
        'wait_seconds_bucket{le="+Inf"} 2',
        'wait_seconds_sum 7.5',
        'wait_seconds_count 2',
        '# EOF',
        '',
      ].join('\n'),
    )
  })

  test('leaves out a family without samples', () => {
    const exposition = new Exposition({ families: () => [family({}, [new TextChunk('')]), family({}, [])] })
    expect(textOf(exposition.scrape().body)).toBe('')
    expect(textOf(exposition.scrape({ accept: openmetrics }).body)).toBe('# EOF\n')
  })

  test('writes a header of the family’s own, also without samples', () => {
    const header = (format: string) => `# TYPE a ${format === 'openmetrics-1.0.0' ? 'info' : 'gauge'}\n`
    const exposition = new Exposition({ families: () => [{ ...family({}, []), header }] })
    expect(textOf(exposition.scrape().body)).toBe('# TYPE a gauge\n')
    expect(textOf(exposition.scrape({ accept: openmetrics }).body)).toBe('# TYPE a info\n# EOF\n')
  })

  test('sends one gzip stream that says the same as the plain body, and the lengths of both', () => {
    const chunks = [
      new TextChunk(big('a', 0)),
      new TextChunk('a{n="small"} 1\n'),
      new TextChunk(big('a', 1000)),
    ]
    const exposition = new Exposition({ families: () => [family({}, chunks), family({ name: 'b' }, chunks)] })
    for (const accept of ['text/plain', openmetrics]) {
      const plain = exposition.scrape({ accept })
      const gzip = exposition.scrape({ accept, acceptEncoding: 'gzip' })
      expect(plain.contentEncoding).toBeUndefined()
      expect(gzip.contentEncoding).toBe('gzip')
      const body = bytesOf(gzip.body)
      expect(gunzipSync(body).toString()).toBe(textOf(plain.body))
      expect(body.length).toBe(gzip.contentLength)
      expect(bytesOf(plain.body).length).toBe(plain.contentLength)
      expect(textOf(plain.body)).toContain(big('a', 1000))
    }
  })

  test('renders a chunk again only when its version moved, in whatever format', () => {
    const [still, moving] = [new TextChunk(big('a', 0)), new TextChunk(big('a', 1000))]
    const exposition = new Exposition({ families: () => [family({}, [still, moving])] })
    exposition.scrape({ acceptEncoding: 'gzip' })
    exposition.scrape({ accept: openmetrics, acceptEncoding: 'gzip' })
    moving.replace(big('a', 2000))
    Array.from(exposition.prepare())
    const after = textOf(exposition.scrape().body)
    expect([still.renders, moving.renders]).toEqual([1, 2])
    expect(after).toContain('n="2500"')
    expect(after).not.toContain('n="1500"')
  })

  test('keeps nothing of a chunk for a scrape without compression until it has stood still for one', () => {
    const chunk = new TextChunk(big('a', 0))
    const exposition = new Exposition({ families: () => [family({}, [chunk])] })
    const renders = Array.from({ length: 4 }, () => {
      exposition.scrape()
      return chunk.renders
    })
    expect(renders).toEqual([1, 2, 2, 2])
  })

  test('writes exemplars in OpenMetrics alone, and shares chunks without any', () => {
    const chunk = new TextChunk('a_total 1\n')
    const withExemplar: Chunk = Object.assign(chunk, {
      inOpenMetrics: { version: 0, render: () => 'a_total 1 # {trace_id="b"} 1\n' },
    })
    const exposition = new Exposition({
      families: () => [family({ name: 'a_total', type: 'counter' }, [withExemplar])],
    })
    expect(textOf(exposition.scrape({ accept: openmetrics }).body)).toContain(
      'a_total 1 # {trace_id="b"} 1\n',
    )
    expect(textOf(exposition.scrape().body)).not.toContain('trace_id')
  })

  test('compresses a small body in one piece from the second scrape on, and a large one chunk by chunk', () => {
    // Each piece ends with a full flush (RFC 7692 section 7.2.1 has the four bytes).
    const piecesOf = (chunks: readonly Chunk[]) => {
      const exposition = new Exposition({ families: () => [family({}, chunks)] })
      exposition.scrape({ acceptEncoding: 'gzip' })
      const body = bytesOf(exposition.scrape({ acceptEncoding: 'gzip' }).body)
      expect(gunzipSync(body).toString()).toContain(chunks.map((chunk) => chunk.render()).join(''))
      return body.toString('latin1').split('\x00\x00\xff\xff').length - 1
    }
    const page = big('a', 0).slice(0, 4000)
    expect(piecesOf([new TextChunk(page), new TextChunk(page)])).toBe(1)
    expect(piecesOf([new TextChunk(big('a', 0)), new TextChunk(big('a', 1000))])).toBe(3)
  })

  test('an answer keeps the state of its moment while it is sent slowly', () => {
    const chunk = new TextChunk(big('a', 0))
    const exposition = new Exposition({ families: () => [family({}, [chunk])] })
    const slow = exposition.scrape()
    chunk.replace('a 2\n')
    exposition.scrape()
    expect(textOf(slow.body)).toContain('n="999"')
  })
})
