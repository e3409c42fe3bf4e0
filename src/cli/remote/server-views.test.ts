import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { serverViews } from './server-views.ts'

test('credentials of a URL are sent and not repeated', async () => {
  const seen: (string | undefined)[] = []
  const server = createServer(({ headers }, response) => {
    seen.push(headers.authorization)
    response.writeHead(500).end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const views = await serverViews(`http://me:p%40ss@127.0.0.1:${port}/b/`)
  const error = await views.kinds().catch(String)
  const without = await (await serverViews(`127.0.0.1:${port}`)).kinds().catch(String)
  server.close()
  expect(seen).toEqual([`Basic ${Buffer.from('me:p@ss').toString('base64')}`, undefined])
  expect(error).not.toContain('p@ss')
  expect(without).toContain(`127.0.0.1:${port}`)
})

test.each([
  ['http://', 'is no URL'],
  ['http://me:s3cr@t@host:99999', "'http://host:99999' is no URL"],
  ['me:s3cret@host:99999', "'http://host:99999' is no URL"],
  ['http://me:%zz@host', 'percent-encoded wrongly'],
])('%s: %s', (server, message) => expect(serverViews(server)).rejects.toThrow(message))
