import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  assess,
  explain,
  type Hints,
  noOverrides,
  type Override,
  overridesFrom,
  type SchemaHints,
} from './index.ts'

const midnight = Date.UTC(2026, 0, 1)
const minute = 60_000

function object(status: string, rest = 'spec: {size: 3}') {
  const text = 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: a, generation: 1}'
  return { ...parse(`${text}\n${rest}`), status: parse(status) }
}

function say(status: string, hints: Hints): string {
  const { state, reason } = assess(object(status), hints)
  return `${state} ${reason}`
}

describe('time', () => {
  const notReady = (reason: string) =>
    `{conditions: [{type: Ready, status: "False", reason: ${reason}, lastTransitionTime: "2026-01-01T00:00:00Z"}]}`

  test('what is not ready, and does not say what it is doing, is ill after ten minutes', () => {
    expect(explain(object(notReady('NotReady')), { now: midnight + 9 * minute })).toMatchObject({
      verdict: { state: 'progressing' },
      until: midnight + 10 * minute,
    })
    expect(say(notReady('NotReady'), { now: midnight + 10 * minute })).toBe('degraded NotReady')
    expect(say(notReady('NotReady'), {})).toBe('progressing NotReady')
  })

  test('what says that it is at it may take its time', () => {
    expect(say(notReady('Creating'), { now: midnight + 600 * minute })).toBe('progressing Creating')
    const beside = notReady('NotReady').replace('{conditions', '{phase: Provisioning, conditions')
    expect(say(beside, { now: midnight + 600 * minute })).toMatch(/^progressing/)
  })

  test('a count that falls short does not tell since when, and is not ill for it', () => {
    expect(say('{replicas: 3, readyReplicas: 1}', { now: midnight + 10 * minute })).toBe(
      'progressing NotAllReady',
    )
  })
})

describe('a schema', () => {
  const schema = (hints: Partial<SchemaHints>): Hints => ({ schema: { hasStatus: true, ...hints } })

  test('without a status tells that there is nothing to judge by', () => {
    expect(say('null', { schema: { hasStatus: false } })).toBe('unknown StaticKind')
    expect(say('{phase: Failed}', { schema: { hasStatus: false } })).toBe('degraded Failed')
  })

  test('with one tells that a blank one is still to be filled', () => {
    expect(say('{}', {})).toBe('unknown NoSignal')
    expect(say('{}', schema({}))).toBe('progressing NoStatus')
  })

  test('shows a field in a column that is named for a state', () => {
    expect(say('{mode: Failed}', {})).toBe('unknown NoSignal')
    expect(say('{mode: Failed}', schema({ columns: { 'status.mode': 'Status' } }))).toBe('degraded Failed')
    expect(say('{mode: Failed}', schema({ columns: { 'status.mode': 'Mode' } }))).toBe('unknown NoSignal')
  })

  test('shows a condition in a column, which then speaks for the whole', () => {
    const status = '{phase: Running, conditions: [{type: LeaseHeld, status: "False"}]}'
    expect(say(status, {})).toBe('healthy Running')
    expect(say(status, schema({ columns: { 'status.conditions[type=LeaseHeld]': 'Held' } }))).toBe(
      'progressing NotLeaseHeld',
    )
  })

  test('lists values that are good and bad: then the field is a state, nested ones too', () => {
    const enums = { 'status.shards[].mode': ['Serving', 'Failed'] }
    expect(say('{shards: [{mode: Serving}, {mode: Failed}]}', schema({ enums }))).toBe('degraded Failed')
    expect(
      say('{shards: [{mode: Failed}]}', schema({ enums: { 'status.shards[].mode': ['Failed', 'Blue'] } })),
    ).toBe('unknown NoSignal')
  })
})

describe('overrides', () => {
  const override = (assessObject: Override['assess']) =>
    overridesFrom([{ group: 'example.com', kind: 'Widget', assess: assessObject }])
  const failed = '{phase: Failed}'

  test('decide where they say something, and leave the rest to the general rules', () => {
    const overrides = override(({ spec }) => (spec ? { state: 'healthy', reason: 'AsWished' } : undefined))
    expect(say(failed, { overrides })).toBe('healthy AsWished')
    expect(assess(object(failed, 'data: {}'), { overrides })).toMatchObject({ state: 'degraded' })
    expect(say(failed, { overrides: noOverrides })).toBe('degraded Failed')
  })

  test('that stumble over an object say nothing of it', () => {
    const overrides = override(() => {
      throw new TypeError('no such field')
    })
    expect(say(failed, { overrides })).toBe('degraded Failed')
  })

  test('do not hide a deletion', () => {
    const overrides = override(() => ({ state: 'healthy' }))
    const metadata = { deletionTimestamp: '2026-01-01T00:00:00Z' }
    expect(assess({ ...object(failed), metadata }, { overrides }).state).toBe('terminating')
  })
})
