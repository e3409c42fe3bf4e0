import { expect, test } from 'vitest'
import { checkOf } from './readiness-check.ts'

test('a part that waits for a permission can be told from one that fails', () => {
  const part = { name: 'databases.example.com', ready: false, message: 'cannot list' }
  expect(checkOf({ ...part, forbidden: true })).toEqual({
    name: part.name,
    failure: 'cannot list',
    cause: 'forbidden',
  })
  expect(checkOf({ ...part, forbidden: false })).toEqual({ name: part.name, failure: 'cannot list' })
})

test('a part that is ready, but not by being synced, warns', () => {
  expect(checkOf({ name: 'history', ready: true, message: 'there is no room' })).toEqual({
    name: 'history',
    warning: 'there is no room',
  })
})
