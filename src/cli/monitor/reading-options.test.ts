import { expect, test } from 'vitest'
import { readReading } from './reading-options.ts'

const resource = { group: 'acme.io', kind: 'Database', resource: 'databases' }

test('nothing is read beyond the default when nothing is asked for', async () => {
  expect(await readReading({})).toEqual({ reading: {}, metadata: {}, optIns: [] })
})

test('labels and annotations that are let through bring their metrics along', async () => {
  const read = await readReading({
    labelsAllowlist: 'Database=[team]',
    annotationsAllowlist: '*=[*]',
    statusInfo: 4,
  })
  expect(read.optIns).toEqual(['labels', 'annotations'])
  expect(read.metadata.labels?.namesOf(resource)).toEqual(new Set(['team']))
  expect(read.metadata.annotations?.namesOf(resource)).toEqual(new Set(['*']))
  expect(read.reading).toEqual({ statusInfoFields: 4 })
})

test.each([
  [{ labelsAllowlist: 'team' }, '--labels-allowlist: cannot read "team": write KIND.GROUP=[NAME,…]'],
  [{ annotationsAllowlist: 'A=[]' }, '--annotations-allowlist: cannot read "A=[]"'],
  [{ pairs: '/nowhere/pairs.yaml' }, '--pairs: cannot read /nowhere/pairs.yaml: there is no such file'],
])('%j is refused', async (options, expected) => {
  await expect(readReading(options)).rejects.toThrow(expected)
})
