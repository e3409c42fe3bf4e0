import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse as parseYaml } from 'yaml'
import { buildRules, formatRuleFile, ruleValuesSchema } from '../../../src/generate/rule/index.ts'

const values = path.join(import.meta.dirname, '..', 'fixture', 'chain-rules.yaml')

/** Rule files of the chain, with times that a test can wait for. */
export async function chainRules(): Promise<Record<string, string>> {
  const groups = buildRules(ruleValuesSchema.parse(parseYaml(await readFile(values, 'utf8'))))
  return { 'binnacle.rules.yaml': formatRuleFile(groups) }
}
