import { goFormat, isJsonObject, type JsonObject } from '../../object/index.ts'
import type {
  EachConfiguration,
  GaugeConfiguration,
  InfoConfiguration,
  StateSetConfiguration,
} from '../configuration/configuration.ts'
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

/** What a gauge has come to so far. */
interface Gathered {
  readonly values: EachValue[]
  /** @param place within the path of the metric */
  fail(place: string, problem: NotANumber): void
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

  const fromFields = (fields: JsonObject, { values, fail }: Gathered) => {
    for (const key of Object.keys(fields)) {
      const element = fields[key]
      const value = key === ownKey ? toFloat(element, nilIsZero) : numberOf(element)
      if (value instanceof NotANumber && key === ownKey) fail(`[${key}]: `, value)
      if (value === undefined || value instanceof NotANumber) continue
      const labels: LabelSet = new Map()
      if (key !== '' && labelFromKey !== '') labels.set(labelFromKey, key)
      pathLabels.addTo(labels, element)
      pathLabels.addTo(labels, fields)
      values.push({ labels, value })
    }
  }

  const fromElement = (element: unknown, place: string, { values, fail }: Gathered) => {
    const value = numberOf(element)
    if (value instanceof NotANumber) fail(place, value)
    else if (value !== undefined) values.push({ labels: labelsOf(pathLabels, element), value })
  }

  return (object) => {
    const values: EachValue[] = []
    const errors: string[] = []
    const gathered: Gathered = {
      values,
      fail: (place, { reason }) => errors.push(`${target.text}: ${place}${reason}`),
    }
    const found = target.get(object)
    if (isJsonObject(found)) fromFields(found, gathered)
    else if (Array.isArray(found))
      for (const [index, element] of found.entries()) fromElement(element, `[${index}]: `, gathered)
    else fromElement(found, '', gathered)
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
        errors.push(`${place}: expected value for path to be string, got ${goFormat(state)}`)
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
