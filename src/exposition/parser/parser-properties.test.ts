import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Exposition } from '../exposition.ts'
import { Registry } from '../registry.ts'
import { parseOpenMetrics } from './parse-openmetrics.ts'
import { parseText } from './parse-text.ts'

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom('"', '\\', '\n', '#', ' ', '}'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
})

const declaredFamilies = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-z]{1,5}$/),
    help: anyText.filter((help) => !help.includes('\r') && !/^[ \t]/.test(help)),
    labels: fc.uniqueArray(fc.stringMatching(/^[a-km-z][a-z0-9]{0,6}$/), { minLength: 1, maxLength: 3 }),
    series: fc.array(fc.tuple(fc.tuple(anyText, anyText, anyText), fc.double({ noNaN: true })), {
      minLength: 1,
      maxLength: 4,
    }),
  }),
  { selector: ({ name }) => name, maxLength: 4 },
)

const accepts = {
  text: { accept: 'text/plain;version=0.0.4', parse: parseText },
  openmetrics: { accept: 'application/openmetrics-text;version=1.0.0', parse: parseOpenMetrics },
}

describe.each(Object.entries(accepts))('the writer and parser of %s', (_, { accept, parse }) => {
  test('agree: what was counted is read back, without a complaint', () => {
    fc.assert(
      fc.property(declaredFamilies, (declared) => {
        const registry = new Registry()
        const counted = declared.map(({ name, help, labels, series }) => {
          const gauge = registry.gauge({ name: `${name}_g`, help, labels })
          const histogram = registry.histogram({ name: `${name}_h`, help, labels }, [0, 0.001, 2, 1e9])
          const samples = new Map<string, object>()
          for (const [values, value] of series) {
            const set = Object.fromEntries(labels.map((label, index) => [label, values[index] ?? '']))
            gauge.labels(set).set(value)
            histogram.labels(set).observe(Number.isFinite(value) ? Math.abs(value) : 1)
            samples.set(JSON.stringify(set), { labels: set, value: value === 0 ? 0 : value })
          }
          return { name: `${name}_g`, help, samples: [...samples.values()] }
        })
        const { body } = new Exposition({ families: () => registry.families() }).scrape({ accept })
        const bytes = Buffer.concat(Array.from(body, (part) => Buffer.from(part)))
        const { families, errors } = parse(bytes)
        expect(errors).toEqual([])
        expect(parse(bytes, { strict: false }).families).toEqual(families)
        expect(structuredClone(families.filter(({ type }) => type === 'gauge'))).toMatchObject(counted)
      }),
      { numRuns: 100 },
    )
  })
})

const valid = [
  '# TYPE a_seconds counter',
  '# UNIT a_seconds seconds',
  '# HELP a_seconds A \\"help\\".',
  'a_seconds_total{b="c",d="\\n☃"} 1.5 12 # {trace_id="x"} 0.5 1.5',
  '# TYPE h histogram',
  'h_bucket{le="1.0"} 1',
  'h_bucket{le="+Inf"} 2',
  'h_sum 3',
  'h_count 2',
  '{"quoted.name","l"="m"} NaN',
  '# EOF',
  '',
].join('\n')

/** A valid exposition with a piece cut out, doubled, or replaced by what parsers stumble over. */
const mutation = fc
  .record({
    from: fc.nat(valid.length),
    length: fc.nat(40),
    instead: fc.oneof(
      fc.constantFrom(
        '',
        '"',
        '\\',
        '{',
        '}',
        '#',
        ' ',
        '\n',
        '\r',
        '\0',
        ',',
        '=',
        '1e999',
        '__proto__',
        '\uD800',
      ),
      fc.string(),
    ),
  })
  .map(({ from, length, instead }) => valid.slice(0, from) + instead + valid.slice(from + length))

describe.each([
  ['parseText', parseText],
  ['parseOpenMetrics', parseOpenMetrics],
])('%s', (_, parse) => {
  test.each([true, false])('never throws, and places every error inside the input (strict: %s)', (strict) => {
    fc.assert(
      fc.property(fc.oneof(mutation, fc.uint8Array({ maxLength: 200 }), fc.string()), (input) => {
        const { errors } = parse(input, { strict })
        const lines = Buffer.from(input).toString().split('\n').length
        for (const { line, column } of errors) {
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(lines)
          expect(column).toBeGreaterThanOrEqual(1)
        }
      }),
      { numRuns: 400 },
    )
  })
})
