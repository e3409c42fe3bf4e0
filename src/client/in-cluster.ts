import { access, readFile } from 'node:fs/promises'
import { isIPv6 } from 'node:net'
import { ClientError } from './client-error.ts'
import type { ClusterConfig } from './cluster-config.ts'
import {
  type KubeconfigOptions,
  noKubeconfig,
  readKubeconfig,
  resolveContext,
} from './kubeconfig/kubeconfig.ts'

/** Where kubelets put a pod's service account. */
const serviceAccount = '/var/run/secrets/kubernetes.io/serviceaccount'

export interface InClusterOptions {
  /** Default: that of the process. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Folder of `token`, `ca.crt` and `namespace`. */
  readonly folder?: string
}

/**
 * The configuration of a pod, as rest.InClusterConfig finds it: the address from the environment, token and
 * CA from the service account's files, which are read again as they rotate. Throws a `ClientError` of kind
 * `config` outside of a cluster.
 */
export async function inClusterConfig(options: InClusterOptions = {}): Promise<ClusterConfig> {
  const { env = process.env, folder = serviceAccount } = options
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env
  if (!host || !port)
    throw new ClientError(
      'config',
      'not in a cluster: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set',
    )
  const token = `${folder}/token`
  if (!(await exists(token)))
    throw new ClientError(
      'config',
      `in a cluster, but there is no ${token}: does the pod have automountServiceAccountToken: false?`,
    )
  const ca = `${folder}/ca.crt`
  return {
    context: 'in-cluster',
    cluster: '',
    user: '',
    server: `https://${isIPv6(host) ? `[${host}]` : host}:${port}`,
    namespace: await readNamespace(`${folder}/namespace`),
    insecureSkipTlsVerify: false,
    disableCompression: false,
    authentication: { kind: 'token-file', path: token },
    ...((await exists(ca)) ? { certificateAuthority: { kind: 'file', path: ca } } : {}),
  }
}

/** Like kubectl: the kubeconfig where there is one, else the pod's service account. */
export async function loadClusterConfig(
  options: KubeconfigOptions & InClusterOptions = {},
): Promise<ClusterConfig> {
  const kubeconfig = await readKubeconfig(options)
  if (kubeconfig) return resolveContext(kubeconfig, options.context)
  const { env = process.env } = options
  if (options.path !== undefined || !env.KUBERNETES_SERVICE_HOST) throw noKubeconfig(options)
  return inClusterConfig(options)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function readNamespace(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim() || 'default'
  } catch {
    // Old or hand-made service accounts have none; client-go then falls back the same way.
    return 'default'
  }
}
