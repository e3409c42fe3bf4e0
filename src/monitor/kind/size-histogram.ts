/**
 * Sizes counted into buckets. They only ever grow, as Prometheus' histograms do: one for each version of a resource
 * that was read, so that its rate tells what is written. What the resources take at the moment is a sum of its own.
 */
export class SizeHistogram {
  /** Upper bounds in bytes, ascending. */
  readonly bounds: readonly number[]
  readonly #counts: number[]
  #sum = 0
  #count = 0

  constructor(bounds: readonly number[]) {
    this.bounds = bounds
    this.#counts = new Array(bounds.length).fill(0)
  }

  get sum(): number {
    return this.#sum
  }

  get count(): number {
    return this.#count
  }

  observe(bytes: number): void {
    this.#sum += bytes
    this.#count++
    const bucket = this.bounds.findIndex((bound) => bytes <= bound)
    if (bucket >= 0) this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1
  }

  /** How many were at most as large as each bound, in their order. */
  cumulative(): number[] {
    let sum = 0
    return this.#counts.map((count) => {
      sum += count
      return sum
    })
  }
}
