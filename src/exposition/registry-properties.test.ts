import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Exposition } from './exposition.ts'
import { parseOpenMetrics } from './parser/parse-openmetrics.ts'
import { parseText } from './parser/parse-text.ts'
import { Registry } from './registry.ts'

const labelValue = fc.string({ unit: 'grapheme', maxLength: 8 })
const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 1e15 })
const series = fc.uniqueArray(
  fc.record({ a: labelValue, b: labelValue, value: finite, traced: fc.boolean() }),
  {
    selector: ({ a, b }) => JSON.stringify([a, b]),
    maxLength: 8,
  },
)
const help = fc.string({ unit: 'grapheme', maxLength: 20 })

test('what is counted is what a parser reads, in text and in OpenMetrics', () => {
  fc.assert(
    fc.property(series, help, (all, text) => {
      const registry = new Registry()
      const labels = ['a', 'b'] as const
      const counter = registry.counter({ name: 'c_total', help: text, labels })
      const gauge = registry.gauge({ name: 'g', help: text, labels })
      const histogram = registry.histogram({ name: 'h', help: text, labels }, [0.5, 100])
      const summary = registry.summary({ name: 's', help: text, labels })
      for (const { a, b, value, traced } of all) {
        const exemplar = traced ? { trace_id: 'x' } : undefined
        counter.labels({ a, b }).inc(value, exemplar)
        gauge.labels({ a, b }).set(-value)
        histogram.labels({ a, b }).observe(value, exemplar)
        summary.labels({ a, b }).set({ count: 1, sum: value, quantiles: [[0.5, value]] })
      }
      const exposition = new Exposition({ families: () => registry.families() })
      const read = (accept: string) =>
        Buffer.concat(Array.from(exposition.scrape({ accept }).body, (part) => Buffer.from(part)))
      const expected = new Map(
        all.flatMap(({ a, b, value }) => {
          const key = (name: string, more: object = {}) => JSON.stringify([name, { a, b, ...more }])
          return [
            [key('c_total'), value || 0],
            [key('g'), -value || 0],
            [key('h_bucket', { le: '0.5' }), value <= 0.5 ? 1 : 0],
            [key('h_bucket', { le: '100.0' }), value <= 100 ? 1 : 0],
            [key('h_bucket', { le: '+Inf' }), 1],
            [key('h_sum'), value],
            [key('h_count'), 1],
            [key('s', { quantile: '0.5' }), value],
            [key('s_sum'), value],
            [key('s_count'), 1],
          ] as const
        }),
      )
      for (const { families, errors } of [
        parseText(read('text/plain')),
        parseOpenMetrics(read('application/openmetrics-text')),
      ]) {
        expect(errors).toEqual([])
        const samples = families.flatMap((family) => family.samples)
        const actual = new Map(
          samples.map((sample) => [JSON.stringify([sample.name, { ...sample.labels }]), sample.value]),
        )
        expect(actual).toEqual(expected)
        expect(samples).toHaveLength(expected.size)
      }
      const traced = all.filter((each) => each.traced).length
      const { families } = parseOpenMetrics(read('application/openmetrics-text'))
      const exemplars = families.flatMap((family) => family.samples.filter(({ exemplar }) => exemplar))
      expect(exemplars).toHaveLength(traced * 2)
    }),
    { numRuns: 60 },
  )
})
