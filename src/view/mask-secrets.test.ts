import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { masked, maskObject, maskSecrets } from './mask-secrets.ts'
import { isSecretName } from './secret-name.ts'
import { isSecretValue } from './secret-value.ts'

describe('a name is that of a secret', () => {
  test.each([
    'password',
    'adminPassword',
    'DB_PASSWORD',
    'db-password',
    'rootPasswd',
    'token',
    'accessToken',
    'authTokens',
    'clientSecret',
    'apiKey',
    'API_KEY',
    'apikey',
    'secretAccessKey',
    'privateKey',
    'ssh-privatekey',
    'credentials',
    'connectionString',
    'kubeconfig',
    '.dockerconfigjson',
    'encryptionKey',
    'passwordHash',
    'HTTPPassword',
    'tls.key',
    'password2',
  ])('%s', (name) => expect(isSecretName(name)).toBe(true))

  test.each([
    'secretName',
    'secretRef',
    'secretKeyRef',
    'passwordSecretRef',
    'tokenTTL',
    'tokenExpirationSeconds',
    'passwordPolicy',
    'publicKey',
    'key',
    'topologyKey',
    'labelKeys',
    'automountServiceAccountTokenPolicy',
    'secretsStore',
    'tokenizer',
    'compass',
    'image',
    '',
    'credentialsProvider',
    'partitionKey',
    'url',
  ])('%s is not', (name) => expect(isSecretName(name)).toBe(false))
})

describe('a value is a secret under any name', () => {
  test.each([
    '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
    '-----BEGIN CERTIFICATE-----\nMIIE',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
    'ghp_aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789',
    'AKIAIOSFODNN7EXAMPLE',
    'kR7vQ2xLpZ9wTfY4bN8cHs1dMgJ6aUe3',
    'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJr',
  ])('%s', (text) => expect(isSecretValue(text)).toBe(true))

  test.each([
    'registry.example.com/team/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b',
    '7d44fa1e-46d7-4a37-a9d4-6c1b0d3dbb6f',
    'ThisIsTheVeryLongReasonOfAnX509CertificateCondition',
    'https://github.com/kubernetes-sigs/controller-runtime/blob/main/README.md',
    '/var/lib/postgresql/data/pgdata/base/16384',
    'my-application-deployment-6d4cf56db6-x7k2p-with-long-name',
    'The quick brown fox jumps over 13 lazy dogs, and then some more',
    '2026-01-01T00:00:00Z',
  ])('%s is not', (text) => expect(isSecretValue(text)).toBe(false))
})

describe('secrets are masked', () => {
  const cases: readonly [string, unknown, unknown][] = [
    ['by the name of the field', { adminPassword: 'x', port: 80 }, { adminPassword: masked, port: 80 }],
    ['also as a number', { password: 1234, maxRetries: 3 }, { password: masked, maxRetries: 3 }],
    ['but not as a switch', { token: true, secret: null }, { token: true, secret: null }],
    ['in a list', { tokens: ['a', 'b'] }, { tokens: [masked, masked] }],
    [
      'below the field',
      { credentials: { user: 'u', pin: 7 } },
      { credentials: { user: masked, pin: masked } },
    ],
    [
      'but not what refers to one',
      {
        secret: { secretName: 's', items: [{ key: 'k', path: 'p' }] },
        passwordSecretRef: { name: 'n', key: 'k' },
      },
      {
        secret: { secretName: 's', items: [{ key: 'k', path: 'p' }] },
        passwordSecretRef: { name: 'n', key: 'k' },
      },
    ],
    [
      'in a container’s environment',
      {
        env: [
          { name: 'DB_PASSWORD', value: 'x' },
          { name: 'DB_HOST', value: 'db' },
        ],
      },
      {
        env: [
          { name: 'DB_PASSWORD', value: masked },
          { name: 'DB_HOST', value: 'db' },
        ],
      },
    ],
    [
      'in arguments',
      { args: ['--password=hunter2', '--port=80', '--password=$(PASSWORD)', '--token hunter2'] },
      { args: [`--password=${masked}`, '--port=80', '--password=$(PASSWORD)', `--token ${masked}`] },
    ],
    [
      'in an argument behind the flag that names it',
      {
        args: [
          '--password=X',
          '--token',
          'SEKRET12',
          '-p',
          '80',
          '--token',
          '$(TOKEN)',
          '--token',
          '--debug',
        ],
      },
      {
        args: [
          `--password=${masked}`,
          '--token',
          masked,
          '-p',
          '80',
          '--token',
          '$(TOKEN)',
          '--token',
          '--debug',
        ],
      },
    ],
    [
      'in a URL',
      { url: 'postgres://app:hunter2@db:5432/app' },
      { url: `postgres://app:${masked}@db:5432/app` },
    ],
    [
      'in a header',
      { header: 'Authorization: Bearer abcdef' },
      { header: `Authorization: Bearer ${masked}` },
    ],
    [
      'in a text, however the word is joined to others',
      ['error: adminPassword=hunter2', '{"clientSecret":"a b c"}', String.raw`{\"dbPassword\":\"hunter2\"}`],
      [
        `error: adminPassword=${masked}`,
        `{"clientSecret":"${masked}"}`,
        String.raw`{\"dbPassword\":\"${masked}\"}`,
      ],
    ],
    [
      'but not what is said of one',
      ['CreateSecret: not found', 'secret "db-creds" not found', 'imagePullSecrets: none'],
      ['CreateSecret: not found', 'secret "db-creds" not found', 'imagePullSecrets: none'],
    ],
    [
      'in a Secret within another object',
      { manifest: { apiVersion: 'v1', kind: 'Secret', type: 'Opaque', data: { key: 'x' } } },
      { manifest: { apiVersion: 'v1', kind: 'Secret', type: 'Opaque', data: { key: masked } } },
    ],
    [
      'in the template of a Secret',
      { template: { stringData: { name: 'x', port: 80 } } },
      { template: { stringData: { name: masked, port: masked } } },
    ],
    [
      'in a Secret as a text',
      ['kind: Secret\nstringData:\n  a: x', '{"kind":"Secret","metadata":{"name":"s"},"data":{"a":"x"}}'],
      [masked, `{"kind":"Secret","metadata":{"name":"s"},"data":{"a":"${masked}"}}`],
    ],
    [
      'but not what refers to one',
      { ref: { kind: 'Secret', name: 's', key: 'k' }, text: 'kind: Secret\nname: s' },
      { ref: { kind: 'Secret', name: 's', key: 'k' }, text: 'kind: Secret\nname: s' },
    ],
  ]
  test.each(cases)('%s', (_, given, expected) => expect(maskSecrets(given)).toEqual(expected))

  test('by the name that the value is held under', () => {
    expect(maskSecrets('x', undefined, 'password')).toBe(masked)
  })

  test('with what the caller puts in their place', () => {
    expect(maskSecrets({ password: 'abc' }, (secret) => `${secret.length} letters`)).toEqual({
      password: '3 letters',
    })
  })

  test('in a Secret whatever its keys are called, and in what kubectl noted of it', () => {
    const applied = { apiVersion: 'v1', kind: 'Secret', stringData: { user: 'root' } }
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 's',
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(applied),
          note: '{odd',
        },
      },
      data: { user: 'cm9vdA==' },
      stringData: { user: 'root' },
    }
    const shown = JSON.stringify(maskObject(secret))
    expect(shown).not.toMatch(/root|cm9vdA/)
    expect(maskObject(secret).metadata.annotations?.note).toBe('{odd')
  })

  test('in what kubectl noted of any kind', () => {
    const spec = {
      containers: [{ args: ['--token', 'SEKRET12'], env: [{ name: 'PASSWORD', value: 'SEKRET13' }] }],
    }
    const noted = { apiVersion: 'v1', kind: 'Pod', metadata: { annotations: {} }, spec }
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': `${JSON.stringify(noted)}\n` }
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', annotations }, spec }
    expect(JSON.stringify(maskObject(pod))).not.toContain('SEKRET')
  })

  test('and what has none is the same object', () => {
    const object = { metadata: { name: 'a' }, spec: { replicas: 3, image: 'a:1' } }
    expect(maskSecrets(object)).toBe(object)
  })

  test('whatever the JSON, without an error, once and for all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = maskSecrets(value)
        expect(maskSecrets(once)).toEqual(once)
      }),
    )
  })

  test.each([
    ['words of a key', `tokens ${'-a'.repeat(200_000)}`],
    ['schemes', `${'a.'.repeat(200_000)}://@`],
    ['beginnings of a JSON web token', '-eyJ'.repeat(100_000)],
    ['beginnings of a key in PEM', '-----BEGIN '.repeat(40_000)],
    ['passwords of URLs', '://a:'.repeat(80_000)],
    ['assignments of nothing', 'x token= '.repeat(50_000)],
    ['beginnings of a manifest', `Secret${'\n   kind:\n  data:'.repeat(50_000)}`],
  ])('at no great cost in a text of nothing but %s', (_, text) => {
    // In time that grows with the square of the length each of these would take minutes, and the monitor with it.
    expect(maskSecrets(text)).toBe(text)
  })

  test('wherever in a structure they stand', () => {
    const structure = fc.letrec((tie) => ({
      node: fc.oneof(
        fc.constant({ adminPassword: 'hunter2' }),
        fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie('node'), { minKeys: 1, maxKeys: 3 }),
      ),
    })).node
    fc.assert(
      fc.property(structure, (value) => {
        expect(JSON.stringify(maskSecrets(value))).not.toContain('hunter2')
      }),
    )
  })
})
