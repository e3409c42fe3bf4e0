import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readManifests } from './read-manifests.ts'

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

/** What was read: names, or `line: problem`. */
async function read(chunks: AsyncIterable<Uint8Array | string>): Promise<string[]> {
  const found: string[] = []
  for await (const manifest of readManifests(chunks)) {
    const { ok } = manifest
    found.push(
      ok
        ? `${manifest.object.kind} ${manifest.object.metadata?.name}`
        : `${manifest.line}: ${manifest.problem}`,
    )
  }
  return found
}

const yaml = (name: string) => `apiVersion: v1\nkind: Thing\nmetadata:\n  name: ${name}\n`
const json = (name: string, indent?: number) =>
  JSON.stringify({ kind: 'Thing', metadata: { name } }, undefined, indent)

describe('manifests', () => {
  test.each([
    ['one of YAML', yaml('a'), ['Thing a']],
    [
      'several of YAML',
      `---\n${yaml('a')}---\n# nothing\n---\n${yaml('b')}...\n---\n${yaml('c')}`,
      ['Thing a', 'Thing b', 'Thing c'],
    ],
    ['YAML with a version and comments', `# hello\n%YAML 1.2\n---\n${yaml('a')}`, ['Thing a']],
    [
      'YAML on the separator itself',
      '--- {kind: Thing, metadata: {name: a}}\n--- # b\nkind: B\n',
      ['Thing a', 'B undefined'],
    ],
    [
      'a block of text with what looks like JSON',
      `kind: Thing\nmetadata: {name: a}\ndata:\n  x: |\n    {"kind":"No"}\n`,
      ['Thing a'],
    ],
    ['one of JSON', json('a', 2), ['Thing a']],
    ['JSON lines', `${json('a')}\n\n${json('b')}\r\n${json('c')}`, ['Thing a', 'Thing b', 'Thing c']],
    ['JSON one after the other', `${json('a', 2)}\n${json('b', 2)}\n`, ['Thing a', 'Thing b']],
    ['JSON between separators', `${json('a', 2)}\n---\n${json('b', 2)}\n`, ['Thing a', 'Thing b']],
    ['braces in strings', '{"kind": "Thing",\n"metadata": {"name": "}{\\""}}\n', ['Thing }{"']],
    ['a flow of YAML', '{kind: Thing, metadata: {name: a}}', ['Thing a']],
    ['an array', `[${json('a')},${json('b')}]`, ['Thing a', 'Thing b']],
    [
      'a List',
      `{"kind":"List","apiVersion":"v1","items":[${json('a')},${json('b')}]}`,
      ['Thing a', 'Thing b'],
    ],
    [
      'a list of one kind, whose items do not say theirs',
      'kind: WidgetList\napiVersion: v1\nitems: [{metadata: {name: a}}]',
      ['Widget a'],
    ],
    ['nothing', '\n---\n# only words\n', []],
    ['a byte order mark', `\uFEFF${json('a')}`, ['Thing a']],
  ])('%s', async (_, text, expected) => {
    expect(await read(once(text))).toEqual(expected)
  })

  test('say what and where is wrong, and what comes after is read on', async () => {
    const text = `${yaml('a')}---\nkind: Thing\nmetadata: [1\n---\n${yaml('b')}---\n- 1\n---\nfoo: bar\n`
    const found = await read(once(text))
    expect(found[0]).toBe('Thing a')
    expect(found[1]).toMatch(/^7: /)
    expect(found.slice(2)).toEqual([
      'Thing b',
      '14: expected an object, found a number',
      '16: no object of Kubernetes: it has no kind',
    ])
  })

  test('one broken line of JSON lines takes no others with it', async () => {
    const found = await read(
      once(`${json('a')}\n{"kind": "Thing", "metadata": {\n${json('b')}\n{"x": "\n${json('c')}\n`),
    )
    expect(found.map((one) => one.replace(/: .*/, ':'))).toEqual([
      'Thing a',
      '2:',
      'Thing b',
      '4:',
      'Thing c',
    ])
  })

  test('come out the same however the input is cut into chunks', async () => {
    const text = `${json('ä€', 2)}\n${json('b')}\n---\n${yaml('漢')}---\n${yaml('d')}`
    const bytes = new TextEncoder().encode(text)
    const whole = await read(once(text))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), async (sizes) => {
        async function* chunks() {
          for (let at = 0, turn = 0; at < bytes.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1
            yield bytes.subarray(at, at + size)
            at += size
          }
        }
        expect(await read(chunks())).toEqual(whole)
      }),
      { numRuns: 30 },
    )
  })

  test('are read from any text without an exception', async () => {
    const line = fc.oneof(
      fc.constantFrom('---', '{', '}', '[', '{"a":1}', 'kind: A', '  - x', '...', '%YAML', '"', '&a *a'),
      fc.string(),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        await read(once(lines.join('\n')))
      }),
    )
  })
})
