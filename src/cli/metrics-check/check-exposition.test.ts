import { describe, expect, test } from 'vitest'
import { CollectedStream } from '../fixture/collected-stream.ts'
import { type CheckExpositionOptions, checkExposition } from './check-exposition.ts'
import { streamSource } from './exposition-source.ts'

async function check(text: string | Error, options: Partial<CheckExpositionOptions> = {}) {
  const stdout = new CollectedStream()
  const stderr = new CollectedStream()
  const code = await checkExposition({
    source: sourceOf(text),
    format: 'auto',
    stdout,
    stderr,
    color: false,
    ...options,
  })
  return { code, stdout: stdout.text, stderr: stderr.text }
}

function sourceOf(text: string | Error, name = 'metrics.txt') {
  return streamSource(name, async function* () {
    if (text instanceof Error) throw text
    const bytes = Buffer.from(text)
    yield bytes.subarray(0, 7)
    yield bytes.subarray(7)
  })
}

describe('metrics check', () => {
  test('ends 0 for a good exposition', async () => {
    expect(await check('# HELP a A ☃.\n# TYPE a gauge\na 1\na{b="c"} 2\n')).toEqual({
      code: 0,
      stdout: 'valid as text: 1 family, 2 samples\n',
      stderr: '',
    })
  })

  test('ends 1 with the place of every error', async () => {
    expect(await check('# TYPE a gauge\na 1\na{ 2\nb x\n')).toEqual({
      code: 1,
      stdout: [
        'metrics.txt:3:4: error: expected a label name, found "2"',
        'metrics.txt:4:3: error: expected a number as value, found "x"',
        'not valid as text: 2 errors',
        '',
      ].join('\n'),
      stderr: '',
    })
  })

  test('ends 3 with findings', async () => {
    expect(await check('# HELP a A.\n# TYPE a gauge\na{user_id="1"} 1\n')).toEqual({
      code: 3,
      stdout: [
        'metrics.txt:3: warning: a: label user_id looks like a person: each new one adds a series for good',
        'valid as text, with 1 warning: 1 family, 1 sample',
        '',
      ].join('\n'),
      stderr: '',
    })
  })

  test.each(['', '\n', '# EOF\n'])('ends 3 for nothing, and says so: %j', async (text) => {
    expect(await check(text)).toEqual({
      code: 3,
      stdout:
        'metrics.txt: warning: it is empty: there is no family in it; does the exporter serve its metrics there?\n',
      stderr: '',
    })
  })

  test('ends 2 when the file cannot be read', async () => {
    expect(await check(Object.assign(new Error('ENOENT'), { code: 'ENOENT' }))).toEqual({
      code: 2,
      stdout: '',
      stderr: 'binnacle: cannot read metrics.txt: there is no such file or folder\n',
    })
  })

  test.each<[string, CheckExpositionOptions['format'], string, number]>([
    ['sees OpenMetrics by its end', 'auto', '# HELP a A.\n# TYPE a gauge\na 1\n# EOF\n', 0],
    ['sees OpenMetrics by a unit, and misses its end', 'auto', '# UNIT a_s s\na_s 1\n', 1],
    ['sees OpenMetrics by a type', 'auto', '# TYPE a info\na_info 1\n', 1],
    ['takes its word for text', 'text', '# HELP a A.\n# TYPE a gauge\na 1\n# EOF\n', 0],
    ['takes its word for OpenMetrics', 'openmetrics', '# HELP a A.\n# TYPE a gauge\na 1\n', 1],
    ['misses the end of nothing in OpenMetrics', 'openmetrics', '', 1],
  ])('%s', async (_, format, text, code) => {
    expect((await check(text, { format })).code).toBe(code)
  })

  test('ends 3 when values of a label came since an earlier one and none went', async () => {
    const head = '# HELP a A.\n# TYPE a gauge\n'
    const before = sourceOf(`${head}a{pod="b"} 1\n`, 'before.txt')
    const { code, stdout } = await check(
      `${head}${['b', 'c', 'd', 'e'].map((pod) => `a{pod="${pod}"} 1\n`).join('')}`,
      {
        before,
      },
    )
    expect(code).toBe(3)
    expect(stdout).toContain('metrics.txt:3: warning: a: label pod has 3 values that it did not have before')
  })

  test('ends as if it were the one asked for when the earlier one is not valid', async () => {
    const { code, stdout } = await check('a 1\n', { before: sourceOf('a', 'before.txt') })
    expect(code).toBe(1)
    expect(stdout).toContain('before.txt:1:')
  })

  test('colours where colours are wanted', async () => {
    expect((await check('a', { color: true })).stdout).toContain('\u001B[31merror:\u001B[39m')
  })
})
