import type { Client, WatchEvent } from '../client/index.ts'
import {
  type ApiResource,
  formatApiVersion,
  formatGroupResource,
  type KubernetesList,
  type KubernetesObject,
} from '../object/index.ts'

/** What a reflector asks of a list; the scope and the selectors are the lister's own (metav1.ListOptions). */
export interface ListRequest {
  /** Objects per page; absent asks for all at once. */
  readonly limit?: number
  /** Token of the page before. */
  readonly continue?: string
}

/** What a reflector asks of a watch (metav1.ListOptions). */
export interface WatchRequest {
  readonly resourceVersion?: string
  readonly resourceVersionMatch?: 'NotOlderThan'
  readonly sendInitialEvents?: boolean
  readonly allowWatchBookmarks: true
  readonly timeoutSeconds: number
}

/** What a message calls the objects: `databases.example.com`, and where they were asked for. */
export interface ReflectorScope {
  /** apimachinery's GroupResource form, `databases.example.com`. */
  readonly resource: string
  /** Absent means all namespaces, or a cluster-scoped kind. */
  readonly namespace?: string
  /** Default true; false for a cluster-scoped kind. */
  readonly namespaced?: boolean
}

/**
 * Lists and watches one kind in one scope (client-go's cache.ListerWatcher). Rejects, or ends the iteration,
 * with a `ClientError`, or with the signal's reason once that aborts. An `ERROR` event is passed on as it is.
 */
export interface ListerWatcher<T extends KubernetesObject = KubernetesObject> {
  readonly scope: ReflectorScope
  list(request: ListRequest, signal: AbortSignal): Promise<KubernetesList<T>>
  watch(request: WatchRequest, signal: AbortSignal): AsyncIterable<WatchEvent<T>>
}

/** Which objects of a kind. */
export interface ListScope {
  /** Absent: all namespaces, or a cluster-scoped kind. */
  readonly namespace?: string
  readonly labelSelector?: string
  readonly fieldSelector?: string
  /** Objects with their metadata alone; see `SelectOptions` of the client. */
  readonly metadataOnly?: boolean
}

/** Lists and watches over a client. Objects always bear apiVersion and kind, which lists of built-in kinds omit. */
export function listerWatcher<T extends KubernetesObject = KubernetesObject>(
  client: Pick<Client, 'list' | 'watch'>,
  resource: ApiResource,
  scope: ListScope = {},
): ListerWatcher<T> {
  const type = { apiVersion: formatApiVersion(resource), kind: resource.kind }
  return {
    scope: {
      resource: formatGroupResource(resource),
      ...(scope.namespace !== undefined && { namespace: scope.namespace }),
      ...(!resource.namespaced && { namespaced: false }),
    },
    async list(request, signal) {
      const list = await client.list<T>(resource, { ...scope, ...request, signal })
      for (const item of list.items) if (item.kind === undefined) Object.assign(item, type)
      return list
    },
    watch: (request, signal) => client.watch<T>(resource, { ...scope, ...request, signal }),
  }
}
