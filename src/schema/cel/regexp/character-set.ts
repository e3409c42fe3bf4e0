/** The characters that a class, an escape or a character of a pattern stands for. */
export class CharacterSet {
  readonly #pattern: RegExp
  /** Of ASCII: 0 is not known yet, 1 is out, 2 is in. */
  readonly #ascii = new Uint8Array(128)

  /** `text` is valid in a RegExp with those flags, and matches exactly one code point. */
  constructor(text: string, flags: string) {
    this.#pattern = new RegExp(`^${text}$`, flags)
  }

  has(codePoint: number): boolean {
    const known = this.#ascii[codePoint]
    if (known === undefined) return this.#pattern.test(String.fromCodePoint(codePoint))
    if (known !== 0) return known === 2
    const found = this.#pattern.test(String.fromCodePoint(codePoint))
    this.#ascii[codePoint] = found ? 2 : 1
    return found
  }
}
