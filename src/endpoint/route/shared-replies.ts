import type { Reply, Request } from './route.ts'

/** Different replies that are kept; beyond them each client has its own. */
const mostKept = 16

/** Replies with the same metrics, of which those who ask for the same format, encoding and families share one. */
export class SharedReplies {
  readonly #replies = new Map<string, Promise<Reply>>()

  get isEmpty(): boolean {
    return this.#replies.size === 0
  }

  /** The reply that is there, or what `make` makes of it before this returns. */
  of({ headers, query }: Request, make: () => Reply | Promise<Reply>): Promise<Reply> {
    const key = JSON.stringify([headers.accept, headers['accept-encoding'], query.getAll('name[]')])
    const known = this.#replies.get(key)
    if (known) return known
    const reply = Promise.resolve(make())
    if (this.#replies.size < mostKept) this.#replies.set(key, reply)
    return reply
  }

  clear(): void {
    this.#replies.clear()
  }
}
