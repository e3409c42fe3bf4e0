import { isJsonObject } from '../../object/index.ts'
import type {
  EachConfiguration,
  GaugeConfiguration,
  InfoConfiguration,
  StateSetConfiguration,
} from '../configuration/configuration.ts'
import { formatGoValue } from '../value/go-text.ts'
import { CompiledPath } from '../value/path.ts'
import { NotANumber, toFloat } from '../value/to-float.ts'
import type { LabelSet } from './label-set.ts'
import { PathLabels } from './path-labels.ts'

/** A value of a metric with the labels that are its own. */
export interface EachValue {
  readonly labels: LabelSet
  readonly value: number
}

/** What an object has for a metric. */
export interface EachResult {
  readonly values: EachValue[]
  /** Why there are not more. */
  readonly errors: string[]
}

/**
 * The values of a metric in an object: what `Values` of compiledGauge, compiledInfo and compiledStateSet do in
 * kube-state-metrics' pkg/customresourcestate/registry_factory.go, oddities included, because their series are
 * what its users have.
 */
export type Each = (object: unknown) => EachResult

export function compileEach(each: EachConfiguration): Each {
  switch (each.type) {
    case 'gauge':
      return compileGauge(each)
    case 'info':
      return compileInfo(each)
    case 'stateset':
      return compileStateSet(each)
  }
}

function compileGauge({
  path,
  labelsFromPath,
  labelFromKey,
  valueFrom,
  nilIsZero,
}: GaugeConfiguration): Each {
  const target = new CompiledPath(path)
  const source = new CompiledPath(valueFrom)
  const pathLabels = new PathLabels(labelsFromPath)
  // A path of one step may name a key of the object itself. (The comma is what upstream tells longer paths by.)
  const ownKey = source.only !== '' && !source.only?.includes(',') ? source.only : undefined

  const numberOf = (element: unknown): number | NotANumber | undefined => {
    const found = source.get(element)
    if (found !== undefined && found !== null) {
      const value = toFloat(found, nilIsZero)
      return value instanceof NotANumber ? new NotANumber(`${source.text}: ${value.reason}`) : value
    }
    if (nilIsZero) return 0
    return element === undefined || element === null
      ? new NotANumber('got nil while resolving path')
      : undefined
  }

  return (object) => {
    const values: EachValue[] = []
    const errors: string[] = []
    const fail = (place: string, { reason }: NotANumber) => errors.push(`${target.text}: ${place}${reason}`)
    const found = target.get(object)
    if (isJsonObject(found)) {
      for (const key of Object.keys(found)) {
        const element = found[key]
        const value = key === ownKey ? toFloat(element, nilIsZero) : numberOf(element)
        if (value instanceof NotANumber) {
          if (key === ownKey) fail(`[${key}]: `, value)
          continue
        }
        if (value === undefined) continue
        const labels: LabelSet = new Map()
        if (key !== '' && labelFromKey !== '') labels.set(labelFromKey, key)
        pathLabels.addTo(labels, element)
        pathLabels.addTo(labels, found)
        values.push({ labels, value })
      }
    } else {
      const elements = Array.isArray(found) ? found : [found]
      elements.forEach((element, index) => {
        const value = numberOf(element)
        if (value instanceof NotANumber) fail(Array.isArray(found) ? `[${index}]: ` : '', value)
        else if (value !== undefined) values.push({ labels: labelsOf(pathLabels, element), value })
      })
    }
    return { values, errors }
  }
}

function compileInfo({ path, labelsFromPath, labelFromKey }: InfoConfiguration): Each {
  const target = new CompiledPath(path)
  const pathLabels = new PathLabels(labelsFromPath)
  return (object) => {
    const values: EachValue[] = []
    const add = (labels: LabelSet) => {
      if (labels.size > 0) values.push({ labels, value: 1 })
    }
    const found = target.get(object)
    if (isJsonObject(found)) {
      for (const key of Object.keys(found)) {
        const labels: LabelSet = new Map()
        if (key !== '' && labelFromKey !== '') labels.set(labelFromKey, key)
        pathLabels.addTo(labels, found[key])
        add(labels)
      }
    }
    for (const element of Array.isArray(found) ? found : [found])
      if (element !== undefined && element !== null) add(labelsOf(pathLabels, element))
    return { values, errors: [] }
  }
}

function compileStateSet({ path, labelsFromPath, labelName, list, valueFrom }: StateSetConfiguration): Each {
  const target = new CompiledPath(path)
  const source = new CompiledPath(valueFrom)
  const pathLabels = new PathLabels(labelsFromPath)
  const place = new CompiledPath([...path, ...valueFrom]).text
  return (object) => {
    const values: EachValue[] = []
    const errors: string[] = []
    const found = target.get(object)
    for (const element of Array.isArray(found) ? found : [found]) {
      const state = source.get(element)
      if (state === undefined || state === null) continue
      if (typeof state !== 'string') {
        errors.push(`${place}: expected value for path to be string, got ${formatGoValue(state)}`)
        continue
      }
      for (const entry of list) {
        const labels: LabelSet = new Map([[labelName, entry]])
        pathLabels.addTo(labels, element)
        values.push({ labels, value: state === entry ? 1 : 0 })
      }
    }
    return { values, errors }
  }
}

function labelsOf(pathLabels: PathLabels, element: unknown): LabelSet {
  const labels: LabelSet = new Map()
  pathLabels.addTo(labels, element)
  return labels
}
