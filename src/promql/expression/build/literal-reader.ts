import type { SyntaxNode } from '@lezer/common'
import { goUnquote } from '../../../base/index.ts'
import type { Complain, DurationValue, Span } from '../expression.ts'
import { childrenOf, spanOf } from './grammar-node.ts'
import { durationValue, numberValue } from './number-value.ts'

/** Seconds whose milliseconds fit into 64 bits. */
const latest = 2 ** 63 / 1000
/** Seconds whose nanoseconds fit into 64 bits. */
const longest = 2 ** 63 / 1e9

/** Reads numbers, texts, times and names out of the grammar's leaves, and complains of those that Prometheus refuses. */
export class LiteralReader {
  readonly #text: string
  readonly #complain: Complain

  constructor(text: string, complain: Complain) {
    this.#text = text
    this.#complain = complain
  }

  /** The text of a node; '' of none. */
  textOf(node: SyntaxNode | undefined): string {
    return node ? this.#text.slice(node.from, node.to) : ''
  }

  number(node: SyntaxNode): number {
    this.#refuseTail(node)
    return numberValue(this.textOf(node))
  }

  string(node: SyntaxNode | undefined): string {
    if (!node) return ''
    const result = goUnquote(this.textOf(node))
    if ('value' in result) return result.value
    this.#complain(spanOf(node), result.problem)
    return ''
  }

  /** The names in a list of labels. */
  labels(node: SyntaxNode | undefined): readonly string[] {
    return (node ? childrenOf(node) : []).map((child) =>
      child.name === 'QuotedLabelName' ? this.string(childrenOf(child)[0]) : this.textOf(child),
    )
  }

  /** What stands after @. */
  time(node: SyntaxNode | undefined): number | 'start' | 'end' {
    if (node?.name === 'AtModifierPreprocessors')
      return this.textOf(node).toLowerCase().startsWith('start') ? 'start' : 'end'
    const value = numberValue(this.textOf(node))
    if (node && !(Math.abs(value) < latest))
      this.#complain(spanOf(node), 'the time after @ is a number of seconds since 1970')
    return value
  }

  duration(node: SyntaxNode | undefined): DurationValue {
    const text = this.textOf(node)
    const seconds = durationValue(text)
    if (!node) return { text, seconds, from: 0, to: 0 }
    this.#refuseTail(node)
    if (Math.abs(seconds ?? 0) > longest) this.#complain(spanOf(node), 'no duration is over 292 years')
    if (/^[-+]\s*[-+]/.test(text)) this.#complain(spanOf(node), 'a duration has one sign')
    return { text, seconds, ...spanOf(node) }
  }

  /** A range or step. */
  positiveDuration(node: SyntaxNode | undefined): DurationValue {
    const duration = this.duration(node)
    if (duration.seconds !== undefined && !(duration.seconds > 0))
      this.#complain(duration, 'a range or step is longer than 0')
    return duration
  }

  /** The grammar takes `0and` for two words, Prometheus for a number that is none. */
  #refuseTail({ from, to }: Span): void {
    const tail = /^[\w.]+/.exec(this.#text.slice(to))?.[0]
    if (tail !== undefined)
      this.#complain(
        { from, to: to + tail.length },
        `${this.#text.slice(from, to)}${tail} is no number; put a blank before ${tail}`,
      )
  }
}
