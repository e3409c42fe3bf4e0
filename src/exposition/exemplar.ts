import { formatLabels, formatValue, isLegacyLabelName } from './sample-line.ts'

/** What an exemplar points to, such as `{ trace_id: '…' }`. Not read before it is written, so do not change it. */
export type ExemplarLabels = Readonly<Record<string, string>>

/** An observation that stands for others, kept until the next one takes its place. */
export interface KeptExemplar {
  readonly labels: ExemplarLabels
  readonly value: number
  /** Milliseconds since 1970. */
  readonly timestamp: number | undefined
}

/** "The combined length of the label names and values of an Exemplar's LabelSet MUST NOT exceed 128" (OpenMetrics 1.0). */
const longestLabels = 128

/** Throws a RangeError when `labels` cannot be written. */
export function checkExemplarLabels(family: string, labels: ExemplarLabels): void {
  let length = 0
  for (const name in labels) {
    const value: unknown = labels[name]
    if (!isLegacyLabelName(name)) throw new RangeError(`${family}: an exemplar cannot have a label "${name}"`)
    if (typeof value !== 'string')
      throw new TypeError(`${family}: the exemplar's label ${name} has to be a string, not ${String(value)}`)
    // A character outside the basic plane counts twice here: refused a little early is better than never read.
    length += name.length + value.length
  }
  if (length > longestLabels)
    throw new RangeError(
      `${family}: the exemplar's labels have ${length} characters, and ${longestLabels} is the most that OpenMetrics allows; ` +
        'an exemplar is for one short id, such as trace_id',
    )
}

/** What follows the value of a sample, from the blank on. */
export function formatExemplar({ labels, value, timestamp }: KeptExemplar): string {
  const time = timestamp === undefined ? '' : ` ${formatValue(timestamp / 1000)}`
  return ` # {${formatLabels(labels)}} ${formatValue(value)}${time}`
}
