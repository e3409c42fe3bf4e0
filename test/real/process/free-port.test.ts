import net from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from './free-port.ts'

test('of ports asked for at once no two are the same, and all can be listened on', async () => {
  const ports = await Promise.all(Array.from({ length: 300 }, freePort))
  expect(new Set(ports).size).toBe(300)
  const servers = ports.map((port) => net.createServer().listen(port, '127.0.0.1'))
  await Promise.all(servers.map((server) => new Promise((resolve) => server.once('listening', resolve))))
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
})
