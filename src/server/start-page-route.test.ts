import { expect, test } from 'vitest'
import { systemClock } from '../base/index.ts'
import { Listener } from '../endpoint/index.ts'
import { startPageRoute } from './start-page-route.ts'

test('a browser gets the page as it is now, and may load nothing for it', async () => {
  let version = '1'
  const listener = new Listener({
    address: { host: '127.0.0.1', port: 0 },
    routes: [startPageRoute(() => ({ version, now: 0, links: [] }))],
    clock: systemClock,
  })
  const url = await listener.start(new AbortController().signal)
  try {
    version = '2'
    const reply = await fetch(url)
    expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await reply.text()).toContain('1970-01-01 00:00:00 UTC</time> · 2')
  } finally {
    await listener.stop()
  }
})
