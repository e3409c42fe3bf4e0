import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readCustomResourceDefinition } from '../../schema/index.ts'
import { watchedVersion } from './watched-version.ts'

/** `v1 v2beta1* v3-`: a star is stored, a minus not served. */
function watched(versions: string): string | undefined {
  const list = versions.split(' ').map((text) => {
    const name = text.replace(/[*-]/g, '')
    return `{name: ${name}, served: ${!text.includes('-')}, storage: ${text.includes('*')}}`
  })
  return watchedVersion(readCustomResourceDefinition(parse(`{spec: {versions: [${list.join(', ')}]}}`)))?.name
}

test.each([
  ['v1 v1beta1*', 'v1beta1'],
  ['v1beta1 v1 v2*-', 'v1'],
  ['v1alpha1 v2beta1 v1beta2 v3*-', 'v2beta1'],
  ['foo v1alpha1 v9*-', 'v1alpha1'],
  ['v1*-', undefined],
])('of %s is watched: %s', (versions, expected) => {
  expect(watched(versions)).toBe(expected)
})
