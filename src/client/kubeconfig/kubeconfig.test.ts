import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Folder, temporaryFolder } from '../fixture/folder.ts'
import { type KubeconfigOptions, loadKubeconfig } from './kubeconfig.ts'

/** A kubeconfig of one cluster, user and context; lines of the cluster and user are put in. */
const simple = (cluster: string, user = '{}', server = 'https://api.test:6443') => `apiVersion: v1
kind: Config
current-context: main
clusters:
- name: c
  cluster:
    server: ${server}
    ${cluster}
users:
- name: u
  user: ${user}
contexts:
- name: main
  context: {cluster: c, user: u, namespace: team}
`

async function load(folder: Folder, text: string, options: KubeconfigOptions = {}) {
  const path = await folder.write('config', text)
  return loadKubeconfig({ path, env: {}, ...options })
}

async function loadText(text: string, options?: KubeconfigOptions) {
  await using folder = await temporaryFolder()
  return await load(folder, text, options)
}

async function failure(text: string, options?: KubeconfigOptions): Promise<string> {
  await using folder = await temporaryFolder()
  const error = await load(folder, text, options).then(
    () => expect.unreachable('it should fail'),
    (caught) => caught,
  )
  expect(error).toMatchObject({ name: 'ClientError', kind: 'config', retriable: false })
  return error.message.replaceAll(`${folder.path}/`, '')
}

test('the smallest of kubeconfigs', async () => {
  expect(await loadText(simple(''))).toEqual({
    context: 'main',
    cluster: 'c',
    user: 'u',
    server: 'https://api.test:6443',
    namespace: 'team',
    insecureSkipTlsVerify: false,
    disableCompression: false,
    authentication: { kind: 'none' },
  })
})

test('JSON is read like YAML', async () => {
  const text = JSON.stringify({
    clusters: [{ name: 'c', cluster: { server: 'https://c/path/' } }],
    users: [{ name: 'u', user: { token: 't' } }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'x',
  })
  expect(await loadText(text)).toMatchObject({ server: 'https://c/path', namespace: 'default' })
})

describe('the cluster', () => {
  test.each([
    ['tls-server-name: other.test', { tlsServerName: 'other.test' }],
    ['insecure-skip-tls-verify: true', { insecureSkipTlsVerify: true }],
    ['disable-compression: true', { disableCompression: true }],
    ['proxy-url: socks5://proxy.test:1080', { proxyUrl: 'socks5://proxy.test:1080' }],
    ['certificate-authority-data: UEVN', { certificateAuthority: { kind: 'inline', data: 'PEM' } }],
    ['certificate-authority: /abs/ca.crt', { certificateAuthority: { kind: 'file', path: '/abs/ca.crt' } }],
    ['proxy-url: ""', {}],
  ])('%s', async (line, expected) => {
    expect(await loadText(simple(line))).toMatchObject(expected)
  })

  test.each([
    ['localhost:8080', 'http://localhost:8080'],
    ['https://api.test/k8s/c-1/', 'https://api.test/k8s/c-1'],
    ['https://[fd00::1]:6443', 'https://[fd00::1]:6443'],
  ])('server: %s', async (server, expected) => {
    expect((await loadText(simple('', '{}', server))).server).toBe(expected)
  })
})

describe('the user', () => {
  test.each([
    ['{token: 0123}', { authentication: { kind: 'token', token: '0123' } }],
    ['{tokenFile: /t}', { authentication: { kind: 'token-file', path: '/t' } }],
    ['{tokenFile: /t, token: x}', { authentication: { kind: 'token-file', path: '/t', fallback: 'x' } }],
    ['{username: a, password: "1"}', { authentication: { kind: 'basic', username: 'a', password: '1' } }],
    ['{token: x, exec: {command: p}}', { authentication: { kind: 'token', token: 'x' } }],
    [
      '{client-certificate-data: Qw==, client-key-data: Sw==, client-key: /ignored}',
      {
        clientCertificate: { certificate: { kind: 'inline', data: 'C' }, key: { kind: 'inline', data: 'K' } },
      },
    ],
    [
      '{as: jane, as-uid: 7, as-groups: [a, b], as-user-extra: {scope: [x]}}',
      { impersonation: { user: 'jane', uid: '7', groups: ['a', 'b'], extra: { scope: ['x'] } } },
    ],
  ])('%s', async (user, expected) => {
    expect(await loadText(simple('', user))).toMatchObject(expected)
  })

  test('with a plug-in', async () => {
    const user = `
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      command: gcloud
      args: [--a, "1"]
      env: [{name: A, value: "2"}]
      installHint: get it
      provideClusterInfo: true`
    const cluster = `extensions: [{name: client.authentication.k8s.io/exec, extension: {audience: 5}}]`
    expect((await loadText(simple(cluster, user))).authentication).toEqual({
      kind: 'exec',
      plugin: {
        apiVersion: 'client.authentication.k8s.io/v1beta1',
        command: 'gcloud',
        args: ['--a', '1'],
        env: { A: '2' },
        installHint: 'get it',
        provideClusterInfo: true,
        clusterExtension: { audience: 5 },
        interactiveMode: 'IfAvailable',
      },
    })
  })
})

test('paths are relative to the file that names them, not to where we are', async () => {
  await using folder = await temporaryFolder()
  const user = `{client-certificate: c.crt, client-key: ../k.key, exec: {command: ./bin/p, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never}}`
  const path = await folder.write('deep/config', simple('certificate-authority: ca.crt', user))
  const config = await loadKubeconfig({ path, env: {} })
  expect(config).toMatchObject({
    certificateAuthority: { path: `${folder.path}/deep/ca.crt` },
    clientCertificate: {
      certificate: { path: `${folder.path}/deep/c.crt` },
      key: { path: `${folder.path}/k.key` },
    },
    authentication: { plugin: { command: `${folder.path}/deep/bin/p` } },
  })
})

test('mappings are merged, and what is no string is the text that was written', async () => {
  const merged = `base: &base {server: 'https://merged.test', disable-compression: true}
clusters: [{name: c, cluster: {<<: *base, disable-compression: false}}]
users: [{name: 1, user: {token: 0123, as: "null", as-groups: [007, yes, ~]}}]
contexts: [{name: main, context: {cluster: c, user: 1, namespace: ~}}]
current-context: main
`
  expect(await loadText(merged)).toMatchObject({
    server: 'https://merged.test',
    disableCompression: false,
    namespace: 'default',
    authentication: { token: '0123' },
    impersonation: { user: 'null', groups: ['007', 'yes', ''] },
  })
})

describe('several files', () => {
  const one = `
clusters: [{name: shared, cluster: {server: 'https://one'}}]
users: [{name: red, user: {token: one, as: kept}}]
contexts: [{name: a, context: {cluster: shared, user: red}}]
`
  const two = `
current-context: b
clusters: [{name: shared, cluster: {server: 'https://two', insecure-skip-tls-verify: true}}]
users: [{name: red, user: {username: two}}, {name: blue, user: {token: two}}]
contexts: [{name: b, context: {cluster: shared, user: blue}}, {name: a, context: {cluster: none, user: blue}}]
`
  test('the first to have an entry gives all of it; the first to name a context decides', async () => {
    await using folder = await temporaryFolder()
    const KUBECONFIG = [
      await folder.write('one', one),
      `${folder.path}/missing`,
      await folder.write('empty', '# nothing yet\n'),
      await folder.write('two', two),
      await folder.write('three', 'current-context: a'),
    ].join(':')
    const b = await loadKubeconfig({ env: { KUBECONFIG } })
    expect(b).toMatchObject({ context: 'b', server: 'https://one', authentication: { token: 'two' } })
    expect(b.insecureSkipTlsVerify).toBe(false)
    const a = await loadKubeconfig({ env: { KUBECONFIG }, context: 'a' })
    expect(a).toMatchObject({
      server: 'https://one',
      authentication: { token: 'one' },
      impersonation: { user: 'kept' },
    })
  })

  test('~/.kube/config is read when KUBECONFIG is not set, or empty', async () => {
    await using folder = await temporaryFolder()
    await folder.write('.kube/config', simple(''))
    expect((await loadKubeconfig({ env: {}, home: folder.path })).context).toBe('main')
    expect((await loadKubeconfig({ env: { KUBECONFIG: '' }, home: folder.path })).context).toBe('main')
  })

  test('when none is there, it lists where it looked', async () => {
    await expect(loadKubeconfig({ env: { KUBECONFIG: '/no/a:/no/b' } })).rejects.toThrow(
      'no kubeconfig found: looked for /no/a, /no/b (KUBECONFIG). Set KUBECONFIG, or give one with --kubeconfig',
    )
  })
})

describe('a broken kubeconfig is named with the place', () => {
  test.each([
    [
      '',
      'config: no current-context is set: choose one with --context or kubectl config use-context; it has no contexts at all',
    ],
    ['current-context: [a]', 'config:1:18: current-context has to be a string'],
    ['- a', 'config:1:1: a kubeconfig is a mapping with clusters, users and contexts'],
    ['clusters: {}', 'config:1:11: clusters has to be a list'],
    ['clusters:\n- cluster: {}', 'config:2:3: an entry of clusters has to have a name'],
    ['users:\n- name: a\n- name: a\n', 'config:3:3: users has two entries with the name "a"'],
    ['a: b: c', /^config:1:\d+: Nested mappings are not allowed/],
    ['clusters:\n- name: "a\n', /^config:\d:\d+: Missing closing "quote/],
    ['a: 1\na: 2', 'config:2:1: Map keys must be unique, and a stands in line 1 already'],
    ['a: 1\n---\na: 2', 'config:2:1: there may be one document, and here a second one begins'],
    ['\na: *none', /^config:2:1: Unresolved alias/],
    [simple('server: again'), /^config:8:5: Map keys must be unique/],
    [simple('', '{}', '[]'), 'config:7:13: server has to be a string'],
    [
      simple('', '{}', 'ftp://x'),
      'config:7:13: server has to be a URL such as https://127.0.0.1:6443, not "ftp://x"',
    ],
    [simple('', '{}', '""'), 'config:7:5: cluster "c" has no server'],
    [
      simple('insecure-skip-tls-verify: yes'),
      'config:8:31: insecure-skip-tls-verify has to be true or false',
    ],
    [simple('certificate-authority-data: "***"'), 'config:8:33: certificate-authority-data is not base64'],
    [
      simple('proxy-url: gopher://x'),
      'config:8:16: proxy-url has to be a URL with http, https or socks5, not "gopher://x"',
    ],
    [
      simple(
        '{insecure-skip-tls-verify: true, certificate-authority: x}'.slice(1, -1).replace(', ', '\n    '),
      ),
      'config:8:31: give either a certificate-authority or insecure-skip-tls-verify, not both',
    ],
    [
      simple('', '{token: a, password: b}'),
      'config:11:9: user "u" has both a token and a password: give one',
    ],
    [
      simple('', '{client-certificate: a}'),
      'config:11:9: user "u" has a client-certificate and no client-key or client-key-data',
    ],
    [
      simple('', '{auth-provider: {name: gcp}}'),
      'config:11:25: user "u" uses the auth-provider "gcp", which is not supported: use an exec plug-in',
    ],
    [simple('', '{exec: {args: []}}'), 'config:11:16: exec has no command'],
    [
      simple('', '{exec: {command: a, apiVersion: client.authentication.k8s.io/v1alpha1}}'),
      'config:11:41: exec apiVersion has to be one of client.authentication.k8s.io/v1, client.authentication.k8s.io/v1beta1',
    ],
    [
      simple('', '{exec: {command: a, apiVersion: client.authentication.k8s.io/v1}}'),
      'config:11:16: exec interactiveMode has to be one of Never, IfAvailable, Always',
    ],
    [
      simple('').replace('user: u,', 'user: v,'),
      'config:14:31: context "main" names the user "v", which is not there; the users are u',
    ],
    [simple('').replace('cluster: c, ', ''), 'config:14:12: context "main" names no cluster'],
  ])('%#', async (text, message) => {
    const found = await failure(text)
    if (typeof message === 'string') expect(found).toBe(message)
    else expect(found).toMatch(message)
  })

  test('a context that is not there, with those that are', async () => {
    expect(await failure(simple(''), { context: 'prod' })).toBe(
      'config: there is no context "prod"; the contexts are main',
    )
  })

  test('no current context', async () => {
    expect(await failure(simple('').replace('current-context: main\n', ''))).toBe(
      'config: no current-context is set: choose one with --context or kubectl config use-context; the contexts are main',
    )
  })

  test('and whatever it holds, it is either read or refused with the place', async () => {
    const text = simple('certificate-authority-data: UEVN', '{token: x, as-groups: [a]}')
    const edit = fc.tuple(
      fc.nat(text.length),
      fc.nat(12),
      fc.constantFrom('', '[', '{}', ': ', '- ', '&a', '*a', '\n', '"', 'null', '~'),
    )
    await using folder = await temporaryFolder()
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const broken = edits.reduce(
          (now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length),
          text,
        )
        const error = await load(folder, broken).catch((caught) => caught)
        if (error instanceof Error) expect(error).toMatchObject({ name: 'ClientError', kind: 'config' })
      }),
    )
  })

  test('an alias that multiplies itself', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
    for (const [to, from] of ['ba', 'cb', 'dc', 'ed'])
      bomb.push(`${to}: &${to} [${Array(9).fill(`*${from}`)}]`)
    expect(await failure(bomb.join('\n'))).toContain('Excessive alias count')
  })
})
