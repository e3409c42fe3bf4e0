import { parseNumber, parseReal } from './number.ts'
import type { ParsedSample, ParsedType } from './parsed-family.ts'

/** The suffixes that samples of a type bear (OpenMetrics 1.0, "Suffixes"); '' is the family's own name. */
export const sampleSuffixes: Readonly<Record<ParsedType, readonly string[]>> = {
  counter: ['_total', '_created'],
  gauge: [''],
  histogram: ['_bucket', '_sum', '_count', '_created'],
  gaugehistogram: ['_bucket', '_gsum', '_gcount'],
  summary: ['', '_sum', '_count', '_created'],
  info: ['_info'],
  stateset: [''],
  unknown: [''],
}

/** What OpenMetrics says of one sample of a family, whatever stands around it: what is broken, if anything. */
export function brokenSampleRule(family: string, type: ParsedType, sample: ParsedSample): string | undefined {
  const suffix = sample.name.slice(family.length)
  return (
    brokenLabelRule(family, type, suffix, sample) ??
    brokenValueRule(type, suffix, sample) ??
    (sample.exemplar && !mayHaveExemplar(type, suffix)
      ? 'only the _total of counters and the buckets of histograms may have an exemplar'
      : undefined)
  )
}

function mayHaveExemplar(type: ParsedType, suffix: string): boolean {
  return (
    (type === 'counter' && suffix === '_total') ||
    ((type === 'histogram' || type === 'gaugehistogram') && suffix === '_bucket')
  )
}

function brokenLabelRule(
  family: string,
  type: ParsedType,
  suffix: string,
  { labels }: ParsedSample,
): string | undefined {
  if (type === 'histogram' || type === 'gaugehistogram') {
    if (suffix !== '_bucket')
      return 'le' in labels ? 'only the buckets of a histogram have a label le' : undefined
    if (labels.le === undefined) return 'a bucket has to have a label le'
    const bound = parseNumber(labels.le)
    if (bound === undefined || Number.isNaN(bound)) return `le has to be a number, not "${labels.le}"`
  }
  if (type === 'summary') {
    if (suffix !== '')
      return 'quantile' in labels ? 'only the quantiles of a summary have a label quantile' : undefined
    if (labels.quantile === undefined) return 'the quantile of a summary has to have a label quantile'
    const quantile = parseReal(labels.quantile)
    if (quantile === undefined || quantile < 0 || quantile > 1)
      return `quantile has to be a number from 0 to 1, not "${labels.quantile}"`
  }
  if (type === 'stateset' && !(family in labels))
    return `a state has to have a label named as its family, ${family}`
  return undefined
}

function brokenValueRule(type: ParsedType, suffix: string, { value }: ParsedSample): string | undefined {
  if (type === 'info' && value !== 1) return 'the value of an info has to be 1'
  if (type === 'stateset' && value !== 0 && value !== 1) return 'the value of a state has to be 0 or 1'
  if (type === 'summary' && suffix === '' && value < 0) return 'the value of a quantile cannot be negative'
  if (!counting.has(suffix)) return undefined
  if (Number.isNaN(value)) return `the value of a ${suffix} cannot be NaN`
  if (value < 0 && suffix !== '_gsum') return `the value of a ${suffix} cannot be negative`
  if (whole.has(suffix) && !Number.isInteger(value))
    return `the value of a ${suffix} has to be a whole number`
  return undefined
}

/** Suffixes whose values are counts or sums. */
const counting = new Set(['_total', '_sum', '_count', '_bucket', '_gsum', '_gcount'])
const whole = new Set(['_count', '_bucket', '_gcount'])
