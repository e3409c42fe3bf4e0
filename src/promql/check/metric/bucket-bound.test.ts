import { expect, test } from 'vitest'
import { checksIn, findingsIn, record } from '../fixture/findings-in.ts'

test.each([
  ['le="10"', 'le=~"10|10\\\\.0"'],
  ['le=~"10"', 'le=~"10|10\\\\.0"'],
  ['le="10.0"', 'le=~"10|10\\\\.0"'],
  ['le=~"10\\\\.0"', 'le=~"10|10\\\\.0"'],
  ['le=~"10|10.0"', 'le=~"10|10\\\\.0"'],
  ['le!~"5|10.0|0.5"', 'le!~"5|10\\\\.0|0\\\\.5"'],
  ['le=~"10|10\\\\.0"', undefined],
  ['le="+Inf"', undefined],
  ['le="0.5"', undefined],
])('of the bound %s the advice is %s', (bound, advice) => {
  const text = record(`sum by (job) (rate(x_seconds_bucket{${bound}}[5m]))`)
  const found = findingsIn(text).filter((finding) => finding.includes('[bucket-bound]'))
  if (advice === undefined) return expect(found).toEqual([])
  expect(found).toEqual([expect.stringContaining(`write ${advice}`)])
  // What is advised is found nothing in.
  expect(checksIn(record(`sum by (job) (rate(x_seconds_bucket{${advice}}[5m]))`))).toEqual([])
})
