import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { ConnectionTable } from './connection-table.ts'

/** A connection that is told apart by its port. */
const socketOf = (remotePort: number) =>
  ({
    ...{ remoteAddress: '10.0.0.1', remotePort, localAddress: '10.0.0.2', localPort: 80 },
    once: () => {},
    destroy: () => {},
  }) as unknown as Socket

test('four are kept for each that may ask, and the oldest that said nothing goes for the next', () => {
  const table = new ConnectionTable(1)
  const sockets = [1, 2, 3, 4, 5].map(socketOf)
  const gone = sockets.map((socket, index) => {
    if (index === 1) table.asked(sockets[0]!)
    return table.opened(socket)
  })
  expect(gone).toEqual([undefined, undefined, undefined, undefined, sockets[1]])
})

test('a connection is refused its request only while as many as may ask have requests under way', () => {
  const table = new ConnectionTable(1)
  const [first, second] = [socketOf(1), socketOf(2)]
  for (const socket of [first, second]) table.opened(socket)
  expect([table.asked(first), table.asked(first), table.asked(second)]).toEqual([true, true, false])
  for (const socket of [first, second, first]) table.answered(socket)
  expect(table.asked(second)).toBe(true)
})

test('the connection that asked longest ago has to go for one that asks for the first time', () => {
  const table = new ConnectionTable(2)
  const closed: number[] = []
  const sockets = [0, 1, 2].map((index) =>
    Object.assign(socketOf(index), { destroy: () => closed.push(index) }),
  )
  for (const socket of sockets) table.opened(socket as unknown as Socket)
  for (const index of [0, 1, 0, 2]) {
    table.asked(sockets[index]!)
    table.answered(sockets[index]!)
  }
  expect(closed).toEqual([1])
})

test('no more than half of the files that may be open are for clients, be they silent or not', () => {
  const table = new ConnectionTable(256)
  table.restrictTo(Number.POSITIVE_INFINITY)
  expect(table.mostOpen).toBe(1024)
  table.restrictTo(60)
  expect(table.mostOpen).toBe(30)
  const sockets = Array.from({ length: 31 }, (_, port) => socketOf(port))
  expect(sockets.map((socket) => table.opened(socket)).at(-1)).toBe(sockets[0])
})
