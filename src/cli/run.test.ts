import { describe, expect, test } from 'vitest'
import { collectProcessOutput } from './fixture/process-output.ts'
import { run } from './run.ts'

const output = collectProcessOutput()

async function said(...args: string[]): Promise<{ code: number; err: string }> {
  return { code: await run(args), err: output.stderr.text }
}

describe('what is typed wrongly is told with what was meant', () => {
  test.each<[string[], string, string]>([
    [['gett'], "unknown command 'gett'; did you mean get?", 'binnacle'],
    [['xyzzy'], "unknown command 'xyzzy'; there are help, get, describe, ", 'binnacle'],
    [['monitor'], "unknown command 'monitor'; the monitor is what runs without a command", 'binnacle'],
    [['rules', 'chek', 'a.yaml'], "unknown command 'chek'; did you mean check?", 'binnacle rules'],
    [['migrate', 'kms'], "unknown command 'kms'; did you mean ksm?", 'binnacle migrate'],
    [['get', '--helth', 'degraded'], "unknown option '--helth'; did you mean --health?\n", 'binnacle get'],
    [
      ['rules', 'check', '--expositon', 'a'],
      "'--expositon'; did you mean --exposition?\n",
      'binnacle rules check',
    ],
    [['describe'], "missing required argument 'kind'", 'binnacle describe'],
  ])('%j', async (args, message, command) => {
    const { code, err } = await said(...args)
    expect(code).toBe(2)
    expect(err).toMatch(/^binnacle: /)
    expect(err).toContain(message)
    expect(err).toContain(`Run '${command} --help' for the `)
  })

  test('a kubeconfig that is a folder, in words', async () => {
    expect(await said('get', '--kubeconfig', import.meta.dirname)).toEqual({
      code: 2,
      err: `binnacle: ${import.meta.dirname} cannot be read: it is a folder, not a file\n`,
    })
  })
  test('a place that cannot be written, in words', async () => {
    expect(await said('apiserver', '--kubeconfig-out', '/nowhere/kubeconfig')).toEqual({
      code: 2,
      err: 'binnacle: --kubeconfig-out: cannot write /nowhere/kubeconfig: there is no such file or folder\n',
    })
  })
})
