import path from 'node:path'
import { parse as parseYaml } from 'yaml'
import { binnacle } from '../process/command-line.ts'

const values = path.join(import.meta.dirname, '..', 'fixture', 'chain-rules.yaml')

async function generate(format: 'prometheus' | 'alertmanager'): Promise<string> {
  const { code, stdout, stderr } = await binnacle(['rules', '--no-cluster', '-f', values, '--format', format])
  if (code !== 0) throw new Error(`binnacle rules ended with ${code}:\n${stderr}`)
  return stdout
}

/** Rule files of the chain as `binnacle rules` writes them, with times that a test can wait for. */
export async function chainRules(): Promise<Record<string, string>> {
  return { 'binnacle.rules.yaml': await generate('prometheus') }
}

/** What belongs to those rules in Alertmanager's configuration. */
export async function chainInhibitions(): Promise<readonly object[]> {
  const { inhibit_rules } = parseYaml(await generate('alertmanager')) as { inhibit_rules: object[] }
  return inhibit_rules
}
