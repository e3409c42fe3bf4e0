import { expect, test } from 'vitest'
import { startApiServer } from './index.ts'

test('a started server has a kubeconfig for its address, and ends', async () => {
  const server = await startApiServer()
  expect(server.kubeconfig).toContain(`server: ${server.url}\n`)
  await server.stop()
  const again = await startApiServer({ port: Number(new URL(server.url).port) })
  expect(again.url).toBe(server.url)
  await again.stop()
})
