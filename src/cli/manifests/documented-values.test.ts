import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { manifestValues, readValues, valuesJsonSchema } from '../../generate/index.ts'

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: unknown
}

const schema = valuesJsonSchema(manifestValues) as Schema

function isKnown(path: readonly string[], at: Schema | undefined = schema): boolean {
  const [step, ...rest] = path
  if (step === undefined) return true
  if (!at?.properties) return typeof at?.additionalProperties === 'object'
  const next = at.properties[step]
  return next !== undefined && isKnown(rest, next)
}

test.each(['install.md', 'kube-prometheus-stack.md'])('the values that %s names are there', (page) => {
  const text = readFileSync(path.join(import.meta.dirname, '..', '..', '..', 'docs', page), 'utf8')
  const commands = text.replaceAll(/\\\n\s*/g, ' ').matchAll(/(?:binnacle manifests|helm \w+) [^\n|]*/g)
  const set = [...commands].flatMap(([command]) =>
    [...command.matchAll(/--set '?(\S+?)'?(?=\s|$)/g)].flatMap(([, settings = '']) => settings.split(',')),
  )
  expect(set.length).toBeGreaterThan(1)
  expect(() => readValues(manifestValues, { set })).not.toThrow()
  const first = Object.keys(schema.properties ?? {}).join('|')
  const named = [...text.matchAll(new RegExp(`\`((?:${first})(?:\\.[A-Za-z]+)+)`, 'g'))].map(
    ([, name = '']) => name,
  )
  for (const name of named) expect([name, isKnown(name.split('.'))]).toEqual([name, true])
})
