import { describe, expect, test } from 'vitest'
import { temporaryFolder } from './fixture/folder.ts'
import { inClusterConfig, loadClusterConfig } from './in-cluster.ts'

const env = { KUBERNETES_SERVICE_HOST: '10.0.0.1', KUBERNETES_SERVICE_PORT: '443' }

test('a pod finds its server, token, authority and namespace', async () => {
  await using folder = await temporaryFolder()
  const token = await folder.write('token', 't')
  const ca = await folder.write('ca.crt', 'PEM')
  await folder.write('namespace', 'team\n')
  expect(await inClusterConfig({ env, folder: folder.path })).toEqual({
    context: 'in-cluster',
    cluster: '',
    user: '',
    server: 'https://10.0.0.1:443',
    namespace: 'team',
    insecureSkipTlsVerify: false,
    disableCompression: false,
    authentication: { kind: 'token-file', path: token },
    certificateAuthority: { kind: 'file', path: ca },
  })
})

test('an IPv6 address gets its brackets, and what is missing its default', async () => {
  await using folder = await temporaryFolder()
  await folder.write('token', 't')
  const config = await inClusterConfig({
    env: { ...env, KUBERNETES_SERVICE_HOST: 'fd00::1' },
    folder: folder.path,
  })
  expect(config.server).toBe('https://[fd00::1]:443')
  expect(config.namespace).toBe('default')
  expect(config.certificateAuthority).toBeUndefined()
})

describe('outside of a cluster', () => {
  test('it says what is missing', async () => {
    await expect(inClusterConfig({ env: {} })).rejects.toThrow('not in a cluster: KUBERNETES_SERVICE_HOST')
    await expect(inClusterConfig({ env, folder: '/no/such' })).rejects.toThrow('there is no /no/such/token')
  })
})

describe('kubeconfig or cluster', () => {
  test('a kubeconfig goes first', async () => {
    await using folder = await temporaryFolder()
    const text = `{clusters: [{name: c, cluster: {server: 'https://c'}}], users: [{name: u, user: {}}],
      contexts: [{name: x, context: {cluster: c, user: u}}], current-context: x}`
    const KUBECONFIG = await folder.write('config', text)
    await folder.write('token', 't')
    const both = await loadClusterConfig({ env: { ...env, KUBECONFIG }, folder: folder.path })
    expect(both.context).toBe('x')
    const pod = await loadClusterConfig({ env, home: folder.path, folder: folder.path })
    expect(pod.context).toBe('in-cluster')
  })

  test('with neither, it says where it looked and what to do', async () => {
    await expect(loadClusterConfig({ env: {}, home: '/home/none' })).rejects.toMatchObject({
      kind: 'config',
      message:
        'no kubeconfig found: looked for /home/none/.kube/config (the default place; KUBECONFIG is not set). Set KUBECONFIG, or give one with --kubeconfig',
    })
  })

  test('a file that was asked for has to be there, in a cluster too', async () => {
    await expect(loadClusterConfig({ env, path: '/no/such/config' })).rejects.toThrow(
      'there is no kubeconfig /no/such/config',
    )
  })
})
