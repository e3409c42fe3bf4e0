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

test('who loses its place is kept open until the second look, so that its request is refused and not cut off', () => {
  const table = new ConnectionTable(1, true)
  const sockets = [1, 2, 3, 4, 5, 6].map(socketOf)
  expect(sockets.map((socket) => table.opened(socket)).filter(Boolean)).toEqual([])
  expect(table.hasLeaving).toBe(true)
  expect(table.overdue()).toEqual([])
  expect(table.asked(sockets[0]!)).toBe(false)
  expect(table.overdue()).toEqual([sockets[1]])
  expect(table.hasLeaving).toBe(false)
  expect(table.asked(sockets[5]!)).toBe(true)
})

test('of those without a place the oldest is closed at once when they are too many', () => {
  const table = new ConnectionTable(1, true)
  const sockets = Array.from({ length: 4 + 36 + 1 }, (_, port) => socketOf(port))
  expect(sockets.map((socket) => table.opened(socket)).filter(Boolean)).toEqual([sockets[0]])
})

test('those without a place and those with one take half of the files that may be open, and no more', () => {
  const table = new ConnectionTable(256, true)
  table.restrictTo(1000)
  expect([table.mostOpen, table.mostLeaving]).toEqual([250, 250])
  const wide = new ConnectionTable(256, true)
  wide.restrictTo(20_000)
  expect([wide.mostOpen, wide.mostLeaving]).toEqual([1024, 8976])
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
