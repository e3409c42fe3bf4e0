import { type Clock, type Logger, silentLogger, systemClock } from '../base/index.ts'
import type { ApiResource, KubernetesList, KubernetesObject, Status } from '../object/index.ts'
import { ClientError } from './client-error.ts'
import type { Discovery } from './discovery.ts'
import { discover } from './discovery-request.ts'
import type {
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
import {
  createRequest,
  deleteCollectionRequest,
  deleteRequest,
  getRequest,
  listRequest,
  patchRequest,
  updateRequest,
  watchRequest,
} from './requests.ts'
import { describe, readError, readJson } from './response-body.ts'
import type { Transport, WireRequest, WireResponse } from './transport.ts'
import { parseWarnings } from './warning.ts'
import { decodeWatch } from './watch-decoder.ts'
import type { WatchEvent } from './watch-event.ts'

export interface ClientOptions {
  readonly transport: Transport
  /** Who is said to own the fields that are written, unless a call names another. Default `binnacle`. */
  readonly fieldManager?: string
  readonly clock?: Clock
  /** Gets the warnings of the server. */
  readonly logger?: Logger
}

/** How many objects `pages` asks for at a time: client-go's pager.defaultPageSize. */
const defaultPageSize = 500

/**
 * A dynamic client: any kind by its `ApiResource`, objects as they stand in JSON. Methods throw a
 * `ClientError`, or the reason of an aborted signal. Nothing is retried here but what the transport does for
 * an expired credential.
 */
export class Client {
  readonly #transport: Transport
  readonly #fieldManager: string
  readonly #clock: Clock
  readonly #logger: Logger

  constructor(options: ClientOptions) {
    this.#transport = options.transport
    this.#fieldManager = options.fieldManager ?? 'binnacle'
    this.#clock = options.clock ?? systemClock
    this.#logger = options.logger ?? silentLogger
  }

  get<T extends KubernetesObject = KubernetesObject>(
    resource: ApiResource,
    name: string,
    options: GetOptions = {},
  ): Promise<T> {
    return this.#object(() => getRequest(resource, name, options), options.signal)
  }

  /** The whole collection in one answer, or one page of it when `limit` is given. */
  async list<T extends KubernetesObject = KubernetesObject>(
    resource: ApiResource,
    options: ListOptions = {},
  ): Promise<KubernetesList<T>> {
    const request = listRequest(resource, options)
    const body = await this.#json(request, options.signal)
    if (!isList<T>(body)) throw new ClientError('decode', `${describe(request)}: the answer is not a list`)
    return body.items === null ? { ...body, items: [] } : (body as KubernetesList<T>)
  }

  /**
   * The collection page by page, each parsed when it is asked for. All pages show one version of the
   * collection; when the server lets go of it in between, this throws with `isExpired` (the Status then
   * carries a token to go on with, at a newer version).
   */
  async *pages<T extends KubernetesObject = KubernetesObject>(
    resource: ApiResource,
    options: ListOptions = {},
  ): AsyncGenerator<KubernetesList<T>, void, void> {
    let page: ListOptions = { limit: defaultPageSize, ...options }
    for (;;) {
      const list = await this.list<T>(resource, page)
      const token = list.metadata.continue
      yield list
      if (!token) return
      // The token holds the version; the server refuses a request that names both.
      const { resourceVersion: _, resourceVersionMatch: __, ...rest } = page
      page = { ...rest, continue: token }
    }
  }

  /**
   * The events of a collection, until the server ends the watch, the caller leaves, or the signal aborts
   * (throws its reason). ERROR events are events here; an answer that is no watch throws.
   */
  async *watch<T extends KubernetesObject = KubernetesObject>(
    resource: ApiResource,
    options: WatchOptions = {},
    signal: AbortSignal | undefined = options.signal,
  ): AsyncGenerator<WatchEvent<T>, void, void> {
    const response = await this.raw(watchRequest(resource, options), { ...(signal ? { signal } : {}) })
    yield* decodeWatch<T>(response.body)
  }

  create<T extends KubernetesObject = KubernetesObject>(
    resource: ApiResource,
    object: KubernetesObject,
    options: CreateOptions = {},
  ): Promise<T> {
    return this.#object(() => createRequest(resource, object, this.#owned(options)), options.signal)
  }

  update<T extends KubernetesObject = KubernetesObject>(
    resource: ApiResource,
    object: KubernetesObject,
    options: WriteOptions = {},
  ): Promise<T> {
    return this.#object(() => updateRequest(resource, object, this.#owned(options)), options.signal)
  }

  /** `patch` is a list of operations for `json`, a partial object for the others. */
  patch<T extends KubernetesObject = KubernetesObject>(
    resource: ApiResource,
    name: string,
    type: PatchType,
    patch: unknown,
    options: PatchOptions = {},
  ): Promise<T> {
    return this.#object(() => patchRequest(resource, name, type, patch, this.#owned(options)), options.signal)
  }

  /** Answers the object while finalizers hold it, a Status once it is gone. */
  delete(
    resource: ApiResource,
    name: string,
    options: DeleteOptions = {},
  ): Promise<KubernetesObject | Status> {
    return this.#object(() => deleteRequest(resource, name, options), options.signal)
  }

  async deleteCollection(resource: ApiResource, options: SelectOptions & DeleteOptions = {}): Promise<void> {
    await this.#json(deleteCollectionRequest(resource, options), options.signal)
  }

  /** Any request. Throws on an answer of 400 and more; the body of any other is the caller's to consume. */
  async raw(request: WireRequest, { signal }: RequestOptions = {}): Promise<WireResponse> {
    const response = await this.#transport.send(request, signal)
    for (const warning of parseWarnings(response.headers.warning))
      this.#logger.warn(warning, { request: describe(request) })
    if (response.status >= 400) throw await readError(request, response, this.#clock.now())
    return response
  }

  /** What the server serves; parts that could not be had are values in the answer. */
  discover(options: RequestOptions = {}): Promise<Discovery> {
    return discover(async (request) => {
      const response = await this.raw(request, options)
      return readJson(request, response, this.#clock.now())
    })
  }

  async #object<T>(build: () => WireRequest, signal: AbortSignal | undefined): Promise<T> {
    const request = build()
    const body = await this.#json(request, signal)
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw new ClientError('decode', `${describe(request)}: the answer is not an object`)
    return body as T
  }

  async #json(request: WireRequest, signal: AbortSignal | undefined): Promise<unknown> {
    const response = await this.raw(request, { ...(signal ? { signal } : {}) })
    return readJson(request, response, this.#clock.now())
  }

  #owned<O extends WriteOptions>(options: O): O {
    return { fieldManager: this.#fieldManager, ...options }
  }
}

/** Go marshals an empty list of some kinds as null. */
function isList<T>(
  body: unknown,
): body is Omit<KubernetesList<T>, 'items'> & { items: KubernetesList<T>['items'] | null } {
  if (typeof body !== 'object' || body === null) return false
  const { items, metadata } = body as { items?: unknown; metadata?: unknown }
  return (items === null || Array.isArray(items)) && typeof metadata === 'object' && metadata !== null
}
