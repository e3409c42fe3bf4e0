import { describe, expect, test } from 'vitest'
import { samplesOf } from '../fixture/samples-of.ts'

/** One metric named `m` without a prefix. */
const metric = (each: string) => `{metricNamePrefix: "", metrics: [{name: m, each: ${each}}]}`
const gauge = (options: string) => metric(`{type: Gauge, gauge: ${options}}`)
const info = (options: string) => metric(`{type: Info, info: ${options}}`)
const stateSet = (options: string) => metric(`{type: StateSet, stateSet: ${options}}`)

describe('a gauge', () => {
  test('is of a single value', () => {
    expect(samplesOf(gauge('{path: [status, up]}'), 'status: {up: "50%"}')).toEqual({
      lines: ['m 0.5'],
      errors: [],
    })
  })

  test('that leads nowhere has no sample and an error, or zero when that is asked for', () => {
    expect(samplesOf(gauge('{path: [status, up]}'), '{}')).toEqual({
      lines: [],
      errors: ['[status,up]: got nil while resolving path'],
    })
    expect(samplesOf(gauge('{path: [status, up], nilIsZero: true}'), '{}').lines).toEqual(['m 0'])
  })

  test('of a text that is no number has an error', () => {
    expect(samplesOf(gauge('{path: [up]}'), 'up: high').errors).toEqual([
      '[up]: []: parsing "high": it is no time, quantity, percentage or number',
    ])
  })

  test('has a sample for each element of a list', () => {
    const object = 'parts: [{n: a, w: 1}, {n: b}, {n: c, w: x}, {n: d, w: true}]'
    expect(samplesOf(gauge('{path: [parts], valueFrom: [w], labelsFromPath: {part: [n]}}'), object)).toEqual({
      lines: ['m{part="a"} 1', 'm{part="d"} 1'],
      errors: ['[parts]: [2]: [w]: parsing "x": it is no time, quantity, percentage or number'],
    })
  })

  test('has a sample for each field of an object, the field’s name as label', () => {
    const object = 'zones: {east: {ready: 2, size: L}, west: {ready: 3}, none: {}}'
    const options = '{path: [zones], labelFromKey: zone, valueFrom: [ready], labelsFromPath: {size: [size]}}'
    expect(samplesOf(gauge(options), object).lines).toEqual(['m{size="L",zone="east"} 2', 'm{zone="west"} 3'])
  })

  test('takes the value of the field that valueFrom names, and labels from the whole object', () => {
    const options = '{path: [s], valueFrom: [ready], labelFromKey: key, labelsFromPath: {mode: [mode]}}'
    expect(samplesOf(gauge(options), 's: {ready: 2, mode: fast, other: {ready: 5}}').lines).toEqual([
      'm{key="other",mode="fast"} 5',
      'm{key="ready",mode="fast"} 2',
    ])
  })

  test('with nilIsZero has a zero for every field of an object that has no value', () => {
    expect(
      samplesOf(gauge('{path: [s], valueFrom: [ready], nilIsZero: true}'), 's: {ready: 2, a: b}').lines,
    ).toEqual(['m 2', 'm 0'])
  })
})

describe('an info', () => {
  test('is of labels, and is not there without any', () => {
    expect(
      samplesOf(info('{path: [spec], labelsFromPath: {v: [version]}}'), 'spec: {version: 1.2}').lines,
    ).toEqual(['m{v="1.2"} 1'])
    expect(samplesOf(info('{path: [spec], labelsFromPath: {v: [version]}}'), 'spec: {}').lines).toEqual([])
    expect(samplesOf(info('{path: [spec]}'), 'spec: {version: 1}').lines).toEqual([])
  })

  test('has a sample for each element of a list, scalars included', () => {
    expect(
      samplesOf(info('{path: [refs], labelsFromPath: {ref: []}}'), 'refs: [a, 7, true, null]').lines,
    ).toEqual(['m{ref="7"} 1', 'm{ref="a"} 1', 'm{ref="true"} 1'])
  })

  test('has a sample for each field of an object that has labels, beside the object’s own', () => {
    const options = '{path: [z], labelFromKey: zone, labelsFromPath: {phase: [phase]}}'
    expect(samplesOf(info(options), 'z: {east: {phase: Up}, west: {}, phase: Mixed}').lines).toEqual([
      'm{phase="Mixed"} 1',
      'm{phase="Up",zone="east"} 1',
      'm{zone="phase"} 1',
      'm{zone="west"} 1',
    ])
  })
})

describe('a state set', () => {
  const options = (path: string, more = '') => `{path: ${path}, labelName: phase, list: [Up, Down]${more}}`

  test('is 1 for the state that is, 0 for the others', () => {
    expect(samplesOf(stateSet(options('[phase]')), 'phase: Up').lines).toEqual([
      'm{phase="Down"} 0',
      'm{phase="Up"} 1',
    ])
    expect(samplesOf(stateSet(options('[phase]')), 'phase: Sideways').lines).toEqual([
      'm{phase="Down"} 0',
      'm{phase="Up"} 0',
    ])
  })

  test('is not there without a state, which is no error, and an error for what is no text', () => {
    expect(samplesOf(stateSet(options('[phase]')), '{}')).toEqual({ lines: [], errors: [] })
    expect(samplesOf(stateSet(options('[phase]')), 'phase: 3')).toEqual({
      lines: [],
      errors: ['[phase]: expected value for path to be string, got 3'],
    })
  })

  test('has states for each element of a list', () => {
    const more = ', valueFrom: [p], labelsFromPath: {part: [n]}'
    expect(samplesOf(stateSet(options('[parts]', more)), 'parts: [{n: a, p: Up}, {n: b}]').lines).toEqual([
      'm{part="a",phase="Down"} 0',
      'm{part="a",phase="Up"} 1',
    ])
  })
})
