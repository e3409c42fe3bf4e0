import { describe, expect, test } from 'vitest'
import { isLoopback, proxyFromEnvironment } from './proxy-environment.ts'

const proxy = 'http://proxy.test:3128'

describe('the proxy of the environment', () => {
  test.each<[string, Record<string, string>, string | undefined]>([
    ['https://api.test', {}, undefined],
    ['https://api.test', { HTTPS_PROXY: proxy }, proxy],
    ['https://api.test', { https_proxy: proxy }, proxy],
    ['https://api.test', { HTTP_PROXY: proxy }, undefined],
    ['http://api.test', { HTTP_PROXY: proxy }, proxy],
    ['https://api.test', { HTTPS_PROXY: 'proxy.test:3128' }, proxy],
    ['https://api.test', { HTTPS_PROXY: 'socks5://proxy.test' }, 'socks5://proxy.test'],
    ['https://localhost:6443', { HTTPS_PROXY: proxy }, undefined],
    ['https://127.0.0.1:6443', { HTTPS_PROXY: proxy }, undefined],
    ['https://[::1]:6443', { HTTPS_PROXY: proxy }, undefined],
  ])('%s with %j: %s', (url, env, expected) => {
    expect(proxyFromEnvironment(url, env)).toBe(expected)
  })

  test.each([
    ['*', 'https://api.test', true],
    ['api.test', 'https://api.test', true],
    ['API.test', 'https://api.TEST', true],
    ['test', 'https://api.test', true],
    ['pi.test', 'https://api.test', false],
    ['.test', 'https://api.test', true],
    ['.api.test', 'https://api.test', false],
    ['*.test', 'https://api.test', true],
    ['other, api.test', 'https://api.test', true],
    ['api.test:6443', 'https://api.test:6443', true],
    ['api.test:6443', 'https://api.test', false],
    ['api.test:443', 'https://api.test', true],
    ['10.0.0.0/8', 'https://10.1.2.3', true],
    ['10.0.0.0/8', 'https://11.1.2.3', false],
    ['10.0.0.0/8', 'https://api.test', false],
    ['10.0.0.0/99', 'https://10.1.2.3', false],
    ['10.1.2.3', 'https://10.1.2.3', true],
    ['fd00::/8', 'https://[fd00::1]', true],
    ['fd00::1', 'https://[fd00::1]', true],
    ['[fd00::1]:443', 'https://[fd00::1]', true],
    ['', 'https://api.test', false],
  ])('NO_PROXY=%j keeps %s out: %s', (noProxy, url, excluded) => {
    const found = proxyFromEnvironment(url, { HTTPS_PROXY: proxy, NO_PROXY: noProxy })
    expect(found).toBe(excluded ? undefined : proxy)
  })
})

test('only this machine is loopback', () => {
  expect(['localhost', '127.8.0.1', '[::1]', '::1'].filter((host) => !isLoopback(host))).toEqual([])
  expect(['localhost.test', '128.0.0.1', '10.0.0.1', '::2'].filter(isLoopback)).toEqual([])
})
