import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkRules } from './check-rules.ts'
import { exampleFile } from './example-file.ts'
import { alert, checksIn, findingsIn } from './fixture/findings-in.ts'

test('what Loki evaluates is told from what is wrong', () => {
  expect(findingsIn(alert('sum(rate({app="a"} |= "x" [5m])) > 1'))).toEqual([
    expect.stringContaining('a pipe is of LogQL, which Loki evaluates; this reads PromQL'),
  ])
})

test('recorded series that read one another in a circle are no trouble', () => {
  const text = exampleFile(
    '- record: a:a:a\n  expr: sum by (x) (b:b:b) > 2\n- record: b:b:b\n  expr: sum by (x) (a:a:a) > 1',
  )
  expect(checksIn(text)).toEqual([])
})

test('any text gives findings and no exception', () => {
  const part = fc.constantFrom(
    'groups:',
    '\n',
    '  - name: a',
    '    rules:',
    '      - alert: A',
    '        expr: ',
    'up == 0',
    'rate(x[1m])',
    ': ',
    '- ',
    '|',
    '"',
    '{',
    '}',
    '[',
    '&a ',
    '*a',
    '# binnacle disable x',
    'for: 5m',
    '\t',
    '---',
    'kind: PrometheusRule',
    'é',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(part).map((parts) => parts.join('')),
      ),
      (text) => {
        const [file] = checkRules([{ name: 'x', text }])
        for (const { line, column, message } of file!.findings) {
          expect(line).toBeGreaterThan(0)
          expect(column).toBeGreaterThan(0)
          expect(message).not.toBe('')
        }
      },
    ),
    { numRuns: 300 },
  )
})
