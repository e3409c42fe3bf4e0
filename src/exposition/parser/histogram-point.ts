import { parseNumber } from './number.ts'
import type { ParsedSample, ParseProblem } from './parsed-family.ts'

interface Bucket {
  readonly bound: number
  readonly value: number
  readonly line: number
}

/**
 * The samples of one point of a histogram or gauge histogram, held to OpenMetrics' rules: buckets rise in bound
 * and never fall in count, the last is +Inf and equals the count, count and sum come together, and sums have the
 * sign that the bounds allow.
 */
export class HistogramPoint {
  readonly #prefix: '_' | '_g'
  readonly #first: ParsedSample
  #bucket: Bucket | undefined
  #count: ParsedSample | undefined
  #sum: ParsedSample | undefined
  #negativeBounds = false

  constructor(type: 'histogram' | 'gaugehistogram', first: ParsedSample) {
    this.#prefix = type === 'histogram' ? '_' : '_g'
    this.#first = first
  }

  /** Takes the next sample; what is wrong with it in its place, if anything. */
  add(suffix: string, sample: ParsedSample): string | undefined {
    if (suffix === `${this.#prefix}count`) this.#count = sample
    else if (suffix === `${this.#prefix}sum`) this.#sum = sample
    else if (suffix === '_bucket') return this.#addBucket(sample)
    return undefined
  }

  /** What the point as a whole lacks, once all of it is there, at the line that needs it. */
  close(): ParseProblem | undefined {
    const [bucket, count, sum] = [this.#bucket, this.#count, this.#sum]
    const [countName, sumName] = [`${this.#prefix}count`, `${this.#prefix}sum`]
    if (bucket?.bound !== Number.POSITIVE_INFINITY)
      return problem(bucket?.line ?? this.#first.line, 'the histogram has no +Inf bucket')
    if (sum && !count) return problem(sum.line, `a histogram with a ${sumName} has to have a ${countName}`)
    if (count && !sum) return problem(count.line, `a histogram with a ${countName} has to have a ${sumName}`)
    if (count && count.value !== bucket.value)
      return problem(
        Math.max(count.line, bucket.line),
        `${countName} is ${count.value} but the +Inf bucket has ${bucket.value}`,
      )
    if (sum && this.#negativeBounds && this.#prefix === '_')
      return problem(sum.line, 'a histogram with a negative bound cannot have a _sum, which could fall')
    if (sum && sum.value < 0 && !this.#negativeBounds)
      return problem(sum.line, `a ${sumName} cannot be negative where no bucket has a negative bound`)
    return undefined
  }

  #addBucket(sample: ParsedSample): string | undefined {
    const bound = parseNumber(sample.labels.le ?? '') ?? Number.NaN
    const last = this.#bucket
    this.#bucket = { bound, value: sample.value, line: sample.line }
    if (bound < 0) this.#negativeBounds = true
    if (!last) return undefined
    if (bound === last.bound) return `the bucket le="${sample.labels.le}" stands twice`
    if (bound < last.bound)
      return `buckets have to rise, and le="${sample.labels.le}" is below the one on line ${last.line}`
    if (sample.value < last.value)
      return `buckets are cumulative, and ${sample.value} is less than the ${last.value} on line ${last.line}`
    return undefined
  }
}

function problem(line: number, message: string): ParseProblem {
  return { line, column: 1, message }
}
