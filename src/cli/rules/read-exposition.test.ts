import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rulesCheck } from '../command/rules-check.ts'
import { readExposition } from './read-exposition.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'binnacle-rules-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function file(name: string, text: string): Promise<string> {
  const target = path.join(folder, name)
  await writeFile(target, text)
  return target
}

describe('an exposition', () => {
  test('is read as text or as OpenMetrics, as it ends', async () => {
    const text = await readExposition(await file('a.txt', '# TYPE a_total counter\na_total 1\n'), {})
    expect(text.families.map(({ name, type }) => [name, type])).toEqual([['a_total', 'counter']])
    const open = await readExposition(await file('b.txt', '# TYPE b counter\nb_total 1\n# EOF\n'), {})
    expect(open.families.map(({ name, type }) => [name, type])).toEqual([['b', 'counter']])
  })

  test.each([
    ['<html></html>', /is no exposition: line 1:/],
    ['', /has no metrics/],
  ])('is not %j', async (text, message) => {
    await expect(readExposition(await file('c.txt', text), {})).rejects.toThrow(message)
  })

  test('has to be there', async () => {
    await expect(readExposition(path.join(folder, 'none.txt'), {})).rejects.toThrow(
      /cannot read .*none.txt: there is no such file/,
    )
  })
})

describe('rules check used wrongly', () => {
  const given = { files: [], scrapeInterval: '30s', output: 'text' } as const

  test.each([
    [{ ...given, scrapeInterval: '1 minute' }, /--scrape-interval: "1 minute" is no duration of Prometheus/],
    [{ ...given, scrapeInterval: '0s' }, /--scrape-interval: has to be longer than no time/],
    [{ ...given, disable: ['irat'] }, /--disable: there is no check irat; did you mean irate\?/],
    [
      { ...given, files: ['/nowhere/rules.yaml'] },
      /cannot read \/nowhere\/rules.yaml: there is no such file/,
    ],
  ])('%j', async (options, message) => {
    await expect(rulesCheck(options)).rejects.toMatchObject({
      message: expect.stringMatching(message),
      exitCode: 2,
    })
  })
})
