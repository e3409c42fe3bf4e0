import type { Clock, Logger, Timer } from '../base/index.ts'

export interface ReloadedFileOptions<T> {
  /** What is in the file, for log lines: `the certificate`. */
  readonly what: string
  readonly file: string
  /** Rejects when the file cannot be used; its message goes to the log, so it holds no secret. */
  readonly read: () => Promise<T>
  readonly isSame: (one: T, other: T) => boolean
  /** Gets each value that takes the place of the last. */
  readonly use: (value: T) => void
  readonly clock: Clock
  readonly logger: Logger
  /** Told of every look, the first among them. */
  readonly onRead?: (value: T | undefined) => void
}

/** As controller-runtime's certwatcher looks when it cannot be told. */
const intervalMs = 10_000

/**
 * Looks after a file, or several that belong together, and hands over what replaced it. It reads rather than waits to
 * be told, because a mounted Secret changes by a symbolic link two levels up. While the file cannot be used, such as
 * in the middle of a write, the last value stays; that is logged once for each reason, and once when it is over.
 */
export class ReloadedFile<T> {
  readonly #options: ReloadedFileOptions<T>
  #current: T | undefined
  #timer: Timer | undefined
  #stopped = false
  #complaint: string | undefined

  constructor(options: ReloadedFileOptions<T>) {
    this.#options = options
  }

  /** Reads for the first time, and rejects when that cannot be used. `watch` goes on. */
  async load(): Promise<T> {
    const value = await this.#read()
    this.#current = value
    return value
  }

  /** Begins to look for changes. */
  watch(): void {
    if (this.#stopped) return
    const { clock } = this.#options
    this.#timer = clock.setTimer(intervalMs, () => void this.#look(), { unref: true })
  }

  stop(): void {
    this.#stopped = true
    this.#timer?.cancel()
  }

  async #look(): Promise<void> {
    const { what, file, isSame, use, logger } = this.#options
    try {
      const found = await this.#read()
      if (this.#stopped) return
      if (this.#current === undefined || !isSame(found, this.#current)) {
        use(found)
        this.#current = found
        logger.info(`${what} was replaced`, { file })
      } else if (this.#complaint !== undefined)
        logger.info(`${what} can be used again, and is as it was`, { file })
      this.#complaint = undefined
    } catch (error) {
      const complaint = error instanceof Error ? error.message : String(error)
      if (complaint !== this.#complaint) logger.error(`${what} stays as it is`, { file, error: complaint })
      this.#complaint = complaint
    }
    this.watch()
  }

  async #read(): Promise<T> {
    const { read, onRead } = this.#options
    try {
      const value = await read()
      onRead?.(value)
      return value
    } catch (error) {
      onRead?.(undefined)
      throw error
    }
  }
}
