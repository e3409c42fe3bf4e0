/** What rules of one's own stumbled over, kept until the answer stands. */
export class OverrideWarnings {
  #messages: string[] = []

  readonly add = (message: string): void => {
    this.#messages.push(message)
  }

  /** Writes what has come since it was last told, a line each. */
  tell(stream: { write(text: string): unknown }): void {
    for (const message of this.#messages) stream.write(`binnacle: ${message}\n`)
    this.#messages = []
  }
}
