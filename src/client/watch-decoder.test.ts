import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collect } from './fixture/collect.ts'
import { decodeWatch, decodeWatchLine } from './watch-decoder.ts'

async function* bytes(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}

const decode = (...chunks: string[]) => collect(decodeWatch(bytes(chunks.map((chunk) => Buffer.from(chunk)))))

const added = '{"type":"ADDED","object":{"kind":"Pod","metadata":{"name":"a"}}}\n'
const bookmark = '{"type":"BOOKMARK","object":{"kind":"Pod","metadata":{"resourceVersion":"9"}}}\n'

describe('a watch', () => {
  test('is a line for each event', async () => {
    expect((await decode(added + bookmark)).map(({ type }) => type)).toEqual(['ADDED', 'BOOKMARK'])
  })

  test('may be empty, and may hold empty lines', async () => {
    expect(await decode()).toEqual([])
    expect(await decode('\n\r\n', added, '\n')).toHaveLength(1)
  })

  test('gives the events before the half line that it ends with, then says so', async () => {
    const events: string[] = []
    const read = async () => {
      for await (const { type } of decodeWatch(bytes([Buffer.from(added + bookmark.slice(0, 20))])))
        events.push(type)
    }
    await expect(read()).rejects.toMatchObject({
      kind: 'decode',
      retriable: true,
      message: 'the watch ended in the middle of a line',
    })
    expect(events).toEqual(['ADDED'])
  })

  test('must not have a line beyond the limit, whole or in parts', async () => {
    const parts = Array.from({ length: 20 }, () => Buffer.from('x'.repeat(10)))
    await expect(collect(decodeWatch(bytes(parts), 100))).rejects.toMatchObject({ kind: 'decode' })
    await expect(collect(decodeWatch(bytes([Buffer.concat(parts)]), 100))).rejects.toThrow(
      'a line of the watch is longer than 100 bytes',
    )
  })
})

test.each([
  ['<html>502 Bad Gateway</html>', 'it is not JSON'],
  ['{"type":"ADD', 'it is not JSON'],
  ['null', 'it is not an object'],
  ['[]', 'it is not an object'],
  ['{"type":"ADDED"}', 'it carries no object'],
  ['{"type":"ADDED","object":{}}', 'its object has no metadata'],
  ['{"type":"SYNC","object":{}}', 'its type is "SYNC"'],
  ['{"object":{}}', 'its type is undefined'],
])('%s is no event: %s', (line, why) => {
  expect(() => decodeWatchLine(line)).toThrow(why)
  expect(() => decodeWatchLine(line)).toThrow(expect.objectContaining({ kind: 'decode', retriable: true }))
})

test('an error event carries its Status, or one that says it had none', () => {
  const status = { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Failure', code: 410 }
  expect(decodeWatchLine(JSON.stringify({ type: 'ERROR', object: status }))).toEqual({
    type: 'ERROR',
    status,
  })
  expect(decodeWatchLine('{"type":"ERROR","object":{"oops":1}}')).toMatchObject({
    type: 'ERROR',
    status: { code: 500, message: expect.stringContaining('{"oops":1}') },
  })
})

test('the events do not depend on how the bytes are cut', async () => {
  const names = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(names, fc.array(fc.nat(40), { maxLength: 30 }), async (texts, cuts) => {
      const events = texts.map((text) => ({ type: 'ADDED', object: { metadata: { name: text } } }))
      let rest: Uint8Array = Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(''))
      const chunks: Uint8Array[] = []
      for (const cut of cuts) {
        chunks.push(rest.subarray(0, cut))
        rest = rest.subarray(cut)
      }
      expect(await collect(decodeWatch(bytes([...chunks, rest])))).toEqual(events)
    }),
  )
})
