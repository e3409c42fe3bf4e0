import { expect, test } from 'vitest'
import { get } from './get.ts'

test.each([
  [{ fieldSelector: 'metadata.name=a' }, '--field-selector does not go with --server; take --selector'],
])('what a server cannot be asked for is refused before it is asked: %j', async (options, message) => {
  await expect(get({ output: 'table', server: 'http://127.0.0.1:1', ...options })).rejects.toThrow(message)
})
