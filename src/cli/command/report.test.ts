import { expect, test } from 'vitest'
import { report } from './report.ts'

const options = { since: '30d', groupBy: 'resource', output: 'table' } as const

test.each([
  [{}, /^report reads the file that a monitor keeps with --history FILE: give that file/],
  [{ server: 'http://127.0.0.1:9790' }, /^--server does not go with report, which reads the file/],
  [{ server: 'http://127.0.0.1:9790', history: 'a.db' }, /'binnacle describe KIND NAME --server URL'/],
])('what it reads is said: %j', async (more, message) => {
  await expect(report({ ...options, ...more })).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(message),
  })
})
