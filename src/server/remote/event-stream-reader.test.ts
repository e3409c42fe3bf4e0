import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EventStreamReader } from './event-stream-reader.ts'

const read = (...pieces: string[]) => {
  const reader = new EventStreamReader()
  return pieces.flatMap((piece) => reader.read(piece).events)
}

describe('a stream of server-sent events', () => {
  test('is read message by message', () => {
    expect(
      read('retry: 500\n\nid: 1\nevent: gone\ndata: {}\n\n: a comment\n\nid: 2\ndata: a\ndata:b\n\n'),
    ).toEqual([
      { id: '1', event: 'gone', data: '{}' },
      { id: '2', event: '', data: 'a\nb' },
    ])
  })

  test('says how long to wait', () => {
    expect(new EventStreamReader().read('retry: 500\n\n')).toEqual({ events: [], retryMs: 500 })
    expect(new EventStreamReader().read('retry: soon\n\n')).toEqual({ events: [] })
  })

  test('knows every line end, and a byte order mark', () => {
    expect(read('\ufeffdata: a\r\n\r\ndata: b\r\rdata: c\n\n').map(({ data }) => data)).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  test('gives nothing of a message that has not ended', () => {
    expect(read('data: a\n', 'data: b')).toEqual([])
  })

  test('reads the same in whatever pieces it comes', () => {
    const line = fc.constantFrom(
      'data: a',
      'data',
      'id: 7',
      'event: x',
      ': beat',
      '',
      'data: x: y',
      'retry: 9',
      'nonsense',
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r'))),
        fc.array(fc.nat(40)),
        (lines, cuts) => {
          const text = lines.map(([content, end]) => content + end).join('')
          const pieces: string[] = []
          let at = 0
          for (const cut of cuts) {
            pieces.push(text.slice(at, at + cut))
            at += cut
          }
          pieces.push(text.slice(at))
          // A last carriage return is held back in both.
          expect(read(...pieces, '\n')).toEqual(read(text, '\n'))
        },
      ),
    )
  })

  test('that never ends a message is refused', () => {
    const reader = new EventStreamReader()
    const piece = `data: ${'x'.repeat(1 << 20)}`
    expect(() => {
      for (let count = 0; count < 20; count++) reader.read(piece)
    }).toThrow('does not end')
  })
})
