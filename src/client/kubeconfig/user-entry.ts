import type { Authentication, ClusterConfig, ExecPluginConfig, Impersonation } from '../cluster-config.ts'
import { readClusterExtension } from './cluster-entry.ts'
import { isText } from './kubeconfig-document.ts'
import type { NamedEntry } from './named-entry.ts'

/** The part of the configuration that a user's entry gives. */
type UserPart = Pick<ClusterConfig, 'clientCertificate' | 'authentication' | 'impersonation'>

const execVersions = ['client.authentication.k8s.io/v1', 'client.authentication.k8s.io/v1beta1'] as const
const interactiveModes = ['Never', 'IfAvailable', 'Always'] as const

/** Reads and checks a user of a kubeconfig (clientcmd's api.AuthInfo). Throws `ClientError` `config`. */
export function readUser(entry: NamedEntry, cluster: NamedEntry): UserPart {
  const clientCertificate = readClientCertificate(entry)
  const impersonation = readImpersonation(entry)
  return {
    authentication: readAuthentication(entry, cluster),
    ...(clientCertificate ? { clientCertificate } : {}),
    ...(impersonation ? { impersonation } : {}),
  }
}

function readClientCertificate(entry: NamedEntry): ClusterConfig['clientCertificate'] {
  const certificate = entry.source('client-certificate')
  if (!certificate) return undefined
  const key = entry.source('client-key')
  if (!key)
    throw entry.error(
      `user ${JSON.stringify(entry.name)} has a client-certificate and no client-key or client-key-data`,
    )
  return { certificate, key }
}

/**
 * As client-go orders them: a token file before a token (which serves while the file cannot be read), either
 * before a plug-in; token and password together are refused.
 */
function readAuthentication(entry: NamedEntry, cluster: NamedEntry): Authentication {
  const token = entry.text('token')
  const tokenFile = entry.text('tokenFile')
  const username = entry.text('username')
  const password = entry.text('password')
  const exec = entry.nested('exec')
  const user = JSON.stringify(entry.name)
  if (token !== undefined && (username !== undefined || password !== undefined))
    throw entry.error(`user ${user} has both a token and a password: give one`)
  const provider = entry.nested('auth-provider')
  if (provider)
    throw provider.error(
      `user ${user} uses the auth-provider ${JSON.stringify(provider.text('name') ?? '')}, which is not supported: use an exec plug-in`,
    )
  if (tokenFile !== undefined) {
    const path = entry.resolve(tokenFile)
    return { kind: 'token-file', path, ...(token === undefined ? {} : { fallback: token }) }
  }
  if (token !== undefined) return { kind: 'token', token }
  if (username !== undefined || password !== undefined)
    return { kind: 'basic', username: username ?? '', password: password ?? '' }
  return exec ? { kind: 'exec', plugin: readExec(exec, cluster) } : { kind: 'none' }
}

function readExec(exec: NamedEntry, cluster: NamedEntry): ExecPluginConfig {
  const command = exec.text('command')
  if (command === undefined) throw exec.error('exec has no command')
  const apiVersion = oneOf(exec, 'apiVersion', execVersions, undefined)
  // Version 1 has no default; the older one has (exec.InteractiveMode in client-go).
  const fallback = apiVersion.endsWith('/v1') ? undefined : 'IfAvailable'
  const installHint = exec.text('installHint')
  const provideClusterInfo = exec.boolean('provideClusterInfo')
  return {
    command: /[/\\]/.test(command) ? exec.resolve(command) : command,
    args: exec.texts('args'),
    env: readEnv(exec),
    apiVersion,
    interactiveMode: oneOf(exec, 'interactiveMode', interactiveModes, fallback),
    provideClusterInfo,
    ...(installHint === undefined ? {} : { installHint }),
    ...(provideClusterInfo ? { clusterExtension: readClusterExtension(cluster) } : {}),
  }
}

function readEnv(exec: NamedEntry): Record<string, string> {
  return Object.fromEntries(
    exec.items('env').map((entry, index) => {
      const [name, value] = [entry.at('name'), entry.at('value')]
      if (!isText(name) || !isText(value))
        throw exec.error('an entry of env has to have a name and a value', 'env', index)
      return [name.text, value.text]
    }),
  )
}

function readImpersonation(entry: NamedEntry): Impersonation | undefined {
  const user = entry.text('as')
  if (user === undefined) return undefined
  const uid = entry.text('as-uid')
  const extra = entry.nested('as-user-extra')
  return {
    user,
    groups: entry.texts('as-groups'),
    extra: extra ? Object.fromEntries(extra.keys().map((key) => [key, extra.texts(key)])) : {},
    ...(uid === undefined ? {} : { uid }),
  }
}

function oneOf<T extends string>(
  entry: NamedEntry,
  field: string,
  allowed: readonly T[],
  fallback: T | undefined,
): T {
  const text = entry.text(field)
  if (text === undefined && fallback !== undefined) return fallback
  const found = allowed.find((value) => value === text)
  if (found === undefined)
    throw entry.error(
      `exec ${field} has to be one of ${allowed.join(', ')}`,
      ...(text === undefined ? [] : [field]),
    )
  return found
}
