/**
 * Where a walk is, as a stack: nothing is written out unless there is an error to tell. Names are joined with
 * dots, indices in brackets; keys of maps count as names, as in kube-openapi's paths.
 */
export class PathStack {
  readonly #segments: (string | number)[] = []

  push(segment: string | number): void {
    this.#segments.push(segment)
  }

  pop(): void {
    this.#segments.pop()
  }

  get depth(): number {
    return this.#segments.length
  }

  /** `spec.list[0].name`; empty at the root. */
  toString(): string {
    let text = ''
    for (const segment of this.#segments) {
      if (typeof segment === 'number') text += `[${segment}]`
      else text += text === '' ? segment : `.${segment}`
    }
    return text
  }
}
