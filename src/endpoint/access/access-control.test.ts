import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import { AccessControl, type AccessOptions, type AccessWay } from './access-control.ts'
import type { Authentication } from './authenticator.ts'
import type { Authorization } from './authorizer.ts'
import { CertificateAuthenticator } from './certificate-authenticator.ts'

const now = Date.UTC(2026, 0, 1)
const certificate = {
  commonName: 'prometheus',
  organizations: ['monitoring'],
  subjectAlternativeNames: ['prometheus.example.com'],
  validTo: now + 1,
}

const jane: Authentication = { result: 'identified', identity: { name: 'jane' } }
const absent: Authentication = { result: 'absent' }
const refused: Authentication = { result: 'refused', why: 'it is wrong' }
const unavailable: Authentication = { result: 'unavailable', why: 'nobody knows' }

const way = (verdict: Authentication, scheme: string, decision?: Authorization): AccessWay => ({
  authenticator: { challenge: `${scheme} realm="x"`, authenticate: () => verdict },
  ...(decision && { authorizer: { authorize: () => decision } }),
})
const idle: AccessWay = { authenticator: { ...way(jane, 'I').authenticator, isIdle: true } }
const demanded = (demand: 'always' | 'if-given') => ({
  authenticator: new CertificateAuthenticator({ clock: new ManualClock(now) }),
  demand,
})

/** Who is let in, or the status, the reason and the line that a client gets. */
async function admit(options: AccessOptions, credentials = {}): Promise<string> {
  const admission = await new AccessControl(options).admit({ headers: {}, ...credentials }, '/metrics')
  if (!('refusal' in admission)) return admission.identity?.name ?? 'somebody'
  const { reason, reply } = admission.refusal
  return `${reason}: ${String(reply.body).trimEnd()}`
}

describe('access', () => {
  test.each<[string, AccessWay[], string]>([
    ['by any one way', [way(refused, 'A'), way(jane, 'B')], 'jane'],
    ['by the first of two', [way(jane, 'A'), way(unavailable, 'B')], 'jane'],
    [
      'by none, for lack of credentials',
      [way(absent, 'A'), way(absent, 'B')],
      'no_credentials: 401 no credentials came; it takes A or B',
    ],
    ['by none, with wrong ones', [way(absent, 'A'), way(refused, 'B')], 'credentials: 401 it is wrong'],
    [
      'by none, while one cannot tell',
      [way(refused, 'A'), way(unavailable, 'B')],
      'unavailable: 503 it cannot be told at present who may ask; try again later',
    ],
    ['by nobody, as long as the one way there is lies idle', [idle], 'somebody'],
    [
      'by those ways alone that do not lie idle',
      [idle, way(absent, 'B')],
      'no_credentials: 401 no credentials came; it takes B',
    ],
    ['without a way at all', [], 'no_credentials: 401 no credentials came'],
    ['to what is allowed', [way(jane, 'A', { result: 'allowed' })], 'jane'],
    [
      'to what is not',
      [way(jane, 'A', { result: 'denied', why: 'internal', remedy: 'ask nicely' })],
      'denied: 403 jane may not get /metrics; ask nicely',
    ],
    [
      'to what nobody can tell',
      [way(jane, 'A', { result: 'unavailable', why: 'x' })],
      'unavailable: 503 it cannot be told at present who may ask; try again later',
    ],
  ])('%s', async (_, ways, outcome) => {
    expect(await admit({ ways })).toBe(outcome)
  })

  test('that is refused names every challenge once', async () => {
    const control = new AccessControl({ ways: [way(absent, 'A'), way(absent, 'B'), way(absent, 'B')] })
    const admission = await control.admit({ headers: {} }, '/')
    expect('refusal' in admission && admission.refusal.reply.headers).toMatchObject({
      'www-authenticate': 'A realm="x", B realm="x"',
      'cache-control': 'no-store',
    })
  })

  const expired = { ...certificate, validTo: now }
  const foreign = { ...certificate, fault: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }
  test.each([
    ['with a certificate', 'always', [], { certificate }, 'prometheus'],
    ['without', 'always', [], {}, 'certificate: 401 a client certificate is needed, and none came'],
    [
      'with one of somebody else',
      'always',
      [],
      { certificate: foreign },
      'certificate: 401 the client certificate is not trusted: UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
    [
      'with one that is over',
      'always',
      [],
      { certificate: expired },
      'certificate: 401 the client certificate has expired; have a new one issued',
    ],
    ['with a certificate, while the rest lies idle', 'always', [idle], { certificate }, 'prometheus'],
    [
      'without, while the rest lies idle',
      'always',
      [idle],
      {},
      'certificate: 401 a client certificate is needed, and none came',
    ],
    ['with a certificate and the rest', 'always', [way(jane, 'A')], { certificate }, 'jane'],
    [
      'with a certificate alone',
      'always',
      [way(absent, 'A')],
      { certificate },
      'no_credentials: 401 no credentials came; it takes A',
    ],
    [
      'with the rest alone',
      'always',
      [way(jane, 'A')],
      {},
      'certificate: 401 a client certificate is needed, and none came',
    ],
    ['without, where it need not be', 'if-given', [], {}, 'somebody'],
    [
      'with a wrong one, where it need not be',
      'if-given',
      [way(jane, 'A')],
      { certificate: foreign },
      'certificate: 401 the client certificate is not trusted: UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
  ] as const)('where a certificate is demanded: %s', async (_, demand, ways, credentials, outcome) => {
    expect(await admit({ ways, certificate: demanded(demand) }, credentials)).toBe(outcome)
  })
})

describe('a client certificate', () => {
  const ask = (given: Partial<typeof certificate & { fault: string }>, options = {}) =>
    new CertificateAuthenticator({ clock: new ManualClock(now), ...options }).authenticate({
      headers: {},
      certificate: { ...certificate, ...given },
    })

  test('names the user and the groups, as in Kubernetes', () => {
    expect(ask({})).toEqual({
      result: 'identified',
      identity: { name: 'prometheus', groups: ['monitoring'] },
    })
  })

  test('without a common name is known by its first alternative name', () => {
    const { commonName: _, ...rest } = certificate
    const authenticator = new CertificateAuthenticator({ clock: new ManualClock(now) })
    expect(authenticator.authenticate({ headers: {}, certificate: rest })).toMatchObject({
      identity: { name: 'prometheus.example.com' },
    })
  })

  test('needs one of the allowed alternative names, letter for letter', () => {
    expect(ask({}, { allowedSans: ['a', 'prometheus.example.com'] })).toMatchObject({ result: 'identified' })
    expect(ask({}, { allowedSans: ['example.com'] })).toMatchObject({ result: 'refused' })
    expect(ask({ subjectAlternativeNames: [] }, { allowedSans: ['prometheus'] })).toMatchObject({
      result: 'refused',
    })
  })

  test('that nobody verified is taken only where that was asked for', () => {
    expect(ask({ fault: 'SELF_SIGNED', validTo: 0 }, { unverified: true })).toMatchObject({
      result: 'identified',
    })
    expect(ask({ fault: 'SELF_SIGNED' })).toMatchObject({ result: 'refused' })
  })
})
