import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import {
  SubjectAccessReviewAuthorizer,
  type SubjectAccessReviewSpec,
  type SubjectAccessReviewStatus,
} from './subject-access-review-authorizer.ts'
import {
  TokenReviewAuthenticator,
  type TokenReviewSpec,
  type TokenReviewStatus,
} from './token-review-authenticator.ts'

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
const jane: TokenReviewStatus = {
  authenticated: true,
  user: { username: 'jane', uid: '7', groups: ['dev'], extra: { 'example.com/x': ['y'] } },
}

/** An API server that answers as it is told, and notes what it was asked. */
function server<Spec, Status>(answer: (spec: Spec, signal: AbortSignal) => Promise<Status>) {
  const asked: Spec[] = []
  const review = (spec: Spec, signal: AbortSignal) => {
    asked.push(spec)
    return answer(spec, signal)
  }
  return { asked, review }
}

const never = () => new Promise<never>(() => {})

describe('a TokenReview', () => {
  test('tells whose token it is, and is not asked for again within a minute', async () => {
    const clock = new ManualClock()
    const { asked, review } = server(async (_: TokenReviewSpec) => jane)
    const authenticator = new TokenReviewAuthenticator({ review, clock })
    const found = {
      result: 'identified',
      identity: { name: 'jane', uid: '7', groups: ['dev'], extra: { 'example.com/x': ['y'] } },
    }
    expect(await authenticator.authenticate(bearer('t'))).toEqual(found)
    await clock.advance(59_999)
    expect(await authenticator.authenticate(bearer('t'))).toEqual(found)
    expect(asked).toEqual([{ token: 't' }])
    await clock.advance(1)
    await authenticator.authenticate(bearer('t'))
    expect(asked).toHaveLength(2)
  })

  test('is asked for once by many who show the same token at once', async () => {
    const { asked, review } = server(async (_: TokenReviewSpec) => jane)
    const authenticator = new TokenReviewAuthenticator({ review, clock: new ManualClock() })
    await Promise.all(Array.from({ length: 100 }, () => authenticator.authenticate(bearer('t'))))
    expect(asked).toHaveLength(1)
  })

  test.each([
    [
      'that is not authenticated',
      { authenticated: false, error: 'it is old' },
      'does not take the bearer token: it is old',
    ],
    ['without a user', { authenticated: true }, 'does not take the bearer token'],
    ['for another audience', { ...jane, audiences: ['vault'] }, 'is meant for another audience'],
    ['by a server that knows no audiences', jane, 'is meant for another audience'],
  ] as const)('%s lets nobody in', async (_, status, why) => {
    const { asked, review } = server(async (_: TokenReviewSpec): Promise<TokenReviewStatus> => status)
    const clock = new ManualClock()
    const authenticator = new TokenReviewAuthenticator({ review, clock, audiences: ['binnacle', 'metrics'] })
    expect(await authenticator.authenticate(bearer('t'))).toEqual({
      result: 'refused',
      why: expect.stringContaining(why),
    })
    expect(asked).toEqual([{ token: 't', audiences: ['binnacle', 'metrics'] }])
  })

  test('for one of our audiences lets in', async () => {
    const review = async () => ({ ...jane, audiences: ['metrics'] })
    const authenticator = new TokenReviewAuthenticator({
      review,
      clock: new ManualClock(),
      audiences: ['metrics'],
    })
    expect(await authenticator.authenticate(bearer('t'))).toMatchObject({ result: 'identified' })
  })

  test('that does not come lets nobody in, and is asked for again', async () => {
    let isAway = true
    const { asked, review } = server(async (_: TokenReviewSpec) => {
      if (isAway) throw new Error('connection refused')
      return jane
    })
    const authenticator = new TokenReviewAuthenticator({ review, clock: new ManualClock() })
    expect(await authenticator.authenticate(bearer('t'))).toEqual({
      result: 'unavailable',
      why: 'the API server does not say whose token it is: connection refused',
    })
    isAway = false
    expect(await authenticator.authenticate(bearer('t'))).toMatchObject({ result: 'identified' })
    expect(asked).toHaveLength(2)
  })

  test('is waited for ten seconds, and given up then', async () => {
    const clock = new ManualClock()
    let aborted = false
    const { review } = server((_: TokenReviewSpec, signal) => {
      signal.addEventListener('abort', () => {
        aborted = true
      })
      return never()
    })
    const authenticator = new TokenReviewAuthenticator({ review, clock })
    const answer = authenticator.authenticate(bearer('t'))
    await clock.advance(10_000)
    expect(await answer).toMatchObject({
      result: 'unavailable',
      why: expect.stringContaining('no answer within 10 s'),
    })
    expect(aborted).toBe(true)
  })

  test('is not asked for by more than so many strangers at once', async () => {
    const { asked, review } = server((_: TokenReviewSpec) => never())
    const authenticator = new TokenReviewAuthenticator({ review, clock: new ManualClock() })
    const answers = Array.from({ length: 1000 }, (_, at) => authenticator.authenticate(bearer(`t${at}`)))
    expect(await answers.at(-1)).toMatchObject({ result: 'unavailable' })
    expect(asked.length).toBeLessThan(100)
  })
})

describe('a SubjectAccessReview', () => {
  const allowed = { allowed: true }
  const identity = { name: 'jane', groups: ['dev'] }

  test('names user, groups and path, and is not asked for again for five minutes when it allows', async () => {
    const clock = new ManualClock()
    const { asked, review } = server(async (_: SubjectAccessReviewSpec) => allowed)
    const authorizer = new SubjectAccessReviewAuthorizer({
      review,
      clock,
      nonResourceUrlOf: (path) => `/b${path}`,
    })
    expect(await authorizer.authorize(identity, '/metrics')).toEqual({ result: 'allowed' })
    await clock.advance(299_999)
    await authorizer.authorize(identity, '/metrics')
    expect(asked).toEqual([
      { user: 'jane', groups: ['dev'], nonResourceAttributes: { path: '/b/metrics', verb: 'get' } },
    ])
    await clock.advance(1)
    await authorizer.authorize(identity, '/metrics')
    await authorizer.authorize({ ...identity, groups: [] }, '/metrics')
    await authorizer.authorize(identity, '/other')
    expect(asked).toHaveLength(4)
  })

  test.each([
    [{ allowed: false, reason: 'RBAC: no' }, 'jane may not get /metrics: RBAC: no'],
    [{}, 'jane may not get /metrics: no rule of RBAC allows it'],
    [{ allowed: true, denied: true, reason: 'webhook' }, 'jane may not get /metrics: webhook'],
  ])('%j denies, for half a minute', async (status: SubjectAccessReviewStatus, why) => {
    const clock = new ManualClock()
    const { asked, review } = server(async (_: SubjectAccessReviewSpec) => status)
    const authorizer = new SubjectAccessReviewAuthorizer({ review, clock })
    expect(await authorizer.authorize(identity, '/metrics')).toMatchObject({ result: 'denied', why })
    await clock.advance(29_999)
    await authorizer.authorize(identity, '/metrics')
    expect(asked).toHaveLength(1)
    await clock.advance(1)
    await authorizer.authorize(identity, '/metrics')
    expect(asked).toHaveLength(2)
  })

  test('that does not come lets nobody in', async () => {
    const review = async () => Promise.reject(new Error('connection refused'))
    const authorizer = new SubjectAccessReviewAuthorizer({ review, clock: new ManualClock() })
    expect(await authorizer.authorize(identity, '/metrics')).toEqual({
      result: 'unavailable',
      why: 'the API server does not say what jane may do: connection refused',
    })
  })
})
