import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../base/index.ts'
import { CertificateAuthenticator, Listener, textReply } from '../../endpoint/index.ts'
import { startApiServer } from '../../testing/index.ts'
import type { ServerCredentials } from './server-fetch.ts'
import { serverViews } from './server-views.ts'

let directory: string
let listener: Listener
let url: string
const file = (name: string) => path.join(directory, name)
/** What was shown: the authorization, and whom the certificate names. */
let shown: string[]

/** A server that notes who asks, with the certificate of an administrator, and lets in nobody. */
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-server-fetch-'))
  const server = await startApiServer()
  await server.stop()
  const fields = {
    'ca.crt': 'certificate-authority-data',
    'tls.crt': 'client-certificate-data',
    'tls.key': 'client-key-data',
  }
  for (const [name, key] of Object.entries(fields)) {
    const data = new RegExp(`${key}: (\\S+)`).exec(server.kubeconfig)?.[1] ?? ''
    await writeFile(file(name), Buffer.from(data, 'base64'))
  }
  await writeFile(file('token'), 'first\n')
  await writeFile(file('password'), 'correct horse\n')
  const certificates = new CertificateAuthenticator({ clock: systemClock })
  listener = new Listener({
    address: { host: '127.0.0.1', port: 0 },
    clock: systemClock,
    routes: [{ path: '/', handle: () => textReply(200, '') }],
    tls: {
      certFile: file('tls.crt'),
      keyFile: file('tls.key'),
      clientCaFile: file('ca.crt'),
      clientAuthType: 'RequestClientCert',
    },
    access: {
      ways: [
        {
          authenticator: {
            challenge: 'Bearer',
            authenticate: (credentials) => {
              const found = certificates.authenticate(credentials)
              const who = found.result === 'identified' ? ` by ${found.identity.name}` : ''
              shown.push(`${credentials.headers.authorization}${who}`)
              return { result: 'absent' }
            },
          },
        },
      ],
    },
  })
  url = await listener.start(new AbortController().signal)
})
afterAll(async () => {
  await listener.stop()
  await rm(directory, { recursive: true })
})

/** What came of a question. */
async function said(credentials: ServerCredentials, server = url): Promise<string> {
  shown = []
  const views = await serverViews(server, credentials)
  return views.kinds().then(() => 'an answer', String)
}

const trusted = () => ({
  serverCertFile: file('tls.crt'),
  serverKeyFile: file('tls.key'),
  serverCaFile: file('ca.crt'),
})

describe('a Binnacle that is asked from afar', () => {
  // The first, because connections that were let in otherwise are kept.
  test('is shown nothing when its certificate is none of a server', async () => {
    expect(await said({ ...trusted(), serverTokenFile: file('token') })).toContain(
      'unsuitable certificate purpose',
    )
    expect(shown).toEqual([])
  })

  // The certificate of an administrator is none of a server's, so its name is not looked at here.
  test('is shown a token as it stands in the file at that time, and a certificate', async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
    try {
      const credentials = { ...trusted(), serverTokenFile: file('token') }
      expect(await said(credentials)).toContain(
        '/api/v1/kinds answers 401 no credentials came; it takes Bearer',
      )
      expect(shown).toEqual(['Bearer first by kubernetes-admin'])
      const views = await serverViews(url, credentials)
      await writeFile(file('token'), 'second\n')
      shown = []
      await views.kinds().catch(() => {})
      expect(shown).toEqual(['Bearer second by kubernetes-admin'])
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
    }
  })

  test('is shown user and password', async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
    try {
      await said({ serverCaFile: file('ca.crt'), serverUser: 'ann', serverPasswordFile: file('password') })
      expect(shown).toEqual([`Basic ${Buffer.from('ann:correct horse').toString('base64')}`])
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
    }
  })

  test.each<[ServerCredentials, string]>([
    [{ serverUser: 'ann' }, '--server-user and --server-password-file go together'],
    [{ serverPasswordFile: '/a' }, '--server-user and --server-password-file go together'],
    [{ serverCertFile: '/a' }, '--server-cert-file and --server-key-file go together'],
    [
      { serverTokenFile: '/a', serverUser: 'ann', serverPasswordFile: '/a' },
      'give one of --server-token-file, --server-user',
    ],
    [{ serverTokenFile: '/not/there' }, '--server-token-file: cannot read /not/there: there is no such file'],
    [{ serverCaFile: '/not/there' }, '--server-ca-file: cannot read /not/there'],
  ])('%j is refused: %s', async (credentials, message) => {
    await expect(serverViews('localhost:1', credentials)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(message),
    })
  })

  test('is not asked in plain text by somebody who names authorities', async () => {
    await expect(serverViews('http://localhost:1', { serverCaFile: file('ca.crt') })).rejects.toThrow(
      'need a --server that begins with https://',
    )
  })
})
