import { describe, expect, test } from 'vitest'
import { metrics } from './metrics.ts'

/** Words that `promtool check metrics` refuses as abbreviated or non-base units, or as a type in the name. */
const refusedWords = new Set([
  ...['s', 'ms', 'us', 'ns', 'sec', 'b', 'kb', 'mb', 'gb', 'tb', 'pb', 'm', 'h', 'd'],
  ...[
    'milliseconds',
    'microseconds',
    'nanoseconds',
    'minutes',
    'hours',
    'days',
    'weeks',
    'kilobytes',
    'bits',
  ],
  ...['counter', 'gauge', 'histogram', 'summary', 'untyped'],
])

describe('the catalogue of metrics', () => {
  test('names every metric once', () => {
    const names = metrics.map((metric) => metric.name)
    expect(new Set(names).size).toBe(names.length)
  })

  test.each(metrics.map((metric) => [metric.name, metric] as const))('%s passes promtool', (name, metric) => {
    expect(name).toMatch(/^binnacle_[a-z0-9]+(_[a-z0-9]+)*$/)
    expect(name.split('_').filter((word) => refusedWords.has(word))).toEqual([])
    expect(name.endsWith('_total')).toBe(metric.type === 'counter')
    expect(name).not.toMatch(/_(count|sum|bucket|created)$/)
    expect(metric.help).toMatch(/^[A-Z].*\.$/)
    expect(metric.help).not.toMatch(/\n/)
  })

  test.each(metrics.map((metric) => [metric.name, metric] as const))(
    '%s has sound metadata',
    (name, metric) => {
      if (metric.unit !== '') expect(name.replace(/_total$/, '').endsWith(`_${metric.unit}`)).toBe(true)
      expect(metric.unit).toBe(/_(seconds|bytes)(_total)?$/.exec(name)?.[1] ?? '')
      expect(new Set(metric.labels).size).toBe(metric.labels.length)
      for (const label of metric.labels) expect(label).toMatch(/^[a-z]+(_[a-z]+)*$/)
      expect(metric.labels).not.toContain('le')
      expect(metric.buckets !== undefined).toBe(metric.type === 'histogram')
      expect(metric.cost.series).toBeGreaterThan(0)
    },
  )

  test('a histogram costs its buckets, +Inf, sum and count', () => {
    for (const { buckets, cost } of metrics) if (buckets) expect(cost.series).toBe(buckets.length + 3)
  })
})
