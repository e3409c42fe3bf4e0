import { expect, test } from 'vitest'
import { ownedResources } from '../../generate/index.ts'
import { ownedKinds } from '../../monitor/index.ts'

test('the permissions that are generated are those for the kinds that the monitor reads, but for Secrets', () => {
  const watched = ownedKinds
    .flat()
    .map(({ resource: { group, resource } }) => `${group}/${resource}`)
    .filter((name) => name !== '/secrets')
  const granted = Object.entries(ownedResources).flatMap(([group, resources]) =>
    resources.map((resource) => `${group}/${resource}`),
  )
  expect(granted.sort()).toEqual(watched.sort())
})
