import { describe, expect, test } from 'vitest'
import { parseText } from '../parser/parse-text.ts'
import { lintChange } from './lint-change.ts'

function findings(before: string, now: string): string[] {
  return lintChange(parseText(before).families, parseText(now).families).map(
    ({ line, family, message }) => `${line} ${family} ${message}`,
  )
}

const pods = (...names: readonly string[]) => names.map((name) => `restarts{pod="${name}"} 1\n`).join('')
const process = (start: number, ...lines: string[]) =>
  [`process_start_time_seconds ${start}`, '# TYPE a_total counter', ...lines, ''].join('\n')

describe('two expositions of one process', () => {
  test('tell of values that come and never go', () => {
    expect(findings(pods('a', 'b'), pods('a', 'b', 'c', 'd', 'e'))).toEqual([
      '1 restarts label pod has 3 values that it did not have before, and none of the 2 from before went: what goes away has to take its series with it',
    ])
  })

  test.each([
    ['of which one went', pods('a', 'b'), pods('b', 'c', 'd', 'e')],
    ['of which few came', pods('a', 'b'), pods('a', 'b', 'c', 'd')],
    ['that grew by little', pods(...'abcdefghijklmnopqrstuvwxyz'), pods(...'abcdefghijklmnopqrstuvwxyz123')],
    ['that are new altogether', '', pods('a', 'b', 'c', 'd')],
    [
      'that are bounds',
      'h_bucket{le="1"} 1\n',
      'h_bucket{le="1"} 1\nh_bucket{le="2"} 1\nh_bucket{le="3"} 1\nh_bucket{le="4"} 1\n',
    ],
  ])('say nothing of values %s', (_, before, now) => {
    expect(findings(before, now)).toEqual([])
  })

  test('tell of a counter that went down, once for a family', () => {
    const before = process(1, 'a_total{x="1",y="2"} 5', 'a_total{x="2",y="2"} 5')
    const now = process(1, 'a_total{y="2",x="1"} 3', 'a_total{x="2",y="2"} 4')
    expect(findings(before, now)).toEqual([
      '3 a_total went down from 5 to 3 although the process did not restart: rate() takes that for a restart',
    ])
  })

  test.each([
    ['after a restart', process(1, 'a_total 5'), process(2, 'a_total 3')],
    ['that nobody says ran on', '# TYPE a_total counter\na_total 5\n', '# TYPE a_total counter\na_total 3\n'],
    ['that is a gauge', process(1, '# TYPE b gauge', 'b 5'), process(1, '# TYPE b gauge', 'b 3')],
  ])('say nothing of what went down %s', (_, before, now) => {
    expect(findings(before, now)).toEqual([])
  })
})
