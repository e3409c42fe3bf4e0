import { KubeConfig } from '@kubernetes/client-node'
import { describe, expect, test } from 'vitest'
import type { ClusterConfig } from '../cluster-config.ts'
import { temporaryFolder } from '../fixture/folder.ts'
import { loadKubeconfig } from './kubeconfig.ts'

/*
 * The official client as an oracle: both read the same files. Left out is where it departs from client-go,
 * which is what we follow: several files with an entry of the same name (it refuses them), a token beside a
 * token file, a current-context in a later file (it lets the last one win).
 */

const clusters = `clusters:
- name: plain
  cluster: {server: 'https://plain.test:6443'}
- name: inline
  cluster: {server: 'https://inline.test', certificate-authority-data: UEVN, tls-server-name: other.test}
- name: file
  cluster: {server: 'https://file.test', certificate-authority: pki/ca.crt, proxy-url: 'http://proxy.test:3128'}
- name: insecure
  cluster: {server: 'https://insecure.test', insecure-skip-tls-verify: true}
`
const users = `users:
- name: token
  user: {token: abc}
- name: basic
  user: {username: jane, password: secret}
- name: certificate
  user: {client-certificate-data: Qw==, client-key-data: Sw==}
- name: certificate-file
  user: {client-certificate: pki/tls.crt, client-key: /abs/tls.key}
- name: impersonator
  user: {token: abc, as: jane}
- name: plugin
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: plugin
      args: [a, b]
      env: [{name: A, value: b}]
      interactiveMode: Never
`
const clusterNames = ['plain', 'inline', 'file', 'insecure']
const userNames = ['token', 'basic', 'certificate', 'certificate-file', 'impersonator', 'plugin']
const contexts = `contexts:\n${clusterNames
  .flatMap((cluster) => userNames.map((user) => ({ cluster, user })))
  .map(
    ({ cluster, user }) =>
      `- {name: ${user}@${cluster}, context: {cluster: ${cluster}, user: ${user}, namespace: team}}`,
  )
  .join('\n')}\n`

/** What we read, in the shape of the official client. */
function ours(config: ClusterConfig) {
  const { certificateAuthority: ca, clientCertificate: client, authentication: auth } = config
  const plugin = auth.kind === 'exec' ? auth.plugin : undefined
  return {
    server: config.server,
    namespace: config.namespace,
    skipTLSVerify: config.insecureSkipTlsVerify,
    tlsServerName: config.tlsServerName,
    proxyUrl: config.proxyUrl,
    caData: ca?.kind === 'inline' ? Buffer.from(ca.data).toString('base64') : undefined,
    caFile: ca?.kind === 'file' ? ca.path : undefined,
    certFile: client?.certificate.kind === 'file' ? client.certificate.path : undefined,
    certData:
      client?.certificate.kind === 'inline'
        ? Buffer.from(client.certificate.data).toString('base64')
        : undefined,
    keyFile: client?.key.kind === 'file' ? client.key.path : undefined,
    keyData: client?.key.kind === 'inline' ? Buffer.from(client.key.data).toString('base64') : undefined,
    token: auth.kind === 'token' ? auth.token : undefined,
    username: auth.kind === 'basic' ? auth.username : undefined,
    password: auth.kind === 'basic' ? auth.password : undefined,
    impersonateUser: config.impersonation?.user,
    exec: plugin && {
      apiVersion: plugin.apiVersion,
      command: plugin.command,
      args: plugin.args,
      env: plugin.env,
    },
  }
}

function theirs(config: KubeConfig, context: string) {
  config.setCurrentContext(context)
  const cluster = config.getCurrentCluster()
  const user = config.getCurrentUser()
  const exec = user?.exec
  return {
    server: cluster?.server,
    namespace: config.getContextObject(context)?.namespace,
    skipTLSVerify: cluster?.skipTLSVerify ?? false,
    tlsServerName: cluster?.tlsServerName,
    proxyUrl: cluster?.proxyUrl,
    caData: cluster?.caData,
    caFile: cluster?.caFile,
    certFile: user?.certFile,
    certData: user?.certData,
    keyFile: user?.keyFile,
    keyData: user?.keyData,
    token: user?.token,
    username: user?.username,
    password: user?.password,
    impersonateUser: user?.impersonateUser,
    exec: exec && {
      apiVersion: exec.apiVersion,
      command: exec.command,
      args: exec.args,
      env: Object.fromEntries(
        exec.env.map(({ name, value }: { name: string; value: string }) => [name, value]),
      ),
    },
  }
}

describe('the official client reads the same out of', () => {
  test('one file', async () => {
    await using folder = await temporaryFolder()
    const path = await folder.write('config', clusters + users + contexts)
    const official = new KubeConfig()
    official.loadFromFile(path)
    for (const { name } of official.getContexts())
      expect(ours(await loadKubeconfig({ path, context: name, env: {} })), name).toEqual(
        theirs(official, name),
      )
    expect(official.getContexts()).toHaveLength(24)
  })

  test('three files in different folders', async () => {
    await using folder = await temporaryFolder()
    const files = [
      await folder.write('a/config', clusters),
      await folder.write('b/config', users),
      await folder.write('c/config', `${contexts}current-context: token@file\n`),
    ]
    const official = new KubeConfig()
    official.loadFromFile(files[0]!)
    for (const file of files.slice(1)) {
      const part = new KubeConfig()
      part.loadFromFile(file)
      official.mergeConfig(part)
    }
    const env = { KUBECONFIG: files.join(':') }
    expect((await loadKubeconfig({ env })).context).toBe(official.getCurrentContext())
    for (const { name } of official.getContexts())
      expect(ours(await loadKubeconfig({ env, context: name })), name).toEqual(theirs(official, name))
  })
})
