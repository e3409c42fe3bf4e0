import { expect, test } from 'vitest'
import { DocumentTooLong, documentsOf } from './input-document.ts'

const mebibyte = 2 ** 20

/** The same text again and again, which takes no memory of its own. */
async function* repeated(first: string, text: string, times: number): AsyncGenerator<string> {
  yield first
  for (let time = 0; time < times; time++) yield text
}

async function read(chunks: AsyncIterable<string>): Promise<number> {
  let count = 0
  for await (const _ of documentsOf(chunks)) count++
  return count
}

test('a line or a document that does not end is refused before it fills the memory', async () => {
  await expect(read(repeated('a: ', 'x'.repeat(mebibyte), 300))).rejects.toThrow(DocumentTooLong)
  await expect(read(repeated('{"a": [\n', `${'x'.repeat(mebibyte)}\n`, 300))).rejects.toThrow(
    'a document that goes on in line 257 is longer than 256 MiB; give one object a line (JSON lines)',
  )
})

test('an input of any length is read when its documents are short', async () => {
  expect(await read(repeated('', `{"a":"${'x'.repeat(mebibyte)}"}\n`, 300))).toBe(300)
})
