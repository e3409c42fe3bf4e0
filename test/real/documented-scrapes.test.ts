import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { buildRules, formatRuleFile, ruleValuesSchema } from '../../src/generate/index.ts'
import { prometheus3Recipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { runCommand } from './component/run-command.ts'

/** Not Debian's, which is built without the discovery of Kubernetes. */
const binaries = await component(prometheus3Recipe)
const root = path.resolve(import.meta.dirname, '..', '..')
const read = (file: string) => readFile(path.join(root, file), 'utf8')

/** The scrape configurations of a page: each fence of YAML that begins with one. */
async function scrapeConfigs(page: string): Promise<string[]> {
  const blocks = (await read(page)).matchAll(/^```ya?ml\n(scrape_configs:\n[\s\S]*?)^```$/gm)
  return [...blocks].map(([, text = '']) => text)
}

describeReal('scrape configurations of the documentation', [binaries], () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-documented-'))
    const rules = formatRuleFile(buildRules(ruleValuesSchema.parse({})))
    await writeFile(path.join(folder, 'binnacle.rules.yaml'), rules)
    const object = parse(await read('examples/tasks-exporter/kubernetes/prometheus-rule.yaml'))
    await writeFile(path.join(folder, 'tasks-exporter.rules.yaml'), stringify(object.spec))
  })
  afterAll(() => rm(folder, { recursive: true }))

  /** As it is, with the rule files that it names; `--syntax-only` where it names certificates and the like. */
  async function check(text: string, ...flags: string[]): Promise<string> {
    const file = path.join(folder, 'prometheus.yml')
    await writeFile(file, text)
    const { code, stdout, stderr } = await runCommand(path.join(binaries, 'promtool'), [
      'check',
      'config',
      ...flags,
      file,
    ])
    return code === 0 ? '' : stdout + stderr
  }

  test.each([
    ['README.md', 1, []],
    ['docs/install.md', 1, []],
    ['examples/tasks-exporter/README.md', 1, []],
    ['docs/authentication.md', 2, ['--syntax-only']],
  ])('promtool takes those of %s', async (page, count, flags) => {
    const texts = await scrapeConfigs(page)
    expect(texts).toHaveLength(count)
    for (const text of texts) expect(await check(text, ...flags)).toBe('')
  })

  test('promtool would not take one with a misspelt field, nor one whose rule file is not there', async () => {
    const [text = ''] = await scrapeConfigs('docs/install.md')
    expect(await check(text.replace('honor_labels', 'honour_labels'))).toContain('honour_labels')
    expect(await check(text.replace('role: endpointslice', 'role: slices'))).toContain('slices')
    expect(await check(text.replace('binnacle.rules.yaml', 'other.rules.yaml'))).toContain('other.rules.yaml')
  })
})
