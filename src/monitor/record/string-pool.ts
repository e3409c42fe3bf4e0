/**
 * One copy of each text that many records hold: namespaces, condition types, reasons. Bounded: past its
 * capacity it starts anew, which costs some sharing and nothing else.
 */
export class StringPool {
  readonly #texts = new Map<string, string>()
  readonly #capacity: number

  constructor(capacity = 20_000) {
    this.#capacity = capacity
  }

  /** The pooled copy of `text`, cut to `limit` UTF-16 units, an ellipsis for the rest. */
  intern(text: string, limit = 256): string {
    const short = cutText(text, limit)
    const known = this.#texts.get(short)
    if (known !== undefined) return known
    if (this.#texts.size >= this.#capacity) this.#texts.clear()
    this.#texts.set(short, short)
    return short
  }
}

/** A text of at most `limit` UTF-16 units, an ellipsis for the rest. */
export function cutText(text: string, limit: number): string {
  // A copy by way of bytes, because a slice would keep the whole text alive.
  return text.length > limit ? Buffer.from(`${text.slice(0, limit - 1).toWellFormed()}…`).toString() : text
}
