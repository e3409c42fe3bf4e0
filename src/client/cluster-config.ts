/** Where a credential or certificate comes from. Files are read again when they change. */
export type Source =
  | { readonly kind: 'inline'; readonly data: string }
  /** An absolute path. */
  | { readonly kind: 'file'; readonly path: string }

/** How a user proves who it is, beside a client certificate. */
export type Authentication =
  | { readonly kind: 'none' }
  | { readonly kind: 'token'; readonly token: string }
  /** `fallback` is used as long as the file cannot be read. */
  | { readonly kind: 'token-file'; readonly path: string; readonly fallback?: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'exec'; readonly plugin: ExecPluginConfig }

/** clientcmd's ExecConfig: a program that prints an ExecCredential. */
export interface ExecPluginConfig {
  /** A name to look up in PATH, or an absolute path. */
  readonly command: string
  readonly args: readonly string[]
  /** Added to the environment of this process. */
  readonly env: Readonly<Record<string, string>>
  readonly apiVersion: 'client.authentication.k8s.io/v1' | 'client.authentication.k8s.io/v1beta1'
  /** Told to people when the command is not there. */
  readonly installHint?: string
  /** Whether the plug-in wants to know the cluster; `clusterExtension` is what the kubeconfig adds for it. */
  readonly provideClusterInfo: boolean
  readonly clusterExtension?: unknown
  readonly interactiveMode: 'Never' | 'IfAvailable' | 'Always'
}

/** Whom to act as (the Impersonate headers). */
export interface Impersonation {
  readonly user: string
  readonly uid?: string
  readonly groups: readonly string[]
  readonly extra: Readonly<Record<string, readonly string[]>>
}

/** One cluster and one user, read and checked: all that a transport has to know. Plain data. */
export interface ClusterConfig {
  /** Names in the kubeconfig, for people; in a cluster the context is `in-cluster` and the others are empty. */
  readonly context: string
  readonly cluster: string
  readonly user: string
  /** URL of the API server, maybe with a path, without a slash at the end. */
  readonly server: string
  /** The context's namespace, `default` when it names none. */
  readonly namespace: string
  /** Certificates to trust, in PEM; the system's when there are none. */
  readonly certificateAuthority?: Source
  /** The name that the server's certificate has to carry, if not the host of `server`. */
  readonly tlsServerName?: string
  readonly insecureSkipTlsVerify: boolean
  readonly clientCertificate?: { readonly certificate: Source; readonly key: Source }
  readonly authentication: Authentication
  readonly impersonation?: Impersonation
  /** `http`, `https` or `socks5`; before the environment's proxies. */
  readonly proxyUrl?: string
  readonly disableCompression: boolean
}
