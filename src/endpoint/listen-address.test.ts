import { describe, expect, test } from 'vitest'
import { formatListenAddress, parseListenAddress } from './listen-address.ts'

describe('an address to listen on', () => {
  test.each([
    [':8080', { port: 8080 }],
    ['127.0.0.1:0', { host: '127.0.0.1', port: 0 }],
    ['localhost:65535', { host: 'localhost', port: 65_535 }],
    ['[::1]:9', { host: '::1', port: 9 }],
    ['[fe80::1%eth0]:80', { host: 'fe80::1%eth0', port: 80 }],
  ])('%s is read, and written the same', (text, address) => {
    expect(parseListenAddress(text)).toEqual(address)
    expect(formatListenAddress(address)).toBe(text)
  })

  test.each([
    ['8080', 'put a colon before the port, as in ":8080"'],
    ['localhost', 'the port is missing, as in "127.0.0.1:8080" or ":8080"'],
    ['', 'the port is missing, as in "127.0.0.1:8080" or ":8080"'],
    ['::1:9', 'an IPv6 address stands in brackets, as in "[::1]:8080"'],
    [':65536', '"65536" is no port; a port is a number from 0 to 65535'],
    [':http', '"http" is no port; a port is a number from 0 to 65535'],
    ['a b:80', 'a host has no spaces'],
    [':', '"" is no port; a port is a number from 0 to 65535'],
  ])('%j is refused: %s', (text, why) => {
    expect(() => parseListenAddress(text)).toThrow(`"${text}" is no address to listen on: ${why}`)
  })
})
