export { Client, type ClientOptions } from './client.ts'
export { ClientError, type ClientErrorKind, type ClientErrorOptions } from './client-error.ts'
export type { ClientObserver } from './client-observer.ts'
export type {
  Authentication,
  ClusterConfig,
  ExecPluginConfig,
  Impersonation,
  Source,
} from './cluster-config.ts'
export type {
  DiscoveredGroup,
  DiscoveredResource,
  Discovery,
  DiscoveryFailure,
} from './discovery.ts'
export { HttpTransport, type HttpTransportOptions } from './http-transport.ts'
export { type InClusterOptions, inClusterConfig, loadClusterConfig } from './in-cluster.ts'
export { type KubeconfigOptions, loadKubeconfig } from './kubeconfig/kubeconfig.ts'
export type {
  CreateOptions,
  DeleteOptions,
  GetOptions,
  ListOptions,
  PatchOptions,
  PatchType,
  RequestOptions,
  SelectOptions,
  WatchOptions,
  WriteOptions,
} from './request-options.ts'
export type { Transport, WireRequest, WireResponse } from './transport.ts'
export type { WatchEvent } from './watch-event.ts'
