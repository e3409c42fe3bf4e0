import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { hashSync } from 'bcryptjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CertificateAuthority } from '../../src/apiserver/certificate/index.ts'
import { ask } from './fixture/ask.ts'
import { binnacle, startBinnacle } from './fixture/binnacle.ts'
import { databases } from './fixture/definition.ts'
import { Scene } from './fixture/scene.ts'

const authority = new CertificateAuthority(Date.now())
const ca = authority.certificate
const names = { dns: ['localhost'], addresses: ['127.0.0.1', '::1'] }
const client = authority.issueClient({ commonName: 'prometheus' })

let scene: Scene
const file = (name: string) => path.join(scene.folder, name)

beforeAll(async () => {
  scene = await Scene.start()
  await scene.create(databases, '{metadata: {namespace: default, name: orders}, status: {phase: Failed}}')
  const serving = authority.issueServer({ commonName: 'localhost' }, names)
  const expired = new CertificateAuthority(Date.UTC(2010, 0, 1)).issueServer(
    { commonName: 'localhost' },
    names,
  )
  const files = {
    'ca.crt': ca,
    'tls.crt': serving.certificate,
    'tls.key': serving.key,
    'old.crt': expired.certificate,
    'old.key': expired.key,
    tokens: 'AbCdEf.0123456789,ci\n',
    token: 'AbCdEf.0123456789\n',
    'wrong-token': 'nonsense',
    'web.yml': `tls_server_config: {cert_file: tls.crt, key_file: tls.key}
basic_auth_users: {ann: '${hashSync('correct horse', 4)}'}
http_server_config: {headers: {X-Frame-Options: deny}}
`,
    'typo.yml': 'tls_server_config:\n  cert_flie: tls.crt\n',
  }
  for (const [name, text] of Object.entries(files)) await writeFile(file(name), text)
})
afterAll(() => scene[Symbol.asyncDispose]())

/** A monitor with these options, once it is ready. */
async function start(...args: string[]) {
  const monitor = startBinnacle(scene.folder, [
    ...['--kubeconfig', scene.kubeconfigPath, '--listen', '127.0.0.1:0', '--owned', 'off'],
    ...args,
  ])
  const url = (await monitor.printed(/metrics=(\S+)\/metrics/)).replace('127.0.0.1', 'localhost')
  await monitor.until(async () => (await ask(`${url}/readyz`, { ca })).status === 200, 'ready')
  return { monitor, url }
}

const get = (url: string, ...args: string[]) =>
  binnacle(scene.folder, ['get', '-A', '-o', 'name', '--server', url, ...args])

describe('a monitor that asks who asks', () => {
  test('serves what it has, over TLS, to those with a password or a token', async () => {
    const { monitor, url } = await start(
      ...['--web.config.file', file('web.yml'), '--bearer-token-file', file('tokens')],
    )
    await using _ = monitor
    const paths = [
      '/',
      '/metrics',
      '/api/v1/kinds',
      '/api/v1/resources',
      '/api/v1/stream',
      '/openapi.json',
      '/nothing',
    ]
    for (const where of paths) {
      expect([where, (await ask(url + where, { ca })).status]).toEqual([where, 401])
      expect((await ask(url + where, { ca, basic: 'ann:hunter2' })).status).toBe(401)
    }
    for (const where of ['/livez', '/readyz']) expect((await ask(url + where, { ca })).status).toBe(200)
    const page = await ask(url, { ca, basic: 'ann:correct horse' })
    expect([page.status, page.headers['x-frame-options']]).toEqual([200, 'deny'])
    const { status, text } = await ask(`${url}/metrics`, { ca, token: 'AbCdEf.0123456789' })
    expect(status).toBe(200)
    expect(text).toMatch(/^binnacle_cr_info\{.*name="orders"/m)
    expect(text).toContain(`binnacle_endpoint_refused_total{reason="no_credentials"} ${paths.length}\n`)
    expect(text).toContain(`binnacle_endpoint_refused_total{reason="credentials"} ${paths.length}\n`)
    expect(text).toContain('binnacle_endpoint_certificate_reads_total{result="error"} 0\n')
    expect(text).toMatch(/^binnacle_endpoint_certificate_expiry_timestamp_seconds \d+/m)
    await monitor.printed(/why="user or password is wrong"/)
    expect(monitor.output).not.toMatch(/hunter2|correct horse|AbCdEf/)
  })

  test('is asked from afar by those who show what it asks for', async () => {
    const { monitor, url } = await start(
      ...['--web-config-file', file('web.yml'), '--bearer-token-file', file('tokens')],
    )
    await using _ = monitor
    const trusted = ['--server-ca-file', file('ca.crt')]
    const found = await get(url, ...trusted, '--server-token-file', file('token'))
    expect(found.stdout).toContain('database.example.com/orders\n')
    const wrong = await get(url, ...trusted, '--server-token-file', file('wrong-token'))
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('answers 401 ') })
    expect(wrong.stderr).not.toContain('nonsense')
    const unknown = await get(url, '--server-token-file', file('token'))
    expect(unknown.stderr).toContain('name the authorities that signed its certificate by --server-ca-file')
  })

  test('lets in those with a client certificate', async () => {
    const { monitor, url } = await start(
      ...['--tls-cert-file', file('tls.crt'), '--tls-private-key-file', file('tls.key')],
      ...['--client-ca-file', file('ca.crt')],
    )
    await using _ = monitor
    expect((await ask(`${url}/metrics`, { ca })).status).toBe(401)
    expect((await ask(`${url}/metrics`, { ca, certificate: client })).status).toBe(200)
  })

  test('on more than the loopback address says once that everybody may read, and what to do', async () => {
    const monitor = startBinnacle(scene.folder, [
      ...['--kubeconfig', scene.kubeconfigPath, '--listen', ':0', '--owned', 'off'],
    ])
    await using _ = monitor
    await monitor.printed(/level=info msg=monitoring/)
    expect(monitor.output).toContain(
      'level=warn msg="whoever can reach it may read everything" listen=:0 remedy="ask for credentials by',
    )
  })
})

describe('a monitor whose access cannot be set up ends with 2 and says why', () => {
  test.concurrent.each([
    [
      ['--web-config-file', 'typo.yml'],
      'typo.yml:2:3: tls_server_config.cert_flie: there is no such key; did you mean cert_file?',
    ],
    [['--tls-cert-file', 'old.crt', '--tls-private-key-file', 'old.key'], 'expired at 2019-'],
    [['--bearer-token-file', 'nothing'], 'the file of bearer tokens cannot be read: there is no file '],
  ])('%j', async (args, said) => {
    const inFolder = args.map((arg) => (arg.startsWith('--') ? arg : file(arg)))
    const { code, stderr } = await binnacle(scene.folder, [
      ...['--kubeconfig', scene.kubeconfigPath, '--listen', '127.0.0.1:0', '--owned', 'off'],
      ...inFolder,
    ])
    expect(stderr).toContain(said)
    expect(code).toBe(2)
  })
})
