import { expect, test } from 'vitest'
import { type Request, textReply } from './route.ts'
import { SharedReplies } from './shared-replies.ts'

const requestOf = (query = '', headers: Request['headers'] = {}): Request => ({
  method: 'GET',
  path: '/metrics',
  params: {},
  query: new URLSearchParams(query),
  headers,
  signal: new AbortController().signal,
})

/** Replies that are numbered in the order they were made. */
function numbered() {
  const replies = new SharedReplies()
  let made = 0
  const ask = async (request: Request) => (await replies.of(request, () => textReply(200, `${++made}`))).body
  return { replies, ask }
}

test('those who ask for the same format, encoding and families share a reply, and nobody else', async () => {
  const { ask } = numbered()
  const text = { accept: 'text/plain', 'user-agent': 'a' }
  const asked = [
    requestOf('', text),
    requestOf('', { ...text, 'user-agent': 'b' }),
    requestOf('x=1', text),
    requestOf('', { ...text, 'accept-encoding': 'gzip' }),
    requestOf('', { accept: 'application/openmetrics-text' }),
    requestOf('name[]=a&name[]=b', text),
    requestOf('name[]=a', text),
  ]
  expect(await Promise.all(asked.map(ask))).toEqual(['1', '1', '1', '2', '3', '4', '5'])
})

test('no more than sixteen are kept, until they are forgotten', async () => {
  const { replies, ask } = numbered()
  expect(replies.isEmpty).toBe(true)
  for (let name = 1; name <= 17; name++) await ask(requestOf(`name[]=${name}`))
  expect(await ask(requestOf('name[]=16'))).toBe('16')
  expect(await ask(requestOf('name[]=17'))).toBe('18')
  replies.clear()
  expect(replies.isEmpty).toBe(true)
  expect(await ask(requestOf('name[]=16'))).toBe('19')
})

test('what cannot be made is not kept', async () => {
  const { replies, ask } = numbered()
  const broken = () => {
    throw new Error('cannot be')
  }
  expect(() => replies.of(requestOf(), broken)).toThrow('cannot be')
  expect(await ask(requestOf())).toBe('1')
})
