import { describe, expect, test } from 'vitest'
import { samplesOf } from '../fixture/samples-of.ts'
import { sanitizeLabelName } from './path-labels.ts'

const object = `
metadata:
  name: pump-1
  labels: {app: mill, example.dev/line: north}
spec: {size: 3, tags: [a, 1.5, null], limits: {b: true, a: {}}}
`
const resource = (labels: string, ofMetric = '') =>
  `{metricNamePrefix: "", ${labels}, metrics: [{name: m, ${ofMetric} each: {type: Gauge, gauge: {path: [spec, size]}}}]}`

describe('labels', () => {
  test('come from the configuration and the object, in the order of their names', () => {
    const labels =
      'commonLabels: {z: last, a: first}, labelsFromPath: {name: [metadata, name], missing: [spec, x]}'
    expect(samplesOf(resource(labels), object).lines).toEqual(['m{a="first",name="pump-1",z="last"} 3'])
  })

  test('of a metric win over those of the resource, those of the object over what is common', () => {
    const labels = 'commonLabels: {a: common, b: common}, labelsFromPath: {c: [metadata, name]}'
    const ofMetric = 'commonLabels: {a: own, c: common}, labelsFromPath: {b: [spec, size]},'
    expect(samplesOf(resource(labels, ofMetric), object).lines).toEqual(['m{a="own",b="3",c="pump-1"} 3'])
  })

  test('of the kind win over those of the resource, not over those of a metric', () => {
    const labels = 'commonLabels: {customresource_kind: lost}'
    expect(samplesOf(resource(labels), object).lines).toEqual(['m 3'])
    expect(samplesOf(resource(labels, 'commonLabels: {customresource_kind: won},'), object).lines).toEqual([
      'm{customresource_kind="won"} 3',
    ])
  })

  test('with a star are the fields of an object, and named ones win over them', () => {
    expect(
      samplesOf(resource('labelsFromPath: {"*": [metadata, labels], app: [spec, size]}'), object).lines,
    ).toEqual(['m{app="3",example_dev_line="north"} 3'])
    expect(samplesOf(resource('labelsFromPath: {"l_*": [metadata, labels]}'), object).lines).toEqual([
      'm{l_app="mill",l_example_dev_line="north"} 3',
    ])
    expect(samplesOf(resource('labelsFromPath: {"*x": [metadata, labels]}'), object).lines).toEqual([
      'm{app="mill",example_dev_line="north"} 3',
    ])
    expect(samplesOf(resource('labelsFromPath: {"*": [spec, size]}'), object).lines).toEqual(['m 3'])
  })

  test('of lists and objects are as Go prints them', () => {
    const labels = 'labelsFromPath: {tags: [spec, tags], limits: [spec, limits]}'
    expect(samplesOf(resource(labels), object).lines).toEqual([
      'm{limits="map[a:map[] b:true]",tags="[a 1.5 <nil>]"} 3',
    ])
  })

  test('are escaped', () => {
    expect(samplesOf(resource('commonLabels: {a: "x\\"y\\\\z\\n"}'), object).lines).toEqual([
      'm{a="x\\"y\\\\z\\n"} 3',
    ])
  })

  test('have names that every Prometheus reads', () => {
    expect(['a', 'a-b/c.d', '9lives', '', 'é', '🚂', '__proto__'].map(sanitizeLabelName)).toEqual([
      'a',
      'a_b_c_d',
      '_9lives',
      '_',
      '_',
      '_',
      '__proto__',
    ])
  })
})
