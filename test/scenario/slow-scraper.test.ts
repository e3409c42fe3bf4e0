import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { databases } from './fixture/definition.ts'
import { eventually } from './fixture/eventually.ts'
import { Scene } from './fixture/scene.ts'

const conditions = Array.from({ length: 30 }, (_, index) => ({ type: `Condition${index}`, status: 'True' }))

test('clients that read slowly, leave half-way or never ask hold up neither the others nor the monitor', async () => {
  await using scene = await Scene.start()
  for (let index = 0; index < 300; index++) {
    await scene.client.create(
      databases,
      {
        apiVersion: 'example.com/v1',
        kind: 'Database',
        metadata: { name: `database-${index}` },
        status: { phase: `${index}${'x'.repeat(200)}`, conditions },
      },
      { namespace: 'default' },
    )
  }
  const monitor = await scene.monitor()
  await monitor.ready()
  const whole = (await monitor.families()).flatMap(({ samples }) => samples).length
  expect(whole).toBeGreaterThan(300 * 90)

  const [slow, leaving, silent] = [0, 1, 2].map(() => Array.from({ length: 20 }, () => open(monitor.url)))
  for (const socket of slow!) socket.write(request)
  for (const socket of leaving!) {
    socket.write(request)
    socket.once('data', () => socket.destroy())
  }
  for (const socket of silent!) socket.write('GET /metr')
  await eventually(() => leaving!.every(({ destroyed }) => destroyed))
  // Whoever is slow gets the answer as of when it asked, and all of it, however late.
  const [first] = slow!
  const begun = await text(first!, 10_000)
  await scene.client.delete(databases, 'database-0', { namespace: 'default' })
  await scene.create(databases, '{metadata: {namespace: default, name: late}}')
  await eventually(async () => (await monitor.resources()).includes('Database default/late'))
  expect(await monitor.isReady()).toBe(true)
  const answer = begun + (await text(first!, Number.POSITIVE_INFINITY))
  expect(answer).toContain('name="database-0"')
  expect(answer).not.toContain('name="late"')
  const length = Number(/content-length: (\d+)/i.exec(answer)?.[1])
  expect(Buffer.byteLength(answer) - answer.indexOf('\r\n\r\n') - 4).toBe(length)
  expect(monitor.log.filter((line) => line.includes('level=error'))).toEqual([])
  for (const socket of [...slow!, ...silent!]) socket.destroy()
})

const request = 'GET /metrics HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n'

function open(url: string): Socket {
  return connect(Number(new URL(url).port), '127.0.0.1')
    .setEncoding('utf8')
    .on('error', () => {})
}

/** Reads on until `least` characters have come or the connection ends, then reads no more. */
function text(socket: Socket, least: number): Promise<string> {
  return new Promise((resolve) => {
    let received = ''
    const done = () => {
      socket.off('data', onData)
      socket.pause()
      resolve(received)
    }
    const onData = (chunk: string) => {
      received += chunk
      if (received.length >= least) done()
    }
    socket.on('data', onData)
    socket.once('end', done)
    socket.resume()
  })
}
