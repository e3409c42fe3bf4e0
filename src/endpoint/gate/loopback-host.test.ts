import { expect, test } from 'vitest'
import { isLoopback, isLoopbackHostHeader } from './loopback-host.ts'

test.each([
  undefined,
  '',
  'localhost',
  'LOCALHOST:9790',
  '127.0.0.1',
  '127.0.0.1:1',
  '127.1.2.3',
  '[::1]',
  '[::1]:80',
])('Host %j means this machine', (header) => expect(isLoopbackHostHeader(header)).toBe(true))

test.each([
  'x',
  'evil.example:9790',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  '10.0.0.1',
  '[::2]',
  '::1',
  'localhost:80:90',
  'a@localhost',
  '[',
  ' ',
])('Host %j does not', (header) => expect(isLoopbackHostHeader(header)).toBe(false))

test('to listen on all interfaces is not to listen on this machine alone', () => {
  expect(['', '0.0.0.0', '::', '192.168.0.1'].filter(isLoopback)).toEqual([])
})
