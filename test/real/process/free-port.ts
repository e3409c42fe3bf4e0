import net from 'node:net'

/** Below those that the kernel takes for outgoing connections (Linux: from 32768), one of which could come in between. */
const first = 20_000
const last = 32_000

const given = new Set<number>()

/** A TCP port on loopback that is free now, and that nobody in this process was given before. */
export async function freePort(): Promise<number> {
  while (given.size < (last - first) / 2) {
    const port = first + Math.floor(Math.random() * (last - first))
    if (given.has(port)) continue
    given.add(port)
    if (await isFree(port)) return port
  }
  throw new Error(`there is no free port from ${first} to ${last}`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.on('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
