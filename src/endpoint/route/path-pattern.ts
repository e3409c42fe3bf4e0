/** A path with parameters, such as `/api/v1/resources/{group}/{kind}`: each stands for one whole segment. */
export class PathPattern {
  readonly #segments: readonly string[]

  constructor(path: string) {
    this.#segments = path.split('/')
  }

  static isPattern(path: string): boolean {
    return path.includes('{')
  }

  /**
   * The parameters, percent-decoded, when a path has this form; no parameter is empty. Throws URIError where the path
   * is percent-encoded wrongly.
   */
  match(path: string): Readonly<Record<string, string>> | undefined {
    const segments = path.split('/')
    if (segments.length !== this.#segments.length) return undefined
    const found: [string, string][] = []
    for (const [index, wanted] of this.#segments.entries()) {
      const segment = segments[index] ?? ''
      const name = /^\{(\w+)\}$/.exec(wanted)?.[1]
      if (name === undefined) {
        if (segment !== wanted) return undefined
      } else if (segment === '') return undefined
      else found.push([name, segment])
    }
    return Object.fromEntries(found.map(([name, text]) => [name, decodeURIComponent(text)]))
  }
}
