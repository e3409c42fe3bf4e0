import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildRules, formatInhibitRules, ruleValuesSchema } from '../../src/generate/index.ts'

const page = path.join(import.meta.dirname, '..', '..', 'docs', 'kube-prometheus-stack.md')

test('alerts: the inhibitions that the page of the stack puts into its values are those that we generate', () => {
  const [, block = ''] = /```yaml\n(alertmanager:[\s\S]*?)```/.exec(readFileSync(page, 'utf8')) ?? []
  const values = parse(block) as { alertmanager: { config: { inhibit_rules: unknown } } }
  const generated = parse(formatInhibitRules(buildRules(ruleValuesSchema.parse({}))))
  expect(values.alertmanager.config.inhibit_rules).toEqual(generated.inhibit_rules)
})
