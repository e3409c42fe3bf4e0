import { expect, test } from 'vitest'
import { readValues, ruleValuesSchema } from '../../generate/index.ts'
import { refuseMissingKinds } from './refuse-missing-kinds.ts'

const kinds = [{ group: 'acme.io', kind: 'Database', resource: 'databases' }]

test.each([
  'only: {kinds: [databses.acme.io]}',
  'kinds: {databses.acme.io: {alerts: {CustomResourceNotReady: {for: 1h}}}}',
])('a kind that the cluster does not have is refused, wherever it is named: %s', (text) => {
  const values = readValues(ruleValuesSchema, { files: [{ name: 'v.yaml', text }] })
  expect(() => refuseMissingKinds(values, { kinds, unread: ['metrics.k8s.io/v1beta1'] })).toThrow(
    expect.objectContaining({
      exitCode: 2,
      message: expect.stringMatching(/no kind databses\.acme\.io; did you mean databases\.acme\.io\?\n/),
    }),
  )
})

test.each(['acme.io/v1', '/apis'])('one that it could not be asked for is a warning: %s failed', (failed) => {
  const values = readValues(ruleValuesSchema, { set: ['only.kinds=[rockets.acme.io]'] })
  expect(refuseMissingKinds(values, { kinds, unread: [failed] })).toEqual([
    expect.stringContaining('it could not be asked'),
  ])
})
