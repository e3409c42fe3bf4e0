/** One message of a stream of server-sent events. */
export interface ServerSentEvent {
  /** Empty when none was given. */
  readonly id: string
  readonly event: string
  readonly data: string
}

/** What a piece of a stream held. */
export interface StreamPiece {
  readonly events: readonly ServerSentEvent[]
  /** What a lost connection is to wait, milliseconds, when the stream said so. */
  readonly retryMs?: number
}

/** A message that is longer is none of ours. */
const longestMessage = 16 * 1024 * 1024

/**
 * Reads server-sent events from text in pieces of any length, as WHATWG HTML section 9.2.6 has it, but that an id is
 * of its message alone. Throws RangeError when a message does not end.
 */
export class EventStreamReader {
  #rest = ''
  #id = ''
  #event = ''
  #data: string[] = []
  #length = 0
  #begun = false

  read(text: string): StreamPiece {
    const whole = this.#rest + (this.#begun ? text : text.replace(/^\ufeff/, ''))
    this.#begun ||= text !== ''
    // A carriage return at the end may be half of a line end.
    const held = whole.endsWith('\r') ? '\r' : ''
    const lines = whole.slice(0, whole.length - held.length).split(/\r\n|\n|\r/)
    this.#rest = (lines.pop() ?? '') + held
    const events: ServerSentEvent[] = []
    let retryMs: number | undefined
    for (const line of lines) {
      if (line === '') {
        if (this.#data.length > 0) events.push(this.#take())
        this.#clear()
        continue
      }
      const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
      if (name === 'retry' && /^\d{1,9}$/.test(value)) retryMs = Number(value)
      else this.#field(name, value)
    }
    if (this.#length + this.#rest.length > longestMessage)
      throw new RangeError('a message of the stream does not end')
    return { events, ...(retryMs !== undefined && { retryMs }) }
  }

  #field(name: string, value: string): void {
    this.#length += value.length
    if (name === 'data') this.#data.push(value)
    else if (name === 'event') this.#event = value
    else if (name === 'id' && !value.includes('\0')) this.#id = value
  }

  #take(): ServerSentEvent {
    return { id: this.#id, event: this.#event, data: this.#data.join('\n') }
  }

  #clear(): void {
    this.#id = ''
    this.#event = ''
    this.#data = []
    this.#length = 0
  }
}
