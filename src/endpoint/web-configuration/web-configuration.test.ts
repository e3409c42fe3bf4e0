import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ListenError } from '../listen-error.ts'
import { parseWebConfiguration } from './web-configuration.ts'

const parse = (text: string) => parseWebConfiguration(text, '/etc/web/web.yml')
const hash = `$2y$10$${'x'.repeat(53)}`
const tls = (more: string) => `tls_server_config:\n  cert_file: tls.crt\n  key_file: /run/tls.key\n${more}`

describe('a web configuration', () => {
  test('is read in full', () => {
    const text = `
tls_server_config:
  cert_file: tls.crt
  key_file: /run/tls.key
  client_ca_file: ca/ca.crt
  client_auth_type: RequireAndVerifyClientCert
  client_allowed_sans: [prometheus.example.com, 10.0.0.1]
  min_version: TLS12
  max_version: TLS13
  cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_AES_128_GCM_SHA256]
  prefer_server_cipher_suites: false
  curve_preferences: [CurveP256, X25519]
http_server_config:
  http2: false
  headers:
    Strict-Transport-Security: max-age=31536000; includeSubDomains
    X-XSS-Protection: 1
    X-Frame-Options: deny
    Content-Security-Policy:
basic_auth_users:
  ann: ${hash}
  7: ${hash}
rate_limit: {interval: 1m0.5s, burst: 20}
`
    expect(parse(text)).toEqual({
      server: {
        tls: {
          certFile: '/etc/web/tls.crt',
          keyFile: '/run/tls.key',
          clientCaFile: '/etc/web/ca/ca.crt',
          clientAuthType: 'RequireAndVerifyClientCert',
          minVersion: 'TLSv1.2',
          maxVersion: 'TLSv1.3',
          ciphers:
            'TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:ECDHE-RSA-AES128-GCM-SHA256',
          honorCipherOrder: false,
          ecdhCurve: 'P-256:X25519',
        },
        clientAuthType: 'RequireAndVerifyClientCert',
        allowedSans: ['prometheus.example.com', '10.0.0.1'],
      },
      headers: {
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-xss-protection': '1',
        'x-frame-options': 'deny',
      },
      users: { ann: hash, '7': hash },
      rateLimit: { intervalMs: 60_500, burst: 20 },
    })
  })

  test.each([
    '',
    '# nothing\n',
    'tls_server_config:\nbasic_auth_users: {}\n',
    'rate_limit: {interval: 0, burst: 0}',
  ])('%j asks for nothing', (text) => expect(parse(text)).toEqual({ headers: {}, users: {} }))

  test('may hold certificate and key themselves', () => {
    expect(parse('tls_server_config: {cert: PEM1, key: PEM2}').server?.tls).toMatchObject({
      certFile: { pem: 'PEM1' },
      keyFile: { pem: 'PEM2' },
    })
  })

  test.each([
    ['tls_config: {}', 'web.yml:1:1: tls_config: there is no such key; there are tls_server_config, '],
    [
      tls('  cert_fil: x\n'),
      'web.yml:4:3: tls_server_config.cert_fil: there is no such key; did you mean cert_file?',
    ],
    [
      'a: {}\nb: {}',
      'web.yml:1:1: a: there is no such key; there are tls_server_config, http_server_config, basic_auth_users, rate_limit',
    ],
    ['basic_auth_users: [ann]', 'web.yml:1:19: basic_auth_users: has to be keys with values'],
    ['just text', 'web.yml:1:1: has to be keys with values'],
    ['http_server_config: {http2: maybe}', 'http_server_config.http2: has to be true or false'],
    ['tls_server_config: {cert_file: a}', 'tls_server_config.key_file: is missing'],
    ['tls_server_config: {key_file: a}', 'tls_server_config.cert_file: is missing'],
    [
      tls('  client_ca_file: ca.crt\n'),
      'client_auth_type: is missing, without which a client CA does nothing',
    ],
    [
      tls('  client_auth_type: RequireAndVerify\n'),
      'web.yml:4:21: tls_server_config.client_auth_type: cannot be RequireAndVerify; did you mean RequireAndVerifyClientCert?',
    ],
    [
      tls('  client_auth_type: VerifyClientCertIfGiven\n  client_allowed_sans: [a]\n'),
      'web.yml:5:24: tls_server_config.client_allowed_sans: needs a client_auth_type that demands a certificate',
    ],
    [
      tls('  cipher_suites: [TLS_RSA_WITH_RC4_128_SHA]\n'),
      'cipher_suites: cannot be TLS_RSA_WITH_RC4_128_SHA',
    ],
    [
      tls('  min_version: TLS13\n  max_version: TLS12\n'),
      'web.yml:5:16: tls_server_config.max_version: is below min_version TLS13, so nobody could connect',
    ],
    [tls('  min_version: SSL3\n'), 'min_version: cannot be SSL3'],
    ['http_server_config: {headers: {X-Frame-Option: deny}}', 'did you mean X-Frame-Options?'],
    [
      'http_server_config: {headers: {Via: me}}',
      'is not one of the headers that can be set; there are Strict-Transport-Security, ',
    ],
    [
      'http_server_config: {headers: {X-Frame-Options: allow}}',
      'X-Frame-Options: has to be deny or sameorigin',
    ],
    [
      'http_server_config: {headers: {X-XSS-Protection: "1\\r\\nset-cookie: a"}}',
      'has characters that a header cannot have',
    ],
    ['rate_limit: {[a]: 1}', 'web.yml:1:14: rate_limit: has a key that is no text'],
    ['rate_limit: {interval: 1 second, burst: 1}', 'rate_limit.interval: has to be a duration of Go'],
    ['rate_limit: {interval: 1s}', 'rate_limit.burst: a burst of 0 lets no request through at all'],
    ['basic_auth_users: {ann: hunter2}', 'the password of user "ann" is no bcrypt hash'],
    ['basic_auth_users:\n  ann: [\n', 'web.yml:3:1: '],
    ['basic_auth_users: {}\nbasic_auth_users: {}\n', 'web.yml:2:1: Map keys must be unique'],
  ])('%j is refused: %s', (text, said) => {
    const message = String(messageOf(text))
    expect(message).toContain(said)
    expect(message).toContain('/etc/web/web.yml')
    expect(message).not.toContain('hunter2')
  })

  test('is documented as it is read', () => {
    const document = readFileSync(new URL('../../../docs/authentication.md', import.meta.url), 'utf8')
    const blocks = [...document.matchAll(/^```yaml\n(tls_server_config:[\s\S]*?)^```$/gm)]
    const read = blocks.map(([, text = '']) => parse(text))
    expect(read.map(({ users }) => Object.keys(users))).toEqual([['prometheus'], []])
    expect(read.map(({ server }) => server?.clientAuthType)).toEqual([
      'NoClientCert',
      'RequireAndVerifyClientCert',
    ])
  })

  test('of whatever text is read, or refused in words', () => {
    const piece = fc.constantFrom(
      'tls_server_config',
      'rate_limit',
      'burst',
      ':',
      ' ',
      '\n',
      '  ',
      '{',
      '}',
      '- ',
      '1s',
      '&a',
      '*a',
      '!!x',
      '"',
      '%',
    )
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(text, (each) => {
        const found = messageOf(each)
        expect(found === undefined || typeof found === 'string').toBe(true)
      }),
    )
  })
})

/** What is said of a text that is refused; what is no ListenError is a defect, and thrown. */
function messageOf(text: string): string | undefined {
  try {
    parse(text)
    return undefined
  } catch (error) {
    if (error instanceof ListenError && error.kind === 'access') return error.message
    throw error
  }
}
