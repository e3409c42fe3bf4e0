import { describe, expect, test } from 'vitest'
import { type Check, probeRoute } from './probe.ts'

const failing: Check[] = [
  { name: 'ping' },
  { name: 'kind/databases.example.com', failure: 'cannot list\ndatabases.example.com' },
]

async function ask(checks: Check[], query = '', isAdmitted?: () => Promise<boolean>) {
  const { status, body } = await probeRoute({ path: '/readyz', checks: () => checks }).handle({
    method: 'GET',
    path: '/readyz',
    params: {},
    query: new URLSearchParams(query),
    headers: {},
    signal: new AbortController().signal,
    ...(isAdmitted && { isAdmitted }),
  })
  return `${status} ${body}`
}

describe('a probe', () => {
  test('is ok, in short', async () => {
    expect(await ask([{ name: 'ping' }])).toBe('200 ok')
  })

  test('tells a failure in one line, at no great cost however much space is in it', async () => {
    const spaces = ' '.repeat(300_000)
    expect(await ask([{ name: 'a', failure: 'x \n \n y' }])).toBe(
      '500 [-]a failed: x y\nreadyz check failed\n',
    )
    expect(await ask([{ name: 'a', failure: `x${spaces}y` }])).toBe(
      `500 [-]a failed: x${spaces}y\nreadyz check failed\n`,
    )
  })

  test('names every check when asked to', async () => {
    expect(await ask([{ name: 'ping' }, { name: 'discovery' }], 'verbose')).toBe(
      '200 [+]ping ok\n[+]discovery ok\nreadyz check passed\n',
    )
  })

  test('passes with a warning, which is told when asked', async () => {
    const checks = [{ name: 'databases.example.com', warning: 'not watched:\nserves no version' }]
    expect(await ask(checks)).toBe('200 ok')
    expect(await ask(checks, 'verbose')).toBe(
      '200 [+]databases.example.com warning: not watched: serves no version\nreadyz check passed\n',
    )
  })

  test('says what failed and why, each on its line', async () => {
    expect(await ask(failing)).toBe(
      '500 [+]ping ok\n[-]kind/databases.example.com failed: cannot list databases.example.com\nreadyz check failed\n',
    )
  })

  test.each<[string, Check[], string, boolean, string]>([
    ['to a stranger', failing, '', false, '500 readyz check failed; ?verbose with credentials tells why\n'],
    [
      'to a stranger who asks for more',
      failing,
      'verbose&exclude=x',
      false,
      '500 readyz check failed; ?verbose with credentials tells why\n',
    ],
    [
      'to a stranger who asks for more while it passes',
      [{ name: 'kind/a' }],
      'verbose&exclude=x',
      false,
      '200 ok',
    ],
    ['to whom it knows', [{ name: 'kind/a' }], 'verbose', true, '200 [+]kind/a ok\nreadyz check passed\n'],
  ])('where credentials are asked for: %s', async (_, checks, query, isAdmitted, reply) => {
    expect(await ask(checks, query, async () => isAdmitted)).toBe(reply)
  })

  test('looks at credentials only when more is asked for', async () => {
    const isAdmitted = () => Promise.reject(new Error('it was looked at them'))
    expect(await ask([{ name: 'ping' }], '', isAdmitted)).toBe('200 ok')
    expect(await ask(failing, '', isAdmitted)).toMatch(/^500 readyz check failed;/)
  })

  test('leaves out what the client excludes, and says when there is no such check', async () => {
    expect(await ask(failing, 'verbose&exclude=kind/databases.example.com&exclude=etcd')).toBe(
      '200 [+]ping ok\n[+]kind/databases.example.com excluded: ok\n' +
        'warn: some health checks cannot be excluded: no matches for "etcd"\nreadyz check passed\n',
    )
  })

  test('leaves out whatever waits for a permission, and nothing else, when asked to', async () => {
    const name = 'kind/databases.example.com'
    const denied: Check = { name, failure: 'cannot list', cause: 'forbidden' }
    expect(await ask([denied], 'exclude=forbidden')).toBe('200 ok')
    expect(await ask([denied])).toMatch(/^500/)
    expect(await ask([denied, ...failing], 'exclude=forbidden')).toBe(
      `500 [+]${name} excluded: ok\n[+]ping ok\n[-]${name} failed: cannot list databases.example.com\nreadyz check failed\n`,
    )
    expect(await ask([{ name: 'ping' }], 'verbose&exclude=forbidden')).toBe(
      '200 [+]ping ok\nreadyz check passed\n',
    )
  })
})
