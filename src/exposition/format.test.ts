import { describe, expect, test } from 'vitest'
import { acceptsGzip, negotiate } from './format.ts'

describe('negotiate', () => {
  const prometheus3 =
    'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2'
  const text = 'text/plain; version=0.0.4; charset=utf-8'
  const text1 = 'text/plain; version=1.0.0; charset=utf-8'
  const openmetrics = 'application/openmetrics-text; version=1.0.0; charset=utf-8'

  test.each([
    ['what Prometheus 3 sends', prometheus3, `${openmetrics}; escaping=allow-utf-8`],
    ['no header', undefined, text],
    ['an empty header', '', text],
    ['what a browser sends', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', text],
    ['curl', '*/*', text],
    ['text without a version', 'text/plain', text],
    ['text 1.0.0', 'text/plain; version=1.0.0; escaping=underscores', `${text1}; escaping=underscores`],
    [
      'the higher quality, wherever it stands',
      'text/plain;version=0.0.4;q=0.3,text/plain;version=1.0.0;q=0.4',
      text1,
    ],
    ['the earlier of equals', 'text/plain;version=0.0.4,application/openmetrics-text;version=1.0.0', text],
    ['a version that we do not write', 'application/openmetrics-text;version=0.0.1', text],
    [
      'OpenMetrics 2 before text',
      'application/openmetrics-text;version=2.0.0,text/plain;version=0.0.4;q=0.1',
      text,
    ],
    ['OpenMetrics without a version', 'application/openmetrics-text', openmetrics],
    ['what is refused', 'application/openmetrics-text;version=1.0.0;q=0,text/plain;q=0.5', text],
    [
      'dots, which would double our underscores, by what it is',
      'text/plain;version=1.0.0;escaping=dots',
      `${text1}; escaping=underscores`,
    ],
    ['an escaping nobody knows', 'text/plain;version=1.0.0;escaping=morse', text1],
    ['capitals, blanks and quotes', ' Application/OpenMetrics-Text ; Version="1.0.0" ; Q=1 ', openmetrics],
    ['a quality that is none', 'application/openmetrics-text;q=x', text],
  ])('answers %s', (_, accept, contentType) => {
    expect(negotiate(accept).contentType).toBe(contentType)
  })
})

test.each([
  [undefined, false],
  ['gzip', true],
  ['deflate, GZIP;q=0.5', true],
  ['gzip;q=0', false],
  ['gzip;q=0, *', false],
  ['*', true],
  ['br', false],
])('acceptsGzip(%j) is %j', (header, expected) => {
  expect(acceptsGzip(header)).toBe(expected)
})
