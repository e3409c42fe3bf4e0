import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CollectedStream } from '../fixture/collected-stream.ts'
import { type AssessManifestsOptions, assessManifests } from './assess-manifests.ts'

async function run(input: string, options: Partial<AssessManifestsOptions> = {}, env = {}, isTTY = false) {
  async function* stdin() {
    yield input
  }
  const stdout = new CollectedStream({ isTTY })
  const stderr = new CollectedStream()
  const code = await assessManifests(
    { files: ['-'], output: 'jsonl', ...options },
    { stdin: stdin(), stdout, stderr, env },
  )
  return { code, out: stdout.text, err: stderr.text }
}

const good =
  '{"apiVersion":"example.com/v1","kind":"A","metadata":{"name":"a","namespace":"x"},"status":{"phase":"Running"}}'
const bad =
  '{"apiVersion":"v1","kind":"B","metadata":{"name":"b"},"status":{"phase":"Failed","message":"boom\\nbang"}}'

describe('binnacle health', () => {
  test('-o jsonl gives a line for each object in the order of the input', async () => {
    const { code, out } = await run(`${bad}\n${good}\n`)
    expect(code).toBe(0)
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        apiVersion: 'v1',
        kind: 'B',
        namespace: '',
        name: 'b',
        health: expect.objectContaining({
          state: 'degraded',
          reason: 'Failed',
          message: 'boom\nbang',
          rule: 'state-degraded',
        }),
      },
      {
        apiVersion: 'example.com/v1',
        kind: 'A',
        namespace: 'x',
        name: 'a',
        health: expect.objectContaining({ state: 'healthy', certainty: expect.any(Number) }),
      },
    ])
  })

  test('the table has the worst first, and words beside the glyphs', async () => {
    const { out } = await run(`${good}\n${bad}\n`, { output: 'table' }, { LANG: 'C.UTF-8' })
    expect(out).toBe(
      [
        'HEALTH        KIND            NAMESPACE   NAME   WHY',
        '✖  degraded   B                           b      Failed: boom bang',
        '✔  healthy    A.example.com   x           a      Running',
        '',
      ].join('\n'),
    )
  })

  test('is plain ASCII where the locale is not UTF-8', async () => {
    const { out } = await run(bad, { output: 'table' }, {})
    expect(out).toContain('DG  degraded')
    expect(out).toMatch(/^[\n\x20-\x7e]*$/)
  })

  test('has colours on a terminal, and fits into it', async () => {
    const long = bad.replace('boom', 'x'.repeat(100))
    const { out } = await run(long, { output: 'table' }, { LANG: 'C.UTF-8', TERM: 'xterm' }, true)
    expect(out).toContain('\u001b[38;5;166m✖  degraded\u001b[39m')
    const lines = out
      .replace(/\u001b\[[\d;]*m/g, '')
      .trimEnd()
      .split('\n')
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(60)
  })

  test('marks a verdict that is not sure', async () => {
    const { out } = await run(
      '{"apiVersion":"e.com/v1","kind":"A","spec":{}}',
      { output: 'table' },
      { LANG: 'C.UTF-8' },
    )
    expect(out).toContain('◐? progressing')
  })

  test('--fail-on ends with 1 when an object is in that state, else with 0', async () => {
    expect((await run(`${good}\n${bad}`, { failOn: ['degraded'] })).code).toBe(1)
    expect((await run(good, { failOn: ['degraded'] })).code).toBe(0)
  })

  test('what cannot be read is told with its line, ends with 2, and loses nothing else', async () => {
    const { code, out, err } = await run(`${good}\n{"kind": oops\n${bad}\n`, { failOn: ['degraded'] })
    expect(code).toBe(2)
    expect(out.trimEnd().split('\n')).toHaveLength(2)
    expect(err).toMatch(/^binnacle: standard input:2: .+\n$/)
  })

  test('-o json is one array, -o yaml one document each', async () => {
    expect(JSON.parse((await run(`${good}\n${bad}`, { output: 'json' })).out)).toHaveLength(2)
    expect(JSON.parse((await run('', { output: 'json' })).out)).toEqual([])
    expect((await run(good, { output: 'yaml' })).out).toContain('---\napiVersion: example.com/v1\nkind: A\n')
  })

  test('an input without an object says so', async () => {
    const { code, err } = await run('# nothing\n')
    expect(code).toBe(0)
    expect(err).toBe('binnacle: no object in standard input\n')
  })

  test('with states to fail on, an input that is empty is no pass; a list without items is', async () => {
    const empty = await run('', { failOn: ['degraded'] })
    expect(empty.code).toBe(1)
    expect(empty.err).toBe(
      'binnacle: standard input is empty, so --fail-on has nothing to judge; did what writes it fail?\n',
    )
    const none = await run('{"apiVersion":"v1","kind":"List","items":[]}', { failOn: ['degraded'] })
    expect([none.code, none.err]).toEqual([0, 'binnacle: no object in standard input\n'])
  })

  test('waits for a reader that is slow', async () => {
    const stdout = new CollectedStream()
    let waiting = 0
    stdout.write = (text) => {
      stdout.text += text
      waiting++
      queueMicrotask(() => stdout.emit('drain'))
      return false
    }
    async function* stdin() {
      yield `${good}\n${bad}\n`
    }
    const streams = { stdin: stdin(), stdout, stderr: new CollectedStream(), env: {} }
    expect(await assessManifests({ files: ['-'], output: 'jsonl' }, streams)).toBe(0)
    expect(waiting).toBe(2)
    expect(stdout.text.trimEnd().split('\n')).toHaveLength(2)
  })
})

describe('binnacle health -f', () => {
  const folder = { path: '' }
  beforeAll(() => {
    folder.path = mkdtempSync(path.join(os.tmpdir(), 'binnacle-health-'))
  })
  afterAll(() => rmSync(folder.path, { recursive: true }))

  test('reads a file and names it where it is wrong', async () => {
    const filename = path.join(folder.path, 'a.yaml')
    writeFileSync(filename, 'kind: A\nstatus: {phase: Running}\n---\n[\n')
    const { code, out, err } = await run('', { files: [filename] })
    expect(code).toBe(2)
    expect(JSON.parse(out).health.state).toBe('healthy')
    expect(err).toContain(`${filename}:`)
  })

  test('a file that is not there, or is a folder, is told', async () => {
    const missing = await run('', { files: [path.join(folder.path, 'no.yaml')] })
    expect(missing).toMatchObject({ code: 2, out: '' })
    expect(missing.err).toContain('no such file')
    expect((await run('', { files: [folder.path] })).code).toBe(2)
  })
})
