import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { crdText } from '../fixture/crd-text.ts'
import { definitionFindings } from './definition-findings.ts'
import { readDefinition } from './definition-record.ts'

const versions = [
  '{name: v1, served: true, storage: true}',
  '{name: v1beta1, served: true, storage: false}',
  '{name: v1alpha1, served: false, storage: false}',
]
const definition = (stored: string, established: 'True' | 'False' = 'True') =>
  readDefinition(
    parse(`${crdText({ kind: 'Database', versions, established })}  storedVersions: ${stored}\n`),
  )

test.each([
  ['[v1]', ''],
  ['[v1beta1, v1]', 'stored-version-stale v1beta1'],
  ['[v1alpha1, v1beta1, v1]', 'stored-version-unserved v1alpha1, stored-version-stale v1beta1'],
])('resources stored as %s: %s', (stored, expected) => {
  const found = definitionFindings(definition(stored)).map(
    ({ rule, message }) => `${rule} ${/stored as (\w+)/.exec(message)?.[1]}`,
  )
  expect(found.join(', ')).toBe(expected)
})

test('a definition has a verdict as any resource has', () => {
  expect(definition('[v1]').verdict).toMatchObject({ state: 'healthy' })
  expect(definition('[v1]', 'False').verdict.state).not.toBe('healthy')
})
