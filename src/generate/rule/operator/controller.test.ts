import { expect, test } from 'vitest'
import { bucket } from './controller.ts'

test.each([
  [0.5, ['0.5'], ['0x5']],
  [10, ['10', '10.0'], ['1000', '100']],
  // As strconv writes them: strconv.FormatFloat(f, 'g', -1, 64).
  [999_999, ['999999', '999999.0'], []],
  [1_000_000, ['1e+06', '1000000.0'], ['1ee06']],
  [3_600_000, ['3.6e+06', '3600000', '3600000.0'], ['3x6e+06']],
  [1e22, ['1e+22'], []],
  [0.0001, ['0.0001'], []],
  [0.000_05, ['5e-05'], ['5e-5']],
])('the bucket of %d is found as it is written, and no other', (bound, there, others) => {
  const [, operator, text = ''] = /^le(=~?)(".*")$/.exec(bucket(bound)) ?? []
  const pattern = JSON.parse(text) as string
  const matches = (value: string) =>
    operator === '=' ? value === pattern : new RegExp(`^(?:${pattern})$`).test(value)
  expect(there.filter((value) => !matches(value))).toEqual([])
  expect(others.filter(matches)).toEqual([])
})
