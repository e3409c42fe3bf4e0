import { expect, test } from 'vitest'
import { readOwnedKinds } from './owned-kinds.ts'

test('kinds of what is owned are named as kubectl names them', () => {
  const read = readOwnedKinds('--owned-except', ['secrets', 'Pod', 'deploy'])
  expect(read.map(({ kind }) => kind)).toEqual(['Secret', 'Pod', 'Deployment'])
  expect(() => readOwnedKinds('--owned-except', ['nodes'])).toThrow(
    '--owned-except nodes: no kind that is read of what custom resources own; there are deployments, statefulsets,',
  )
  expect(() => readOwnedKinds('--owned-except', ['secrts'])).toThrow('; did you mean secrets?')
})
