import { expect, test } from 'vitest'
import { readOptIns } from './opt-ins.ts'

test('metrics are asked for by their names, with their prefix or without', () => {
  const asked = readOptIns(['condition_reason_info', 'binnacle_cr_phase'], ['labels'])
  expect([...asked]).toEqual(['condition_reason_info', 'phase', 'labels'])
})

test('one that is not there is refused, and those there are are named', () => {
  expect(() => readOptIns(['nosuch'], [])).toThrow(/^--opt-in nosuch: .*condition_reason_info/)
})

test('one that is misspelt is refused with the one that is meant', () => {
  expect(() => readOptIns(['condition_reson_info'], [])).toThrow(
    '--opt-in condition_reson_info: there is no such metric; did you mean condition_reason_info?',
  )
})

test('labels and annotations need to be told which', () => {
  expect(() => readOptIns(['labels'], [])).toThrow('--labels-allowlist')
  expect(readOptIns(['labels'], ['labels']).has('labels')).toBe(true)
})
