import { expect, test } from 'vitest'
import { ViewError } from '../view/index.ts'
import { withRefusal } from './refusal.ts'

const said = (error: Error) => withRefusal(Promise.reject(error)).catch(({ message }: Error) => message)

test('who is asked who asks is told the options that say it', async () => {
  const refused = new ViewError(
    'refused',
    'http://a/api/v1/kinds answers 401 no credentials came; it takes Bearer',
  )
  expect(await said(refused)).toMatch(
    / it takes Bearer; show it who asks: --server-token-file, --server-user or /,
  )
})

test('to whom it is forbidden, or who asks nobody, is not', async () => {
  const forbidden = new ViewError('refused', 'http://a/api/v1/kinds answers 403 not allowed')
  expect(await said(forbidden)).toBe(forbidden.message)
  const away = new ViewError('away', 'http://a answers 503')
  expect(await said(away)).toBe(away.message)
})
