import { hashSync } from 'bcryptjs'
import { describe, expect, test } from 'vitest'
import { type LogFields, ManualClock, silentLogger, systemClock } from '../../base/index.ts'
import { BasicAuthenticator } from './basic-authenticator.ts'
import type { BasicUsers } from './basic-users.ts'

const hash = (password: string) => hashSync(password, 4)
const basic = (user: string, password: string) => ({
  headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
})
const identified = (name: string) => ({ result: 'identified', identity: { name } })
const refused = { result: 'refused', why: 'user or password is wrong' }

async function authenticatorOf(users: () => BasicUsers, clock = new ManualClock(), log: string[] = []) {
  const note = (message: string, fields?: LogFields) => log.push(`${message} ${JSON.stringify(fields)}`)
  const authenticator = new BasicAuthenticator({
    file: 'web.yml',
    read: async () => users(),
    clock,
    logger: { ...silentLogger, info: note, warn: note, error: note },
  })
  await authenticator.start()
  return authenticator
}

describe('basic authentication', () => {
  test.each([
    ['the right password', basic('ann', 'secret'), identified('ann')],
    ['a password with colons and letters of any script', basic('bob', 'a:b:ü'), identified('bob')],
    ['a wrong password', basic('ann', 'Secret'), refused],
    ['the password of somebody else', basic('ann', 'a:b:ü'), refused],
    ['nobody, with the password of somebody', basic('carl', 'secret'), refused],
    ['a name that every object has', basic('constructor', 'secret'), refused],
    ['no credentials', { headers: {} }, { result: 'absent' }],
    ['another scheme', { headers: { authorization: 'Bearer abc' } }, { result: 'absent' }],
    ['no base64', { headers: { authorization: 'Basic ###' } }, { result: 'absent' }],
    ['no colon', { headers: { authorization: 'Basic YWJj' } }, { result: 'absent' }],
  ])('of %s', async (_, credentials, verdict) => {
    const authenticator = await authenticatorOf(() => ({ ann: hash('secret'), bob: hash('a:b:ü') }))
    expect(await authenticator.authenticate(credentials)).toEqual(verdict)
    authenticator.stop()
  })

  test('takes hashes as htpasswd writes them', async () => {
    const authenticator = await authenticatorOf(() => ({ ann: hash('secret').replace('$2b$', '$2y$') }))
    expect(await authenticator.authenticate(basic('ann', 'secret'))).toEqual(identified('ann'))
    authenticator.stop()
  })

  test('does not keep who was seen before waiting behind those who try passwords, of whom few may wait', async () => {
    const authenticator = await authenticatorOf(() => ({ ann: hash('secret') }), systemClock as ManualClock)
    await authenticator.authenticate(basic('ann', 'secret'))
    const settled: string[] = []
    const tries = Array.from({ length: 40 }, (_, at) =>
      authenticator.authenticate(basic('ann', `try ${at}`)).then(({ result }) => settled.push(result)),
    )
    expect(await authenticator.authenticate(basic('ann', 'secret'))).toEqual(identified('ann'))
    expect(settled).not.toContain('refused')
    await Promise.all(tries)
    expect(settled.filter((result) => result === 'unavailable')).toHaveLength(24)
    authenticator.stop()
  })

  test('takes up users that change, at once forgetting the password that was', async () => {
    let users = { ann: hash('old') }
    const clock = new ManualClock()
    const log: string[] = []
    const authenticator = await authenticatorOf(() => users, clock, log)
    expect(await authenticator.authenticate(basic('ann', 'old'))).toEqual(identified('ann'))
    users = { ann: hash('new') }
    await clock.advance(10_000)
    expect(log).toEqual(['the list of users was replaced {"file":"web.yml"}'])
    expect(await authenticator.authenticate(basic('ann', 'old'))).toEqual(refused)
    authenticator.stop()
  })

  test('lets in nobody once all users are gone', async () => {
    let users: BasicUsers = { ann: hash('secret') }
    const clock = new ManualClock()
    const authenticator = await authenticatorOf(() => users, clock)
    expect(await authenticator.authenticate(basic('ann', 'secret'))).toEqual(identified('ann'))
    users = {}
    await clock.advance(10_000)
    expect(await authenticator.authenticate(basic('ann', 'secret'))).toEqual(refused)
    expect(await authenticator.authenticate(basic('', ''))).toEqual(refused)
    authenticator.stop()
  })

  test('lets in nobody who was renamed or taken out, not even where somebody else has the same password', async () => {
    const same = hash('secret')
    let users: BasicUsers = { ann: same, carl: same }
    const clock = new ManualClock()
    const authenticator = await authenticatorOf(() => users, clock)
    for (const user of ['ann', 'carl'])
      expect(await authenticator.authenticate(basic(user, 'secret'))).toEqual(identified(user))
    expect(await authenticator.authenticate(basic('bob', 'secret'))).toEqual(refused)
    users = { bob: same }
    await clock.advance(10_000)
    for (const user of ['ann', 'carl'])
      expect(await authenticator.authenticate(basic(user, 'secret'))).toEqual(refused)
    expect(await authenticator.authenticate(basic('bob', 'secret'))).toEqual(identified('bob'))
    authenticator.stop()
  })

  test('lets in nobody who was taken out while the password was being looked at', async () => {
    const same = hash('secret')
    let users: BasicUsers = { ann: same, bob: same }
    const clock = new ManualClock()
    const authenticator = await authenticatorOf(() => users, clock)
    const answer = authenticator.authenticate(basic('ann', 'secret'))
    users = { bob: same }
    await clock.advance(10_000)
    expect(await answer).toEqual(refused)
    authenticator.stop()
  })

  test('does not verify anew who was seen before, however long ago', async () => {
    const clock = new ManualClock()
    const users = { ann: hash('secret') }
    const authenticator = await authenticatorOf(() => users, clock)
    expect(await authenticator.authenticate(basic('ann', 'secret'))).toEqual(identified('ann'))
    await clock.advance(2 * 60 * 60_000)
    // A wrong one is before it in the queue, were it to wait.
    const wrong = authenticator.authenticate(basic('ann', 'wrong'))
    const first = await Promise.race([wrong, authenticator.authenticate(basic('ann', 'secret'))])
    expect(first).toEqual(identified('ann'))
    await wrong
    authenticator.stop()
  })

  test('does not start with what is no hash, and does not repeat it', async () => {
    const started = authenticatorOf(() => ({ ann: 'secret in plain text' }))
    await expect(started).rejects.toThrow(
      /^web\.yml: the password of user "ann" is no bcrypt hash; make one with: htpasswd/,
    )
    await expect(started).rejects.not.toThrow(/secret/)
  })

  test.each(['03', '32', '99'])(
    'does not start with a cost of %s, which bcrypt does not have',
    async (cost) => {
      const started = authenticatorOf(() => ({ ann: hash('secret').replace('$04$', `$$${cost}$$`) }))
      await expect(started).rejects.toMatchObject({
        kind: 'access',
        message: expect.stringContaining(`a cost of ${Number(cost)}, and bcrypt has 4 to 31`),
      })
    },
  )

  test('says which hashes take too long', async () => {
    const log: string[] = []
    const authenticator = await authenticatorOf(
      () => ({ ann: hash('a'), bob: hash('b').replace('$04$', '$18$') }),
      new ManualClock(),
      log,
    )
    expect(log).toEqual([
      'passwords take seconds to verify; hash them anew with a cost of 10 {"users":"bob"}',
    ])
    authenticator.stop()
  })
})
