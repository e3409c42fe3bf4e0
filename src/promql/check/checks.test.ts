import { describe, expect, test } from 'vitest'
import { parsePrometheusVersion } from '../knowledge/prometheus-version.ts'
import { checkRules } from './check-rules.ts'
import { checks } from './checks.ts'
import { exampleFile } from './example-file.ts'

const foundIn = (example: string, version: string | undefined) =>
  checkRules(
    [{ name: 'example.yaml', text: exampleFile(example) }],
    version === undefined ? {} : { version: parsePrometheusVersion(version)! },
  )[0]!.findings.map(({ check }) => check)

describe.each(checks.map((check) => [check.name, check] as const))('%s', (name, check) => {
  test('finds something in its bad example', () => {
    expect(foundIn(check.bad, check.exampleVersion)).toContain(name)
  })

  test('finds nothing in its good example, and neither do the others but for habits', () => {
    expect(
      foundIn(check.good, check.exampleVersion).filter(
        (found) => !/^alert-(?:for|severity|summary)$/.test(found),
      ),
    ).toEqual([])
    expect(foundIn(check.good, check.exampleVersion)).not.toContain(name)
  })

  test('says what it finds and why', () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(check.finds).not.toMatch(/[.]$/)
    expect(check.why).toMatch(/[.]$/)
  })
})

test('checks have names of their own', () => {
  expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length)
})
