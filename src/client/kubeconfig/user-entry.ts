import type { Authentication, ClusterConfig, ExecPluginConfig, Impersonation } from '../cluster-config.ts'
import { readClusterExtension, readSource, resolvePath } from './cluster-entry.ts'
import { isFields, type NamedEntry, readBoolean, readNested, readText, readTexts } from './kubeconfig-file.ts'

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
  const certificate = readSource(entry, 'client-certificate')
  if (!certificate) return undefined
  const key = readSource(entry, 'client-key')
  if (!key)
    throw entry.file.error(
      entry.path,
      `user ${JSON.stringify(entry.name)} has a client-certificate and no client-key or client-key-data`,
    )
  return { certificate, key }
}

/**
 * As client-go orders them: a token file before a token (which serves while the file cannot be read), either
 * before a plug-in; token and password together are refused.
 */
function readAuthentication(entry: NamedEntry, cluster: NamedEntry): Authentication {
  const token = readText(entry, 'token')
  const tokenFile = readText(entry, 'tokenFile')
  const username = readText(entry, 'username')
  const password = readText(entry, 'password')
  const exec = readNested(entry, 'exec')
  const user = JSON.stringify(entry.name)
  if (token !== undefined && (username !== undefined || password !== undefined))
    throw entry.file.error(entry.path, `user ${user} has both a token and a password: give one`)
  const provider = readNested(entry, 'auth-provider')
  if (provider)
    throw entry.file.error(
      provider.path,
      `user ${user} uses the auth-provider ${JSON.stringify(provider.fields.name ?? '')}, which is not supported: use an exec plug-in`,
    )
  if (tokenFile !== undefined) {
    const path = resolvePath(entry, tokenFile)
    return { kind: 'token-file', path, ...(token === undefined ? {} : { fallback: token }) }
  }
  if (token !== undefined) return { kind: 'token', token }
  if (username !== undefined || password !== undefined)
    return { kind: 'basic', username: username ?? '', password: password ?? '' }
  return exec ? { kind: 'exec', plugin: readExec(exec, cluster) } : { kind: 'none' }
}

function readExec(exec: NamedEntry, cluster: NamedEntry): ExecPluginConfig {
  const command = readText(exec, 'command')
  if (command === undefined) throw exec.file.error(exec.path, 'exec has no command')
  const apiVersion = oneOf(exec, 'apiVersion', execVersions, undefined)
  // Version 1 has no default; the older one has (exec.InteractiveMode in client-go).
  const fallback = apiVersion.endsWith('/v1') ? undefined : 'IfAvailable'
  const installHint = readText(exec, 'installHint')
  const provideClusterInfo = readBoolean(exec, 'provideClusterInfo')
  return {
    command: /[/\\]/.test(command) ? resolvePath(exec, command) : command,
    args: readTexts(exec, 'args'),
    env: readEnv(exec),
    apiVersion,
    interactiveMode: oneOf(exec, 'interactiveMode', interactiveModes, fallback),
    provideClusterInfo,
    ...(installHint === undefined ? {} : { installHint }),
    ...(provideClusterInfo ? { clusterExtension: readClusterExtension(cluster) } : {}),
  }
}

function readEnv(exec: NamedEntry): Record<string, string> {
  const entries = exec.fields.env
  if (!Array.isArray(entries)) return {}
  return Object.fromEntries(
    entries.map((entry: unknown, index) => {
      if (!isFields(entry) || typeof entry.name !== 'string' || typeof entry.value !== 'string')
        throw exec.file.error([...exec.path, 'env', index], 'an entry of env has to have a name and a value')
      return [entry.name, entry.value]
    }),
  )
}

function readImpersonation(entry: NamedEntry): Impersonation | undefined {
  const user = readText(entry, 'as')
  if (user === undefined) return undefined
  const uid = readText(entry, 'as-uid')
  const extra = readNested(entry, 'as-user-extra')
  const keys = extra ? Object.keys(extra.fields) : []
  return {
    user,
    groups: readTexts(entry, 'as-groups'),
    extra: extra ? Object.fromEntries(keys.map((key) => [key, readTexts(extra, key)])) : {},
    ...(uid === undefined ? {} : { uid }),
  }
}

function oneOf<T extends string>(
  entry: NamedEntry,
  field: string,
  allowed: readonly T[],
  fallback: T | undefined,
): T {
  const text = readText(entry, field)
  if (text === undefined && fallback !== undefined) return fallback
  const found = allowed.find((value) => value === text)
  if (found === undefined)
    throw entry.file.error(
      text === undefined ? entry.path : [...entry.path, field],
      `exec ${field} has to be one of ${allowed.join(', ')}`,
    )
  return found
}
