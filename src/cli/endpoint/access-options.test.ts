import { describe, expect, test } from 'vitest'
import { ManualClock, silentLogger } from '../../base/index.ts'
import { Client } from '../../client/index.ts'
import { type AccessOptions, readAccess } from './access-options.ts'
import { nonResourceUrlOf } from './kubernetes-way.ts'

const client = new Client({
  transport: { send: () => Promise.reject(new Error('nothing is to be sent')), close: async () => {} },
})
const read = (options: AccessOptions) =>
  readAccess(options, { client, clock: new ManualClock(), logger: silentLogger })

const tls = { tlsCertFile: 'tls.crt', tlsPrivateKeyFile: 'tls.key' }

describe('options of who may ask', () => {
  test('none of them: everybody may, over HTTP', async () => {
    expect(await read({})).toEqual({})
  })

  test('a certificate alone: everybody may, over HTTPS', async () => {
    expect(await read(tls)).toEqual({ tls: { certFile: 'tls.crt', keyFile: 'tls.key' } })
  })

  test('each way adds one that suffices, and RBAC is asked about those whom Kubernetes or a certificate names', async () => {
    const { access, tls: served } = await read({
      ...tls,
      clientCaFile: 'ca.crt',
      bearerTokenFile: 'tokens',
      authentication: 'kubernetes',
    })
    expect(served).toMatchObject({ clientCaFile: 'ca.crt', clientAuthType: 'RequestClientCert' })
    const ways = access?.ways.map(({ authenticator, authorizer }) => [
      authenticator.constructor.name,
      authorizer?.constructor.name,
    ])
    expect(ways).toEqual([
      ['CertificateAuthenticator', 'SubjectAccessReviewAuthorizer'],
      ['TokenFileAuthenticator', undefined],
      ['TokenReviewAuthenticator', 'SubjectAccessReviewAuthorizer'],
    ])
  })

  test.each<[AccessOptions, string]>([
    [{ tlsCertFile: 'a' }, '--tls-cert-file and --tls-private-key-file go together'],
    [{ tlsPrivateKeyFile: 'a' }, '--tls-cert-file and --tls-private-key-file go together'],
    [{ clientCaFile: 'a' }, '--client-ca-file needs --tls-cert-file'],
    [{ authTokenAudiences: ['a'] }, '--auth-token-audiences needs --authentication kubernetes'],
    [{ ...tls, webConfigFile: 'a' }, 'do not go with --web-config-file; say it in that file'],
    [{ webConfigFile: 'a', 'web.config.file': 'b' }, 'are the same option'],
    [{ webConfigFile: '/not/there' }, '--web-config-file: the web configuration cannot be read'],
    [{ 'web.config.file': '/not/there' }, '--web-config-file: the web configuration cannot be read'],
  ])('%j: %s', async (options, said) => {
    await expect(read(options)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(said) })
  })
})

test('what every service account may get of the API server, it may not get of ours by that', () => {
  // The role system:discovery, which system:authenticated is bound to.
  const discovery = ['/api', '/apis', '/healthz', '/livez', '/openapi', '/readyz', '/version']
  for (const path of ['/', '/api/v1/kinds', '/openapi.json', '/version', '/readyz']) {
    const url = nonResourceUrlOf(path)
    expect(discovery.filter((allowed) => url === allowed || url.startsWith(`${allowed}/`))).toEqual([])
  }
  expect(nonResourceUrlOf('/metrics')).toBe('/metrics')
})
