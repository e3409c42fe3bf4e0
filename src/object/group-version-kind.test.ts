import { expect, test } from 'vitest'
import {
  formatApiVersion,
  formatGroupKind,
  formatGroupResource,
  parseApiVersion,
} from './group-version-kind.ts'

test.each([
  ['v1', { group: '', version: 'v1' }],
  ['apps/v1', { group: 'apps', version: 'v1' }],
])('%s is read and written', (text, groupVersion) => {
  expect(parseApiVersion(text)).toEqual(groupVersion)
  expect(formatApiVersion(groupVersion)).toBe(text)
})

test('the core group leaves no dot behind', () => {
  expect(formatGroupKind({ group: '', kind: 'Pod' })).toBe('Pod')
  expect(formatGroupKind({ group: 'apps', kind: 'Deployment' })).toBe('Deployment.apps')
  expect(formatGroupResource({ group: '', resource: 'pods' })).toBe('pods')
  expect(formatGroupResource({ group: 'apps', resource: 'deployments' })).toBe('deployments.apps')
})
