import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { 'binnacle-source': string }>
}

const doors = Object.entries(manifest.exports).flatMap(([name, entry]) =>
  typeof entry === 'string'
    ? []
    : [{ name: name.replace(/^\./, 'binnacle'), source: entry['binnacle-source'] }],
)

/** Names that a door re-exports, as they stand in its text; types are marked. */
function exportedNames(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  return [...text.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, allTypes, names]) =>
    (names ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .map((name) => name.replace(/^.* as /, name.startsWith('type ') ? 'type ' : ''))
      .map((name) => (allTypes ? `type ${name}` : name)),
  )
}

test('the public interface is what public-api.txt says; a change of it is a change of that file', async () => {
  const text = doors
    .map(({ name, source }) =>
      [
        name,
        ...exportedNames(source)
          .sort()
          .map((each) => `  ${each}`),
        '',
      ].join('\n'),
    )
    .join('\n')
  await expect(text).toMatchFileSnapshot('public-api.txt')
})

test.each(doors)('$name can be imported and holds the values that it names', async ({ name, source }) => {
  const module = (await import(path.join(root, source))) as Record<string, unknown>
  const values = exportedNames(source).filter((each) => !each.startsWith('type '))
  expect([name, ...Object.keys(module).sort()]).toEqual([name, ...values.sort()])
})
