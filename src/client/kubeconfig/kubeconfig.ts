import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { ClientError } from '../client-error.ts'
import type { ClusterConfig } from '../cluster-config.ts'
import { readCluster } from './cluster-entry.ts'
import { type KubeconfigFile, parseKubeconfigFile } from './kubeconfig-file.ts'
import type { NamedEntry } from './named-entry.ts'
import { readUser } from './user-entry.ts'

export interface KubeconfigOptions {
  /** A file that has to be there, in place of KUBECONFIG and `~/.kube/config`. */
  readonly path?: string
  /** A context other than the current one. */
  readonly context?: string
  /** Default: that of the process. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly home?: string
}

/** What stands in one or several kubeconfig files, merged. */
export interface Kubeconfig {
  readonly files: readonly string[]
  readonly currentContext: string
  readonly clusters: ReadonlyMap<string, NamedEntry>
  readonly users: ReadonlyMap<string, NamedEntry>
  readonly contexts: ReadonlyMap<string, NamedEntry>
}

/**
 * Reads the kubeconfig as kubectl would and answers the cluster and user of its context. Throws a
 * `ClientError` of kind `config`: no file, a broken one, a context or an entry that is not there.
 */
export async function loadKubeconfig(options: KubeconfigOptions = {}): Promise<ClusterConfig> {
  const kubeconfig = await readKubeconfig(options)
  if (!kubeconfig) throw noKubeconfig(options)
  return resolveContext(kubeconfig, options.context)
}

/**
 * The files of KUBECONFIG, or `~/.kube/config`, those that exist. Undefined when none does; an explicit path
 * that does not exist throws.
 */
export async function readKubeconfig(options: KubeconfigOptions = {}): Promise<Kubeconfig | undefined> {
  const files: KubeconfigFile[] = []
  for (const name of kubeconfigPaths(options)) {
    const text = await readIfThere(name)
    if (text !== undefined) files.push(await parseKubeconfigFile(name, text))
  }
  return files.length === 0 ? undefined : mergeKubeconfigs(files)
}

/** Where the kubeconfig is looked for, in order (ClientConfigLoadingRules). */
export function kubeconfigPaths(options: KubeconfigOptions): string[] {
  if (options.path !== undefined) return [path.resolve(options.path)]
  const { env = process.env, home = homedir() } = options
  const named = (env.KUBECONFIG ?? '').split(path.delimiter).filter((name) => name !== '')
  const paths = env.KUBECONFIG ? named : [path.join(home, '.kube', 'config')]
  return [...new Set(paths.map((name) => path.resolve(name)))]
}

/**
 * clientcmd's rule: the first file that has an entry of a name gives all of it, and the first that names a
 * current context decides.
 */
export function mergeKubeconfigs(files: readonly KubeconfigFile[]): Kubeconfig {
  const first = (entries: readonly NamedEntry[]) =>
    new Map(entries.toReversed().map((entry) => [entry.name, entry]))
  return {
    files: files.map(({ name }) => name),
    currentContext: files.find(({ currentContext }) => currentContext !== '')?.currentContext ?? '',
    clusters: first(files.flatMap(({ clusters }) => clusters)),
    users: first(files.flatMap(({ users }) => users)),
    contexts: first(files.flatMap(({ contexts }) => contexts)),
  }
}

/** The cluster and user of a context, the current one by default. */
export function resolveContext(kubeconfig: Kubeconfig, name = kubeconfig.currentContext): ClusterConfig {
  const { files, contexts, clusters, users } = kubeconfig
  const where = files.join(', ')
  if (name === '')
    throw new ClientError(
      'config',
      `${where}: no current-context is set: choose one with --context or kubectl config use-context; ${there('context', contexts)}`,
    )
  const context = contexts.get(name)
  if (!context)
    throw new ClientError(
      'config',
      `${where}: there is no context ${JSON.stringify(name)}; ${there('context', contexts)}`,
    )
  const cluster = referenced(context, 'cluster', clusters)
  const user = referenced(context, 'user', users)
  return {
    context: name,
    cluster: cluster.name,
    user: user.name,
    namespace: context.text('namespace') ?? 'default',
    ...readCluster(cluster),
    ...readUser(user, cluster),
  }
}

function referenced(
  context: NamedEntry,
  field: 'cluster' | 'user',
  entries: ReadonlyMap<string, NamedEntry>,
): NamedEntry {
  const name = context.text(field)
  const quoted = JSON.stringify(context.name)
  if (name === undefined) throw context.error(`context ${quoted} names no ${field}`)
  const entry = entries.get(name)
  if (!entry)
    throw context.error(
      `context ${quoted} names the ${field} ${JSON.stringify(name)}, which is not there; ${there(field, entries)}`,
      field,
    )
  return entry
}

function there(what: string, entries: ReadonlyMap<string, NamedEntry>): string {
  const names = [...entries.keys()].sort()
  return names.length === 0 ? `it has no ${what}s at all` : `the ${what}s are ${names.join(', ')}`
}

async function readIfThere(name: string): Promise<string | undefined> {
  try {
    return await readFile(name, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new ClientError(
      'config',
      `${name} cannot be read: ${cause instanceof Error ? cause.message : cause}`,
      {
        cause,
      },
    )
  }
}

/** Says where one was looked for and what to do. */
export function noKubeconfig(options: KubeconfigOptions): ClientError {
  const { env = process.env } = options
  const paths = kubeconfigPaths(options).join(', ')
  if (options.path !== undefined) return new ClientError('config', `there is no kubeconfig ${paths}`)
  const source = env.KUBECONFIG ? 'KUBECONFIG' : 'the default place; KUBECONFIG is not set'
  return new ClientError(
    'config',
    `no kubeconfig found: looked for ${paths} (${source}). Set KUBECONFIG, or give one with --kubeconfig`,
  )
}
