import type { KubernetesObject } from '../../object/index.ts'
import type { BaseLabels, CompiledFamily } from './compiled-family.ts'
import { compareLabels, RenderedLabels } from './label-set.ts'

/** The samples of one object in all families of its kind, family by family. Small, because there are many. */
export interface ObjectSamples {
  /** Label texts; see `LabelHead` of the family. Samples with the same labels share one string. */
  readonly labels: readonly string[]
  readonly values: readonly number[]
  /** For each family, where its samples end. */
  readonly ends: readonly number[]
}

/** Told why an object has fewer samples than it might. */
export type OnSampleError = (family: CompiledFamily, error: string) => void

/** Reads an object. Pure but for `onError`: the same object gives the same samples in the same order. */
export function readSamples(
  families: readonly CompiledFamily[],
  object: KubernetesObject,
  onError: OnSampleError,
): ObjectSamples {
  const bases = new Map<BaseLabels, RenderedLabels>()
  const labels: string[] = []
  const values: number[] = []
  const ends: number[] = []
  for (const family of families) {
    const result = family.each(object)
    for (const error of result.errors) onError(family, error)
    if (result.values.length > 0) {
      const base = baseFor(family.base, object, bases)
      if (result.values.length > 1) result.values.sort((a, b) => compareLabels(a.labels, b.labels))
      for (const { labels: own, value } of result.values) {
        labels.push(base.with(own))
        values.push(value)
      }
    }
    ends.push(labels.length)
  }
  // Copies, because an array that has grown holds room for more.
  return { labels: labels.slice(), values: values.slice(), ends }
}

function baseFor(
  base: BaseLabels,
  object: KubernetesObject,
  bases: Map<BaseLabels, RenderedLabels>,
): RenderedLabels {
  const known = bases.get(base)
  if (known) return known
  const labels = new Map(base.common)
  base.fromPath.addTo(labels, object)
  const rendered = new RenderedLabels(labels, base.head)
  bases.set(base, rendered)
  return rendered
}
