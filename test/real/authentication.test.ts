import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { hashSync } from 'bcryptjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CertificateAuthority } from '../../src/apiserver/certificate/index.ts'
import { ask, type Question } from '../scenario/fixture/ask.ts'
import { kubernetesRecipe, prometheusRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { KubeApiserver } from './process/kube-apiserver.ts'
import { Prometheus } from './process/prometheus.ts'
import { ProtectedMonitor } from './process/protected-monitor.ts'
import { until } from './process/running-program.ts'

const kubernetes = await component(kubernetesRecipe)
const prometheusBinaries = await component(prometheusRecipe)

/** What the monitor needs to watch a kind, and to ask who asks; and what a scraper needs. */
const manifest = `
apiVersion: v1
kind: Namespace
metadata: {name: monitoring}
---
${['binnacle', 'scraper', 'reader', 'stranger'].map((name) => `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: ${name}, namespace: monitoring}`).join('\n---\n')}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: binnacle}
rules:
- {apiGroups: [apiextensions.k8s.io], resources: [customresourcedefinitions], verbs: [get, list, watch]}
- {apiGroups: [events.k8s.io], resources: [events], verbs: [get, list, watch]}
- {apiGroups: [authentication.k8s.io], resources: [tokenreviews], verbs: [create]}
- {apiGroups: [authorization.k8s.io], resources: [subjectaccessreviews], verbs: [create]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: scraper}
rules:
- {nonResourceURLs: [/metrics], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader}
rules:
- {nonResourceURLs: [/binnacle/*], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: reader}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader}
subjects: [{kind: ServiceAccount, name: reader, namespace: monitoring}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: binnacle}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: binnacle}
subjects: [{kind: ServiceAccount, name: binnacle, namespace: monitoring}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: scraper}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: scraper}
subjects:
- {kind: ServiceAccount, name: scraper, namespace: monitoring}
- {kind: User, apiGroup: rbac.authorization.k8s.io, name: prometheus}
`

describeReal('security: a monitor that asks who asks', [kubernetes, prometheusBinaries], () => {
  const server = new KubeApiserver(kubernetes)
  const authority = new CertificateAuthority(Date.now())
  const ca = authority.certificate
  const prometheusCertificate = authority.issueClient({ commonName: 'prometheus' })
  let directory: string
  let inCluster: ProtectedMonitor
  let byFile: ProtectedMonitor

  const file = (name: string) => path.join(directory, name)
  const write = (name: string, text: string) => writeFile(file(name), text, { mode: 0o600 })
  const tokenOf = async (account: string, ...args: string[]) =>
    (await server.kubectl.run(['create', 'token', account, '-n', 'monitoring', ...args])).trim()
  const get = async (where: string, question: Question = {}) =>
    (await ask(`${inCluster.url}${where}`, { ca, ...question })).status

  beforeAll(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-authentication-'))
    const serving = authority.issueServer(
      { commonName: 'localhost' },
      { dns: ['localhost'], addresses: ['127.0.0.1', '::1'] },
    )
    await write('ca.crt', ca)
    await write('tls.crt', serving.certificate)
    await write('tls.key', serving.key)
    await write('client.crt', prometheusCertificate.certificate)
    await write('client.key', prometheusCertificate.key)
    await write('password', 'correct horse')
    await write('wrong', 'staple battery')
    await write(
      'web.yml',
      `tls_server_config:
  {cert_file: tls.crt, key_file: tls.key, client_ca_file: ca.crt, client_auth_type: RequireAndVerifyClientCert}
basic_auth_users: {prometheus: '${hashSync('correct horse', 5)}'}
`,
    )
    await server.start()
    await server.kubectl.apply(manifest)
    await write('kubeconfig', server.kubeconfigFor(await tokenOf('binnacle')))
    await write('token', await tokenOf('scraper'))
    const cluster = ['--kubeconfig', file('kubeconfig'), '--owned', 'off']
    const tls = ['--tls-cert-file', file('tls.crt'), '--tls-private-key-file', file('tls.key')]
    inCluster = new ProtectedMonitor(
      [...cluster, ...tls, '--authentication', 'kubernetes', '--client-ca-file', file('ca.crt')],
      ca,
    )
    byFile = new ProtectedMonitor([...cluster, '--web-config-file', file('web.yml')], ca)
    await Promise.all([inCluster.start(), byFile.start()])
  })
  afterAll(async () => {
    await Promise.all([inCluster?.stop(), byFile?.stop()])
    await server.stop()
    if (directory) await rm(directory, { recursive: true, force: true })
  })

  test('lets a service account read what RBAC lets it get, and no more', async () => {
    const token = await tokenOf('scraper')
    expect(await get('/metrics', { token })).toBe(200)
    const page = await ask(`${inCluster.url}/api/v1/kinds`, { ca, token })
    expect(page.status).toBe(403)
    expect(page.text).toContain(
      '403 system:serviceaccount:monitoring:scraper may not get /api/v1/kinds; it takes a rule of RBAC with nonResourceURLs: ["/binnacle/api/v1/kinds"]',
    )
    const reader = await tokenOf('reader')
    expect(await get('/api/v1/kinds', { token: reader })).toBe(200)
    expect(await get('/', { token: reader })).toBe(200)
    expect(await get('/metrics', { token: reader })).toBe(403)
    expect(await get('/metrics', { token: await tokenOf('stranger') })).toBe(403)
  })

  test('lets nobody in without a token of this cluster that is meant for it', async () => {
    expect(await get('/metrics')).toBe(401)
    expect(await get('/metrics', { token: 'nonsense' })).toBe(401)
    const elsewhere = await tokenOf('scraper', '--audience', 'vault.example.com')
    expect(await get('/metrics', { token: elsewhere })).toBe(401)
    await until(
      () => inCluster.output.includes('the API server does not take the bearer token'),
      'it is logged',
    )
    expect(inCluster.output).not.toContain(elsewhere)
    expect(await get('/livez')).toBe(200)
  })

  test('asks RBAC about the user whom a client certificate names', async () => {
    expect(await get('/metrics', { certificate: prometheusCertificate })).toBe(200)
    expect(await get('/api/v1/kinds', { certificate: prometheusCertificate })).toBe(403)
    const other = new CertificateAuthority(Date.now()).issueClient({ commonName: 'prometheus' })
    expect(await get('/metrics', { certificate: other })).toBe(401)
  })

  test('takes tokens for an audience that it was told of, and no others', async () => {
    const args = ['--kubeconfig', file('kubeconfig'), '--owned', 'off', '--authentication', 'kubernetes']
    const tls = ['--tls-cert-file', file('tls.crt'), '--tls-private-key-file', file('tls.key')]
    const monitor = new ProtectedMonitor(
      [...args, ...tls, '--auth-token-audiences', 'binnacle.example.com'],
      ca,
    )
    await monitor.start()
    try {
      const token = await tokenOf('scraper', '--audience', 'binnacle.example.com')
      expect((await ask(`${monitor.url}/metrics`, { ca, token })).status).toBe(200)
      const usual = await tokenOf('scraper')
      expect((await ask(`${monitor.url}/metrics`, { ca, token: usual })).status).toBe(401)
    } finally {
      await monitor.stop()
    }
  })

  test('is scraped by Prometheus by token, certificate, and certificate with password, and by nobody else', async () => {
    const prometheus = new Prometheus(prometheusBinaries, scrapeConfigs())
    await prometheus.start()
    try {
      // On a busy machine the first scrapes may run out of time.
      const scraped = async (query: string) => (await prometheus.query(query)).length
      await until(async () => (await scraped('up')) === 6, 'every job was scraped')
      await until(async () => (await scraped('max_over_time(up[30m]) == 1')) >= 3, 'three have succeeded')
      await until(async () => (await scraped('count_over_time(up[30m]) > 2')) === 6, 'each has tried again')
      const up = Object.fromEntries(
        (await prometheus.query('max_over_time(up[30m])')).map(({ metric, value }) => [metric.job, value[1]]),
      )
      expect(up).toEqual({
        token: '1',
        certificate: '1',
        'password and certificate': '1',
        'no token': '0',
        'password without certificate': '0',
        'wrong password': '0',
      })
      expect(await scraped('last_over_time(binnacle_build_info[30m])')).toBe(3)
    } finally {
      await prometheus.stop()
    }
    const { text } = await ask(`${inCluster.url}/metrics`, { ca, certificate: prometheusCertificate })
    expect(
      Number(/binnacle_endpoint_refused_total\{reason="no_credentials"\} (\d+)/.exec(text)?.[1]),
    ).toBeGreaterThan(0)
    expect(byFile.output).not.toContain('staple battery')
  })

  test('lets in whom it knows while the API server is away, and nobody new', async () => {
    const [known, fresh] = [await tokenOf('scraper'), await tokenOf('scraper')]
    expect(await get('/metrics', { token: known })).toBe(200)
    await server.killServer()
    expect(await get('/metrics', { token: known })).toBe(200)
    const away = await ask(`${inCluster.url}/metrics`, { ca, token: fresh })
    expect([away.status, away.headers['retry-after']]).toEqual([503, '5'])
    await server.startServer()
    await until(async () => (await get('/metrics', { token: fresh })) === 200, 'let in again')
  })

  function scrapeConfigs(): string {
    const tls = `ca_file: ${file('ca.crt')}`
    const certified = `${tls}, cert_file: ${file('client.crt')}, key_file: ${file('client.key')}`
    const basic = (password: string) => `basic_auth: {username: prometheus, password_file: ${file(password)}}`
    const job = (name: string, monitor: ProtectedMonitor, tlsConfig: string, more = '') => `
- job_name: ${name}
  scheme: https
  tls_config: {${tlsConfig}}
  static_configs: [{targets: ['${monitor.address}']}]
  ${more}`
    return `global: {scrape_interval: 2s}
scrape_configs:${[
      job('token', inCluster, tls, `authorization: {credentials_file: ${file('token')}}`),
      job('no token', inCluster, tls),
      job('certificate', inCluster, certified),
      job('password and certificate', byFile, certified, basic('password')),
      job('password without certificate', byFile, tls, basic('password')),
      job('wrong password', byFile, certified, basic('wrong')),
    ].join('')}
`
  }
})
