import type { FetchResponse } from './fetch.ts'

/**
 * The text of a response, read no further than it may be long. Throws RangeError when it is longer.
 *
 * @param mostBytes after its encoding is undone
 */
export async function readText(response: FetchResponse, mostBytes: number): Promise<string> {
  if (!response.body) return response.text()
  const decoder = new TextDecoder()
  const parts: string[] = []
  let read = 0
  for await (const bytes of response.body) {
    read += bytes.byteLength
    if (read > mostBytes) throw new RangeError(`longer than ${Math.floor(mostBytes / 1024 / 1024)} MiB`)
    parts.push(decoder.decode(bytes, { stream: true }))
  }
  return parts.join('') + decoder.decode()
}
