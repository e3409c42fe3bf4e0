import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock, Logger } from '../base/index.ts'
import type { Refusal } from './access/refusal.ts'
import type { RefusalLog } from './access/refusal-log.ts'
import type { ConnectionTable } from './connection-table.ts'
import type { Gate } from './gate/gate.ts'
import type { ListenerObserver } from './listener-observer.ts'
import { type Reply, type Route, textReply } from './route/route.ts'
import { type Routed, Router } from './route/router.ts'
import { sendReply } from './route/send-reply.ts'

export interface RequestHandlerOptions {
  readonly routes: readonly Route[]
  readonly gate: Gate
  readonly connections: ConnectionTable
  readonly refusals: RefusalLog
  readonly observer: ListenerObserver
  readonly clock: Clock
  readonly logger: Logger
  readonly headers: Readonly<Record<string, string>> | undefined
  readonly replyTimeoutMs: number
  /** How long an endless reply goes on, where that has an end. */
  readonly askAgainMs: number | undefined
}

const tooMany = 'as many connections as there may be have requests under way'

/** A request: through the gate to its route, and the reply at the client's pace. */
export class RequestHandler {
  readonly #options: RequestHandlerOptions
  readonly #router: Router
  /** The signals of endless replies: they end when the listener drains, not when their time is over. */
  readonly #endless = new Set<AbortController>()
  #isDraining = false

  constructor(options: RequestHandlerOptions) {
    this.#options = options
    this.#router = new Router(options.routes)
  }

  /** From now on no connection is kept for a next request, and endless replies end. */
  drain(): void {
    this.#isDraining = true
    for (const controller of this.#endless) controller.abort()
  }

  /** Resolves when the reply was sent, or the client is gone; never rejects. */
  async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { clock, connections, observer, replyTimeoutMs, askAgainMs } = this.#options
    const hasRoom = connections.asked(incoming.socket)
    const started = clock.monotonic()
    const routed = this.#router.route({ method: incoming.method ?? '', target: incoming.url ?? '' })
    if (!hasRoom) {
      // Thousands may come in one moment: nothing is held for them.
      if (!routed.route?.open) return this.#sendAway(incoming, response, routed.route)
      response.setHeader('connection', 'close')
    }
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    response.on('error', () => gone.abort())
    const cutOff = () => response.destroy()
    let timer = clock.setTimer(replyTimeoutMs, cutOff, { unref: true })
    const reply = await this.#reply(incoming, routed, gone.signal)
    const onPart = () => {
      if (!reply.endless) return
      timer.cancel()
      timer = clock.setTimer(replyTimeoutMs, cutOff, { unref: true })
    }
    if (reply.endless) this.#endless.add(gone)
    const asksAgain = reply.endless === true && askAgainMs !== undefined
    const until = asksAgain ? clock.setTimer(askAgainMs, () => gone.abort(), { unref: true }) : undefined
    if (reply.endless && this.#isDraining) gone.abort()
    try {
      await sendReply(response, this.#dressed(reply), incoming.method !== 'HEAD', onPart)
    } catch (error) {
      this.#logFailure(incoming, error)
      response.destroy()
    }
    timer.cancel()
    until?.cancel()
    this.#endless.delete(gone)
    connections.answered(incoming.socket)
    observer.replied?.({
      path: routed.route?.path ?? '',
      status: reply.status,
      complete: response.writableFinished,
      duration: clock.monotonic() - started,
    })
  }

  #sendAway(incoming: IncomingMessage, response: ServerResponse, route: Route | undefined): void {
    const { connections, observer } = this.#options
    const { status, headers } = this.#dressed(this.#refuse(noRoom, incoming, route))
    response.writeHead(status, headers).end(incoming.method === 'HEAD' ? undefined : noRoomText)
    connections.answered(incoming.socket)
    observer.replied?.({ path: route?.path ?? '', status, complete: true, duration: 0 })
  }

  async #reply(incoming: IncomingMessage, routed: Routed, signal: AbortSignal): Promise<Reply> {
    try {
      return await this.#admitted(incoming, routed, signal)
    } catch (error) {
      this.#logFailure(incoming, error)
      return textReply(500, 'internal error\n')
    }
  }

  /** Rejects with what an authenticator, an authorizer or a handler throws. */
  async #admitted(incoming: IncomingMessage, routed: Routed, signal: AbortSignal): Promise<Reply> {
    const { gate } = this.#options
    const { route } = routed
    const refusal = await gate.check(incoming, pathOf(incoming), route?.open === true)
    if (refusal) return this.#refuse(refusal, incoming, route)
    if (!route) return routed.reply
    if (route.open) return this.#handle(incoming, routed, signal)
    const busy = gate.enter()
    if (busy) return this.#refuse(busy, incoming, route)
    let isUnderWay = true
    const leave = () => {
      if (isUnderWay) gate.leave()
      isUnderWay = false
    }
    // Aborts at the end of every request, however it ends.
    signal.addEventListener('abort', leave, { once: true })
    if (signal.aborted) leave()
    const reply = await this.#handle(incoming, routed, signal)
    if (reply.endless) leave()
    return reply
  }

  async #handle(
    incoming: IncomingMessage,
    { route, request }: Routed & { route: Route },
    signal: AbortSignal,
  ): Promise<Reply> {
    const { gate } = this.#options
    const headers = incoming.headers as Record<string, string | undefined>
    const isAdmitted = async () => {
      const refusal = await gate.admit(incoming, request.path)
      if (refusal) this.#refuse(refusal, incoming, route)
      return !refusal
    }
    return route.handle({ ...request, headers, signal, ...(route.open && gate.asks && { isAdmitted }) })
  }

  #refuse({ reason, why, reply }: Refusal, { socket }: IncomingMessage, route: Route | undefined): Reply {
    this.#options.refusals.note(reason, why, { path: route?.path ?? '', client: socket.remoteAddress })
    return reply
  }

  #logFailure(incoming: IncomingMessage, error: unknown): void {
    this.#options.logger.error(`the reply to ${incoming.method} ${pathOf(incoming)} failed`, {
      error: String(error),
    })
  }

  /** With what every reply has; while draining a connection is not kept for another request. */
  #dressed(reply: Reply): Reply {
    const { headers } = this.#options
    if (!headers && !this.#isDraining) return reply
    const last = this.#isDraining && { connection: 'close' }
    return { ...reply, headers: { ...headers, ...reply.headers, ...last } }
  }
}

const noRoomText = `503 ${tooMany}; try again later\n`
const noRoom: Refusal = {
  reason: 'connections',
  why: tooMany,
  reply: textReply(503, noRoomText, {
    'retry-after': '1',
    connection: 'close',
    'content-length': String(noRoomText.length),
  }),
}

/** Without the query, in which a client may have put what is secret. */
function pathOf({ url = '' }: IncomingMessage): string {
  return url.replace(/\?.*$/s, '')
}
