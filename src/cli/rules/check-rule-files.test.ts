import { describe, expect, test } from 'vitest'
import { CollectedStream } from '../fixture/collected-stream.ts'
import { type CheckRuleFilesOptions, checkRuleFiles } from './check-rule-files.ts'

function check(expr: string, options: Partial<CheckRuleFilesOptions> = {}) {
  const stdout = new CollectedStream()
  const text = `groups:
  - name: a
    rules:
      - alert: A
        expr: ${expr}
        for: 5m
        labels: { severity: page }
        annotations: { summary: Something is wrong. }
`
  const code = checkRuleFiles({
    sources: [{ name: 'a.yaml', text }],
    output: 'text',
    stdout,
    color: false,
    ...options,
  })
  return { code, stdout: stdout.text }
}

describe('rules check', () => {
  test('ends 0 for good rules', () => {
    expect(check('up == 0')).toEqual({ code: 0, stdout: 'good: 1 rule\n' })
  })

  test('ends 1 with the place of every error', () => {
    expect(check('sum(up')).toEqual({
      code: 1,
      stdout: `a.yaml:5:21: error: A: the expression ends here, expected an operator, a comma or ) [syntax]
cannot work: 1 rule, 1 error
`,
    })
  })

  test('ends 3 with warnings', () => {
    expect(check('up > 1')).toEqual({
      code: 3,
      stdout: `a.yaml:5:18: warning: A: this never holds: what is compared is from 0 to 1 [impossible-comparison]
can work: 1 rule, 1 warning
`,
    })
  })

  test('ends 0 with infos alone', () => {
    expect(check('up{job=~"a"} == 0')).toEqual({
      code: 0,
      stdout: `a.yaml:5:18: info: A: "a" is plain text: write job="a" [plain-regexp]
good: 1 rule, 1 info
`,
    })
  })

  test('tells the same as JSON', () => {
    const { code, stdout } = check('up > 1', { output: 'json' })
    expect(code).toBe(3)
    expect(JSON.parse(stdout)).toEqual({
      errors: 0,
      warnings: 1,
      infos: 0,
      findings: [
        {
          file: 'a.yaml',
          severity: 'warning',
          check: 'impossible-comparison',
          message: 'this never holds: what is compared is from 0 to 1',
          line: 5,
          column: 18,
          group: 'a',
          rule: 'A',
        },
      ],
    })
  })

  test('leaves out what it is told to', () => {
    expect(check('up > 1', { disabled: ['impossible-comparison'] }).code).toBe(0)
  })

  test('colours where colours are wanted', () => {
    expect(check('up > 1', { color: true }).stdout).toContain('\u001B[33mwarning:\u001B[39m')
  })
})
