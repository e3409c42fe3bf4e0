import { expect, test } from 'vitest'
import { namespaceResource } from '../object/index.ts'
import { connectClient, startApiServer } from './index.ts'

test('a started server has a kubeconfig for its address, and ends', async () => {
  const server = await startApiServer()
  expect(server.kubeconfig).toContain(`server: ${server.url}\n`)
  await server.stop()
  const again = await startApiServer({ port: Number(new URL(server.url).port) })
  expect(again.url).toBe(server.url)
  await again.stop()
})

test('a client connects to it as administrator', async () => {
  const server = await startApiServer()
  const { client, close } = await connectClient(server)
  const { items } = await client.list(namespaceResource)
  expect(items.map(({ metadata }) => metadata.name)).toContain('default')
  await close()
  await server.stop()
})
