import type { Timer } from '../../base/index.ts'
import { formatApiVersion } from '../../object/index.ts'
import type { Context } from '../context.ts'
import { expired, unclassified } from '../error/index.ts'
import { type Format, formatOf } from '../pipeline/encode.ts'
import type { Answer, AnswerStream, ApiRequest } from '../request/api-request.ts'
import type { ResourceRequestInfo } from '../request/request-info.ts'
import { type ObjectView, type ServedResource, warningsOf } from '../resource/served-resource.ts'
import { StorageError, type StorageEvent } from '../storage/index.ts'
import { EventLine } from './event-line.ts'
import { type ListOptions, listOptions } from './list-options.ts'
import { notAVersion, untilFresh } from './resource-version.ts'

const bookmarkMs = 60_000
/** kube-apiserver's --min-request-timeout: a watch without a time-out lasts this long, up to twice. */
const shortestWatchMs = 1_800_000
/** A last bookmark comes this long before the end. */
const lastBookmarkMs = 2_000

/** GET with `watch`: a stream of events, one JSON object a line. */
export async function watch(
  context: Context,
  request: ApiRequest,
  info: ResourceRequestInfo,
  resource: ServedResource,
): Promise<Answer> {
  const format = formatOf(context, request, resource)
  const { name } = info
  const options = listOptions(request.query, resource, { watch: true, ...(name !== '' && { name }) })
  const { resourceVersion } = options
  if (resourceVersion !== '' && !/^\d+$/.test(resourceVersion))
    throw unclassified(notAVersion(resourceVersion))
  if (options.sendInitialEvents) await untilFresh(context, Number(resourceVersion), request)
  return {
    kind: 'stream',
    contentType: 'application/json',
    warnings: warningsOf(resource),
    open: (stream) => new Watcher(context, resource, info.namespace, options, format, stream).open(),
  }
}

/** One watch, from its first event until either side ends it. */
class Watcher {
  readonly #context: Context
  readonly #resource: ServedResource
  readonly #namespace: string
  readonly #options: ListOptions
  readonly #lines: EventLine
  readonly #stream: AnswerStream
  readonly #timers = new Set<Timer>()
  #first = true

  constructor(
    context: Context,
    resource: ServedResource,
    namespace: string,
    options: ListOptions,
    format: Format,
    stream: AnswerStream,
  ) {
    this.#context = context
    this.#resource = resource
    this.#namespace = namespace
    this.#options = options
    this.#lines = new EventLine(format)
    this.#stream = stream
  }

  open(): void {
    const { retired } = this.#resource
    const end = () => this.#stream.end()
    retired.addEventListener('abort', end, { once: true })
    let unsubscribe = () => {}
    this.#stream.onClose(() => {
      unsubscribe()
      retired.removeEventListener('abort', end)
      for (const timer of this.#timers) timer.cancel()
    })
    if (retired.aborted) {
      end()
      return
    }
    try {
      unsubscribe = this.#context.storage.watch(this.#resource.collection, this.#begin(), (event) =>
        this.#send(event),
      )
    } catch (error) {
      if (!(error instanceof StorageError) || error.kind !== 'expired') throw error
      this.#stream.write(EventLine.ofStatus(expired(error.message)))
      end()
      return
    }
    this.#schedule()
  }

  /** Sends the objects that are there, where they were asked for; returns the version to go on from. */
  #begin(): number {
    const { resourceVersion: asked, sendInitialEvents } = this.#options
    const initial = sendInitialEvents ?? (asked === '' || asked === '0')
    if (!initial) return asked === '' || asked === '0' ? this.#context.storage.resourceVersion : Number(asked)
    const { items, resourceVersion } = this.#context.storage.list(this.#scope())
    for (const item of items) {
      const view = this.#resource.view(item)
      if (this.#options.matches(view.object)) this.#write('ADDED', view)
    }
    if (sendInitialEvents && this.#options.allowWatchBookmarks)
      this.#bookmark(resourceVersion, { 'k8s.io/initial-events-end': 'true' })
    return resourceVersion
  }

  #scope() {
    const { collection } = this.#resource
    return { collection, ...(this.#namespace !== '' && { namespace: this.#namespace }) }
  }

  /**
   * Passes an event on as this watch sees it: an object that begins to match the selectors was ADDED, one that
   * ceases to was DELETED, with its last matching state and the version of the change.
   */
  #send({ type, key, object, previous }: StorageEvent): void {
    if (this.#namespace !== '' && key.namespace !== this.#namespace) return
    const view = this.#resource.view(object)
    const before = previous && this.#resource.view(previous)
    const matched = before !== undefined && this.#options.matches(before.object)
    if (type === 'DELETED') {
      if (matched) this.#write('DELETED', view)
      return
    }
    const matches = this.#options.matches(view.object)
    if (matches) this.#write(matched ? 'MODIFIED' : 'ADDED', view)
    else if (matched && before) this.#write('DELETED', atVersion(before, object.resourceVersion))
  }

  #write(type: 'ADDED' | 'MODIFIED' | 'DELETED', view: ObjectView): void {
    this.#stream.write(this.#lines.of(type, view, this.#first))
    this.#first = false
  }

  #bookmark(resourceVersion: number, annotations?: Record<string, string>): void {
    const { kind } = this.#resource
    const metadata = {
      resourceVersion: String(resourceVersion),
      ...(annotations && { annotations }),
    }
    const object = { kind, apiVersion: formatApiVersion(this.#resource), metadata } as unknown
    const view = { object, json: JSON.stringify(object) } as ObjectView
    this.#stream.write(this.#lines.bookmark(view, this.#first))
    this.#first = false
  }

  #schedule(): void {
    const { clock, random, storage } = this.#context
    const { timeoutSeconds, allowWatchBookmarks } = this.#options
    const lasts = timeoutSeconds ? timeoutSeconds * 1000 : shortestWatchMs * (1 + random())
    this.#after(lasts, () => this.#stream.end())
    if (!allowWatchBookmarks) return
    const bookmark = () => this.#bookmark(storage.resourceVersion)
    if (lasts > lastBookmarkMs) this.#after(lasts - lastBookmarkMs, bookmark)
    const started = clock.monotonic()
    const eachMinute = () => {
      bookmark()
      if (clock.monotonic() - started < lasts) this.#after(bookmarkMs, eachMinute)
    }
    this.#after(bookmarkMs, eachMinute)
  }

  #after(ms: number, callback: () => void): void {
    const timer = this.#context.clock.setTimer(
      ms,
      () => {
        this.#timers.delete(timer)
        callback()
      },
      { unref: true },
    )
    this.#timers.add(timer)
  }
}

function atVersion({ object }: ObjectView, resourceVersion: number): ObjectView {
  const { metadata } = object
  const moved = { ...object, metadata: { ...metadata, resourceVersion: String(resourceVersion) } }
  return { object: moved, json: JSON.stringify(moved) }
}
