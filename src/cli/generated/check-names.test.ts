import { expect, test } from 'vitest'
import { checkNames } from './check-names.ts'

test('names that no object can have are refused with the option that gives them', () => {
  expect(() => checkNames({ '--namespace': 'monitoring', '--name': 'Bad_N' })).toThrow(
    /^--name Bad_N: a lowercase RFC 1123 label must consist of/,
  )
  expect(() => checkNames({ '--namespace': '', '--name': undefined })).toThrow(/^--namespace : a lowercase/)
})

test('names that can be are let through, as is what was not given', () => {
  expect(() => checkNames({ '--namespace': 'monitoring', '--name': undefined })).not.toThrow()
})
