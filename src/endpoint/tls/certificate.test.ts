import { describe, expect, test } from 'vitest'
import { startApiServer } from '../../testing/index.ts'
import { expiresSoon, readAuthorities, readCertificate } from './certificate.ts'

/** That of the administrator of an API server: valid for ten years from an hour before now. */
const server = await startApiServer()
const field = (key: string) =>
  Buffer.from(new RegExp(`${key}: (\\S+)`).exec(server.kubeconfig)?.[1] ?? '', 'base64').toString()
const cert = { pem: field('client-certificate-data') }
const key = { pem: field('client-key-data') }
await server.stop()

const day = 24 * 60 * 60_000
const { validFrom, validTo } = await readCertificate(cert, key, Date.now())

describe('a certificate', () => {
  test.each([
    ['is valid', validFrom, undefined],
    ['is not valid by the clock of a machine that is a little behind', validFrom - 4 * 60_000, undefined],
    ['is not valid yet', validFrom - 6 * 60_000, 'the certificate given inline is not valid before'],
    ['is valid for a second more', validTo - 1000, undefined],
    [
      'has expired',
      validTo,
      `the certificate given inline expired at ${new Date(validTo).toISOString()}; have a new one issued`,
    ],
  ])('that %s', async (_, now, said) => {
    const reading = readCertificate(cert, key, now)
    if (said === undefined) return expect(await reading).toMatchObject({ validTo })
    return expect(reading).rejects.toMatchObject({
      kind: 'certificate',
      message: expect.stringContaining(said),
    })
  })

  test('should have been renewed when a sixth of its life is left, or a week', () => {
    const of = (days: number, left: number) =>
      expiresSoon({ cert: '', key: '', validFrom: 0, validTo: days * day }, (days - left) * day)
    expect([of(90, 8), of(90, 6.9)]).toEqual([false, true])
    expect([of(1, 0.2), of(1, 0.16)]).toEqual([false, true])
  })
})

describe('client authorities', () => {
  test.each([
    ['nothing', ''],
    ['a key', key.pem],
    ['what begins like a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
  ])('that are %s are refused', async (_, pem) => {
    await expect(readAuthorities({ pem })).rejects.toMatchObject({ kind: 'certificate' })
  })
})
