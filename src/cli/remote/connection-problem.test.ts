import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { connectionProblem } from './connection-problem.ts'

const caused = (code: string, message: string) =>
  Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(message), { code }) })

describe('why nobody could be asked, in words', () => {
  test.each([
    ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:9', 'nothing listens there'],
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND a', 'there is no host of that name'],
    [
      'EHOSTUNREACH',
      'connect EHOSTUNREACH 10.0.0.1:9',
      'no way leads there from here; is the address right?',
    ],
    ['CERT_HAS_EXPIRED', 'certificate has expired', 'its certificate has expired'],
    [
      'UND_ERR_SOCKET',
      'other side closed',
      'the connection broke (UND_ERR_SOCKET); if it serves HTTPS, begin',
    ],
    ['', '40E:error:0A000410:SSL routines:read:tls alert handshake failure:a.c:9:', 'handshake failure'],
    ['SOMETHING', 'that nobody foresaw', 'that nobody foresaw'],
    ['SOMETHING', '', 'SOMETHING'],
  ])('%s %s', (code, message, words) => {
    expect(connectionProblem(caused(code, message), 'http://a')).toContain(words)
  })

  test('of a server that speaks no TLS', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
    const error = await fetch(url).catch((thrown: unknown) => thrown)
    server.close()
    expect(connectionProblem(error, url)).toBe('it does not speak TLS there; begin with http://')
  })

  test('of an error that has no cause', () => {
    expect(connectionProblem(new Error('the stream ended'), 'https://a')).toBe('the stream ended')
  })
})
